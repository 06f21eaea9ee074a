"""Web addresses: one spelling each, and which are on this machine."""

from __future__ import annotations

import ipaddress
import re
from functools import lru_cache
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

# Set by campaign tools on the way in; the page is the same without them.
TRACKING = re.compile(r"^(utm_\w+|gclid|fbclid|msclkid|mc_[ce]id|_ga|_gl)$", re.IGNORECASE)
_DEFAULT_PORTS = {"http": 80, "https": 443}
_SAFE = "%/:=&?~#+!$,;'@()*[]|"


@lru_cache(maxsize=65536)
def normalise(url: str) -> str | None:
    """Return the one spelling of a web address, without fragment; None if it is not http(s).

    Scheme and host are lower case, default ports, dot segments and tracking parameters go, an
    empty path becomes `/`, and bytes outside ASCII are percent-encoded (RFC 3986, section 6).

    Raises:
        ValueError: the address cannot be parsed (such as an unclosed IPv6 bracket).
    """
    parts = urlsplit(url.strip())
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORTS or not parts.hostname:
        return None
    host = _host(parts.hostname)
    if parts.port and parts.port != _DEFAULT_PORTS[scheme]:
        host = f"{host}:{parts.port}"
    path = quote(parts.path or "/", safe=_SAFE)
    if "/." in path:
        path = urlsplit(urljoin(f"{scheme}://{host}/", path)).path
    query = quote(_without_tracking(parts.query), safe=_SAFE)
    return urlunsplit((scheme, host, path, query, ""))


def _host(name: str) -> str:
    """Lower-case a host and write it in ASCII (IDNA); brackets go back round an IPv6 address."""
    if ":" in name:
        return f"[{name.lower()}]"
    try:
        return name.encode("idna").decode().lower() if not name.isascii() else name.lower()
    except UnicodeError as error:
        raise ValueError(f"bad host {name!r}") from error


def _without_tracking(query: str) -> str:
    """Drop campaign parameters; a query with none of them stays as it was written."""
    if not query or ("utm_" not in query and not re.search(r"clid|mc_|_g[al]=", query)):
        return query
    pairs = parse_qsl(query, keep_blank_values=True)
    return urlencode([(k, v) for k, v in pairs if not TRACKING.match(k)])


@lru_cache(maxsize=65536)
def resolve(base: str, href: str) -> tuple[str, str] | None:
    """Resolve a link as written on a page: (normalised address, fragment), or None.

    None stands for what is not a web address (javascript:, data:, mailto:, unparsable).
    """
    href = href.strip().replace("\n", "").replace("\t", "").replace("\r", "")
    try:
        joined = urljoin(base, href)
        target, _, fragment = joined.partition("#")
        good = normalise(target)
    except ValueError:
        return None
    return (good, fragment) if good else None


def host_of(url: str) -> str:
    """Return the host (with port where it is not the default) of a normalised address."""
    return urlsplit(url).netloc


def is_loopback(url: str) -> bool:
    """Whether an address names this machine: localhost, 127.0.0.0/8 or ::1."""
    host = urlsplit(url).hostname or ""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
