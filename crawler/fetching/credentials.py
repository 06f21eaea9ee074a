"""What lets the crawl into a staging site: headers whose values come from the environment.

The settings name the variables; the values are sent to the site's own hosts alone and are never
stored or written anywhere.
"""

from __future__ import annotations

import base64
import os
from collections.abc import Mapping
from urllib.parse import urlsplit

from signpost.pages.addresses import host_of
from signpost.settings.config import Config, ConfigError


class Credentials:
    """The headers to send to the site's own hosts."""

    def __init__(self, config: Config, environment: Mapping[str, str] = os.environ) -> None:
        """Read the variables that `[crawl]` names.

        Raises:
            ConfigError: one of them is not set, or its value cannot be a header.
        """
        self._hosts = config.hosts
        self._scheme = urlsplit(config.site.url).scheme
        self._headers: dict[str, str] = {}
        crawl = config.crawl
        for entry in crawl.headers_from:
            name, _, variable = (part.strip() for part in entry.partition("="))
            if not name or not variable:
                raise ConfigError(
                    f'[crawl] headers_from: {entry!r} has to look like "X-Staging=STAGING_KEY"'
                )
            self._headers[name] = value_of(environment, variable)
        if crawl.login_from:
            login = value_of(environment, crawl.login_from).encode()
            self._headers["Authorization"] = f"Basic {base64.b64encode(login).decode('ascii')}"
        if crawl.cookie_from:
            self._headers["Cookie"] = value_of(environment, crawl.cookie_from)

    def headers_for(self, url: str) -> dict[str, str]:
        """Return the headers for an address: none for other sites, none where anyone can listen."""
        scheme = urlsplit(url).scheme
        safe = scheme in ("https", self._scheme)
        return self._headers if safe and host_of(url) in self._hosts else {}


def value_of(environment: Mapping[str, str], variable: str) -> str:
    """Return the value of a variable that the settings name.

    Raises:
        ConfigError: it is not set, or holds what no header may.
    """
    value = environment.get(variable, "")
    if not value:
        raise ConfigError(f"[crawl] names the environment variable {variable}, which is not set")
    if not value.isprintable():
        raise ConfigError(f"the environment variable {variable} cannot be sent as a header")
    return value
