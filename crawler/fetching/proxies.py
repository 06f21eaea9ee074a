"""Which proxy a request goes through: by [crawl] proxy, or the environment as curl reads it.

HTTP_PROXY is for http addresses and HTTPS_PROXY for https ones, in lower case first. NO_PROXY names
what is asked directly, with [crawl] proxy too. This machine is never asked through a proxy, for
which the same name would be another machine.
"""

from __future__ import annotations

import ipaddress
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from signpost.pages.addresses import is_loopback
from signpost.settings.config import Config, ConfigError
from signpost.settings.proxy_address import NO_PROXY_AT_ALL, Proxy, parse_proxy

_SCHEMES = ("http", "https")
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Proxies:
    """The proxy for http and the one for https addresses, and what is asked without."""

    http: Proxy | None = None
    https: Proxy | None = None
    exceptions: tuple[str, ...] = ()

    @classmethod
    def of_config(cls, config: Config, environment: Mapping[str, str] = os.environ) -> Proxies:
        """Read the settings, or the environment where they say nothing.

        Raises:
            ConfigError: a variable of the environment is no proxy's address; it is not repeated.
        """
        written = config.crawl.proxy.strip()
        if written.lower() == NO_PROXY_AT_ALL:
            return cls()
        exceptions = tuple(re.split(r"[,\s]+", _variable(environment, "no_proxy")[1].strip()))
        if written:
            proxy = parse_proxy(written)
            return cls(proxy, proxy, exceptions)
        http, https = (_from_environment(environment, scheme) for scheme in _SCHEMES)
        return cls(http, https, exceptions)

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.http or self.https)

    def for_url(self, url: str) -> Proxy | None:
        """Return the proxy to ask for an address through; None: directly."""
        parts = urlsplit(url)
        proxy = self.https if parts.scheme in ("https", "wss") else self.http
        if proxy is None or is_loopback(url):
            return None
        port = parts.port or _PORTS.get(parts.scheme, 0)
        host = (parts.hostname or "").rstrip(".")
        return None if any(_is_named(host, port, x) for x in self.exceptions) else proxy


def _variable(environment: Mapping[str, str], name: str) -> tuple[str, str]:
    """Return a variable's name as it is set, lower case first, and its value."""
    return next(
        ((x, environment[x]) for x in (name, name.upper()) if environment.get(x)), (name, "")
    )


def _from_environment(environment: Mapping[str, str], scheme: str) -> Proxy | None:
    """Return the environment's proxy for a scheme."""
    name, value = _variable(environment, f"{scheme}_proxy")
    if not value.strip():
        return None
    try:
        return parse_proxy(value)
    except ValueError as error:
        raise ConfigError(
            f"the environment variable {name} {error}. Mend it, or set [crawl] proxy "
            f'("{NO_PROXY_AT_ALL}" for no proxy)'
        ) from None


def _is_named(host: str, port: int, entry: str) -> bool:
    """Whether an entry of NO_PROXY names a host.

    An entry is `*`, a host (those below it too, with or without a dot or `*.` in front), an IP
    address or a network of them (10.0.0.0/8), each but the last with a port or without.
    """
    entry = entry.lower()
    if entry == "*":
        return True
    if "/" in entry:
        return _is_in_network(host, entry)
    name, wanted_port = _split_port(entry)
    name = name.removeprefix("*").strip(".[]")
    if not name or (wanted_port and wanted_port != port):
        return False
    return host == name or (host.endswith(f".{name}") and not _is_ip(host))


def _split_port(entry: str) -> tuple[str, int]:
    """Split an entry into its host and its port; 0: any port."""
    if entry.count(":") > 1 and not entry.startswith("["):
        return entry, 0
    name, colon, port = entry.rpartition(":")
    return (name, int(port)) if colon and port.isdecimal() else (entry, 0)


def _is_ip(host: str) -> bool:
    """Whether a host is an IP address."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _is_in_network(host: str, network: str) -> bool:
    """Whether a host is an IP address of a network."""
    try:
        return ipaddress.ip_address(host) in ipaddress.ip_network(network, strict=False)
    except ValueError:
        return False
