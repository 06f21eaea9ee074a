"""What [crawl] may say of the network that it is asked from: its proxy."""

from __future__ import annotations

from signpost.settings.config_error import ConfigError
from signpost.settings.proxy_address import NO_PROXY_AT_ALL, parse_proxy
from signpost.settings.sections import Sections


def proxy_is_an_address(sections: Sections) -> None:
    """Refuse what is no address of a proxy; it is not repeated, as it may hold a password."""
    written = sections.crawl.proxy.strip()
    if not written or written.lower() == NO_PROXY_AT_ALL:
        return
    try:
        parse_proxy(written)
    except ValueError as error:
        raise ConfigError(
            f'[crawl] proxy {error}; "{NO_PROXY_AT_ALL}" is for no proxy at all'
        ) from None
