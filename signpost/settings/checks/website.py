"""What [site] may say: where the site starts, and which hosts are the site's."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from signpost.pages.addresses import normalise
from signpost.settings.config_error import ConfigError, one_line, shown
from signpost.settings.sections import Sections, SiteSettings

HOST = re.compile(r"(\[[0-9a-f:.]+\]|[^\s/@?#:\[\]]+)(:[0-9]{1,5})?", re.IGNORECASE)


def checked_url(url: str) -> str:
    """Normalise a start address, or say what is wrong with it.

    Raises:
        ConfigError: it is not an http or https address with a host, or it holds a login, which
            the message does not repeat.
    """
    try:
        has_login = "@" in urlsplit(url.strip()).netloc
        good = normalise(url)
    except ValueError:
        has_login, good = False, None
    if has_login:
        raise ConfigError(
            "the address holds a login (name:password@): take it out, and name an environment "
            "variable that holds it in [crawl] login_from"
        )
    if good is None:
        raise ConfigError(
            f"{one_line(url)}: not a web address. It has to look like https://www.example.gov.uk/"
        )
    return good


def start_address(site: SiteSettings) -> str:
    """Return the normalised address that the crawl starts from.

    Raises:
        ConfigError: there is none, or it is none.
    """
    if not site.url:
        raise ConfigError('[site] needs url = "https://…", the address to start from')
    try:
        return checked_url(site.url)
    except ConfigError as error:
        raise ConfigError(f"[site] url: {error}") from None


def hosts_are_hosts(sections: Sections) -> None:
    """Refuse addresses where a host has to be: they would never fit."""
    written = {
        "[site] hosts": sections.site.hosts,
        "[site] aliases": sections.site.aliases,
        "[search] present_hosts": sections.search.present_hosts,
    }
    for where, hosts in written.items():
        for host in hosts:
            if not HOST.fullmatch(host):
                raise ConfigError(
                    f"{where}: {shown(host)} has to be a host alone, such as pay.example.gov.uk"
                )


def aliases_are_other_hosts(sections: Sections) -> None:
    """Refuse a host that is to be both part of the site and read as another."""
    site = sections.site
    own = {urlsplit(site.url).netloc, *(host.lower() for host in site.hosts)}
    for alias in site.aliases:
        if alias.lower() in own:
            raise ConfigError(
                f"[site] aliases: {one_line(alias)} is this site's own host; aliases are of the "
                "site that it is a copy of"
            )


def contact_is_one_line(sections: Sections) -> None:
    """Refuse a contact that cannot be sent in the User-Agent."""
    contact = sections.site.contact
    if contact and not contact.isprintable():
        raise ConfigError(f"[site] contact has to be one line of text, not {shown(contact)}")
