"""How Signpost signs in, and how people sign in to it: one way each, and no secret in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from signpost.pages.addresses import host_of, normalise
from signpost.settings.config_error import ConfigError, one_line, shown
from signpost.settings.sections import CrawlSettings, Sections

_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
# RFC 9110, 5.6.2: what the name of a header may be made of.
_HEADER = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")


def secrets_are_not_written_down(sections: Sections) -> None:
    """Refuse what cannot be the name of an environment variable; it may be the secret itself."""
    crawl, reports = sections.crawl, sections.reports
    named = {
        "[crawl] login_from": crawl.login_from,
        "[crawl] cookie_from": crawl.cookie_from,
        "[reports] password_from": reports.password_from,
        "[reports] smtp_password_from": reports.smtp_password_from,
    }
    for where, variable in named.items():
        if variable and not _VARIABLE.fullmatch(variable):
            raise ConfigError(
                f"{where} has to be the name of an environment variable, such as SIGNPOST_SECRET, "
                "and never what it holds"
            )


def headers_name_variables(sections: Sections) -> None:
    """Refuse headers that are none, and one that is to be sent with two values."""
    seen: set[str] = set()
    for number, (header, variable) in enumerate(_headers(sections.crawl), 1):
        if not _HEADER.fullmatch(header) or not _VARIABLE.fullmatch(variable):
            raise ConfigError(
                f'[crawl] headers_from: number {number} has to look like "X-Staging=STAGING_KEY", '
                "a header and the name of an environment variable"
            )
        if header.lower() in seen:
            raise ConfigError(
                f"[crawl] headers_from names {one_line(header)} twice: keep one of them"
            )
        seen.add(header.lower())


def crawl_signs_in_one_way(sections: Sections) -> None:
    """Refuse two ways to sign in to the site at once."""
    crawl = sections.crawl
    if crawl.login_from and crawl.cookie_from:
        raise ConfigError(
            "[crawl] login_from and cookie_from are two ways to sign in: keep one. For a site that "
            'needs both, send the cookie by headers_from = ["Cookie=VARIABLE"]'
        )
    sent = {header.lower() for header, _ in _headers(crawl)}
    for key, value, header in (
        ("login_from", crawl.login_from, "Authorization"),
        ("cookie_from", crawl.cookie_from, "Cookie"),
    ):
        if value and header.lower() in sent:
            raise ConfigError(
                f"[crawl] {key} and headers_from both send {header}, two ways to sign in: keep one"
            )


def form_is_whole(sections: Sections) -> None:
    """Refuse a form that cannot be sent, or of which nobody could say if it worked."""
    form = sections.crawl.sign_in
    if not form.is_wanted:
        return
    missing = [key for key in ("page", "fields_from", "signed_in") if not getattr(form, key)]
    if missing:
        raise ConfigError(f"[crawl.sign_in] needs {' and '.join(missing)} as well")
    if sections.crawl.cookie_from:
        raise ConfigError(
            "[crawl] cookie_from and [crawl.sign_in] are two ways to sign in: keep one"
        )
    try:
        address = normalise(urljoin(sections.site.url, form.page))
    except ValueError:
        address = None
    if address is None or host_of(address) not in sections.site.all_hosts:
        raise ConfigError(
            f"[crawl.sign_in] page: {shown(form.page)} has to be a path or an address on this site"
        )


def form_names_variables(sections: Sections) -> None:
    """Refuse fields without the name of a variable, and one that is filled in twice."""
    seen: set[str] = set()
    for number, entry in enumerate(sections.crawl.sign_in.fields_from, 1):
        name, _, variable = (part.strip() for part in entry.rpartition("="))
        if not name or not _VARIABLE.fullmatch(variable):
            raise ConfigError(
                f"[crawl.sign_in] fields_from: number {number} has to look like "
                '"password=STAGING_PASSWORD", a field of the form and the name of an environment '
                "variable"
            )
        if name in seen:
            raise ConfigError(
                f"[crawl.sign_in] fields_from names {one_line(name)} twice: keep one of them"
            )
        seen.add(name)


def reports_are_signed_into_one_way(sections: Sections) -> None:
    """Refuse a password beside a proxy that signs people in: it would never be asked for."""
    reports = sections.reports
    if reports.password_from and reports.user_header:
        raise ConfigError(
            "[reports] password_from and user_header are two ways to sign in: keep one"
        )
    if reports.user_header and not _HEADER.fullmatch(reports.user_header):
        raise ConfigError(
            "[reports] user_header has to be the name of a header, such as X-Forwarded-User"
        )


def mail_login_is_whole(sections: Sections) -> None:
    """Refuse a user name without a password, and the other way round."""
    reports = sections.reports
    if bool(reports.smtp_user) != bool(reports.smtp_password_from):
        raise ConfigError(
            "[reports] smtp_user and smtp_password_from go together: the user name for the mail "
            "server, and the environment variable with its password"
        )


def _headers(crawl: CrawlSettings) -> Iterator[tuple[str, str]]:
    """Read `headers_from` as headers and the variables that hold their values."""
    for entry in crawl.headers_from:
        header, _, variable = entry.partition("=")
        yield header.strip(), variable.strip()
