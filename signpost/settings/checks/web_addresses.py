"""Checks an address at which people reach what Signpost serves."""

from __future__ import annotations

from signpost.pages.addresses import normalise
from signpost.settings.config_error import ConfigError, shown


def check_public_url(where: str, url: str) -> None:
    """Check an address that may be left out.

    Raises:
        ConfigError: it is not a web address; the message begins with `where`.
    """
    if url and normalise(url) is None:
        raise ConfigError(f"{where} has to be a web address with https://, not {shown(url)}")
