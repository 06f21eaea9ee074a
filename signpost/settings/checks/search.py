"""What [search] may say of the site's own search, of colours and of where it is reached."""

from __future__ import annotations

import ipaddress
import re

from signpost.settings.checks.web_addresses import check_public_url
from signpost.settings.config_error import ConfigError, shown
from signpost.settings.existing_search import check_existing_search
from signpost.settings.sections import Sections

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_PREFIX = re.compile(r"(?:/[\w.~-]+)*/?", re.ASCII)


def existing_search_can_be_asked(sections: Sections) -> None:
    """Refuse an address of the site's own search that cannot be asked, or answers unread."""
    try:
        check_existing_search(sections.search, sections.site.url, sections.site.all_hosts)
    except ValueError as error:
        raise ConfigError(f"[search] {error}") from None


def colour_is_hexadecimal(sections: Sections) -> None:
    """Refuse a colour that is not written #rrggbb; how dark it is, the search itself looks at."""
    colour = sections.search.colour
    if not _COLOUR.fullmatch(colour):
        raise ConfigError(f'[search] colour has to look like "#14364a", not {shown(colour)}')


def public_url_is_an_address(sections: Sections) -> None:
    """Refuse what residents could not open."""
    check_public_url("[search] public_url", sections.search.public_url)


def path_prefix_is_a_path(sections: Sections) -> None:
    """Refuse a path prefix that is no plain path."""
    prefix = sections.search.path_prefix
    if not _PREFIX.fullmatch(prefix):
        raise ConfigError(f'[search] path_prefix has to look like "/find", not {shown(prefix)}')


def trusted_proxies_are_networks(sections: Sections) -> None:
    """Refuse proxies that are no addresses or networks: a name would never be one."""
    for section in ("search", "reports"):
        for proxy in getattr(sections, section).trusted_proxies:
            try:
                ipaddress.ip_network(proxy)
            except ValueError:
                raise ConfigError(
                    f"[{section}] trusted_proxies has to hold addresses or networks, such as "
                    f'"10.0.0.0/8", not {shown(proxy)}'
                ) from None
