"""What [reports] may say: addresses, the regulator's day, and an email that can be sent."""

from __future__ import annotations

import ipaddress
from datetime import date

from signpost.pages.addresses import host_of, is_loopback, resolve
from signpost.settings.checks.web_addresses import check_public_url
from signpost.settings.checks.website import HOST
from signpost.settings.config_error import ConfigError, one_line, shown
from signpost.settings.sections import Sections


def public_url_is_an_address(sections: Sections) -> None:
    """Refuse what people could not open."""
    check_public_url("[reports] public_url", sections.reports.public_url)


def sample_is_on_the_site(sections: Sections) -> None:
    """Refuse pages of a sample that are not this site's: they would never be looked at."""
    hosts = sections.site.all_hosts | {host.lower() for host in sections.site.aliases}
    for written in sections.reports.sample:
        found = resolve(sections.site.url, written)
        if found is None or host_of(found[0]) not in hosts:
            raise ConfigError(
                f"[reports] sample: {shown(written)} has to be a path or an address on this site"
            )


def letter_came_on_a_day(sections: Sections) -> None:
    """Refuse what is no day."""
    text = sections.reports.regulator_letter
    try:
        if text:
            date.fromisoformat(text)
    except ValueError:
        raise ConfigError(
            f'[reports] regulator_letter has to be a day such as "2026-10-01", not {shown(text)}'
        ) from None


def email_can_be_sent(sections: Sections) -> None:
    """Refuse readers of an email that has no sender, or no server that would take it."""
    reports = sections.reports
    needed = {"email_from": reports.email_from, "smtp_host": reports.smtp_host}
    missing = [key for key, value in needed.items() if not value]
    if reports.email_to and missing:
        raise ConfigError(f"[reports] email_to needs {' and '.join(missing)} as well")


def email_addresses_are_addresses(sections: Sections) -> None:
    """Refuse what no email can be sent to or from."""
    reports = sections.reports
    written = [("email_to", address) for address in reports.email_to]
    written += [("email_from", reports.email_from)] * bool(reports.email_from)
    for key, address in written:
        if "@" not in address.strip("@ ") or not address.isprintable():
            raise ConfigError(
                f"[reports] {key}: {shown(address)} has to be an email address, such as "
                "web@example.gov.uk"
            )


def mail_server_is_a_host(sections: Sections) -> None:
    """Refuse a mail server with a port or more in its name."""
    host = sections.reports.smtp_host
    if host and (not HOST.fullmatch(host) or ":" in host) and not _is_ipv6(host):
        raise ConfigError(
            f"[reports] smtp_host has to be a host alone, such as smtp.example.gov.uk, not "
            f"{shown(host)}; its port is smtp_port"
        )


def mail_is_not_sent_in_the_open(sections: Sections) -> None:
    """Refuse mail without encryption to a server on another machine."""
    reports = sections.reports
    host = f"[{reports.smtp_host}]" if _is_ipv6(reports.smtp_host) else reports.smtp_host
    if reports.smtp_security == "none" and host and not is_loopback(f"http://{host}/"):
        raise ConfigError(
            '[reports] smtp_security = "none" would send the report in the open to '
            f"{one_line(host)}: only for a mail server on this machine"
        )


def _is_ipv6(host: str) -> bool:
    """Whether a host is written as an IPv6 address."""
    try:
        return ipaddress.ip_address(host).version == 6
    except ValueError:
        return False
