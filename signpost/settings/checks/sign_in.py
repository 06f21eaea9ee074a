"""How Signpost signs in, and how people sign in to it: one way each, and no secret in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from signpost.settings.config_error import ConfigError, one_line
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
