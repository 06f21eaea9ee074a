"""Web addresses: one spelling each, and which are on this machine."""

from __future__ import annotations

import fnmatch
import ipaddress
import re
from functools import lru_cache
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

# Set by campaign tools on the way in; the page is the same without them.
TRACKING = re.compile(r"^(utm_\w+|gclid|fbclid|msclkid|mc_[ce]id|_ga|_gl)$", re.IGNORECASE)
# The visitor's number, given anew to everyone who comes without cookies: endless addresses.
SESSION = re.compile(r"^(phpsessid|jsessionid|aspsessionid\w*|cfid|cftoken)$", re.IGNORECASE)
_SESSION_HINT = re.compile(r"sess|sid=|cfid|cftoken", re.IGNORECASE)
_SESSION_PATH = re.compile(r";jsessionid=[^/;]*", re.IGNORECASE)
_SESSION_VALUE = re.compile(r"[0-9a-f]{16,128}", re.IGNORECASE)
_DEFAULT_PORTS = {"http": 80, "https": 443}
# Longer addresses are not worth remembering.
_LONG = 1000
_SAFE = "%/:=&?~#+!$,;'@()*[]|"


# Each page's links are remembered where they are read (`signpost.pages.links`): memory is bounded.
@lru_cache(maxsize=8192)
def normalise(url: str) -> str | None:
    """Return the one spelling of a web address, without fragment; None if it is not http(s).

    Scheme and host are lower case, default ports, dot segments, tracking and session parameters
    go, an empty path becomes `/`, and bytes outside ASCII are percent-encoded (RFC 3986, part 6).

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
    if ";" in path:
        path = _SESSION_PATH.sub("", path)
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
    """Drop campaign and session parameters; a query with none of them stays as it was written."""
    if not query or not (
        "utm_" in query
        or re.search(r"clid|mc_|_g[al]=", query, re.IGNORECASE)
        or _SESSION_HINT.search(query)
    ):
        return query
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [(k, v) for k, v in pairs if not TRACKING.match(k) and not _is_session(k, v)]
    return urlencode(kept) if len(kept) < len(pairs) else query


def _is_session(key: str, value: str) -> bool:
    """Whether a parameter numbers the visitor; of `sid`, which may be anything, its value tells."""
    if key.lower() == "sid":
        return _SESSION_VALUE.fullmatch(value) is not None
    return SESSION.match(key) is not None


def resolve(base: str, href: str) -> tuple[str, str] | None:
    """Resolve a link as written on a page: (normalised address, fragment), or None.

    None stands for what is not a web address (javascript:, data:, mailto:, unparsable).
    """
    href = href.strip().replace("\n", "").replace("\t", "").replace("\r", "")
    # A link that means the same on every page is worked out once for all of them.
    rooted = href.startswith("/") and not href.startswith("//")
    if rooted or href.startswith(("http://", "https://")):
        base = origin_of(base)
    # A picture written into the page is no address, and too long to remember.
    if href[:5].lower() == "data:":
        return None
    return _resolved(base, href) if len(href) < _LONG else _resolved.__wrapped__(base, href)


@lru_cache(maxsize=1024)
def origin_of(base: str) -> str:
    """Return the scheme and host of an address; what cannot be parsed stays as it is."""
    try:
        parts = urlsplit(base)
    except ValueError:
        return base
    return f"{parts.scheme}://{parts.netloc}/" if parts.netloc else base


@lru_cache(maxsize=8192)
def _resolved(base: str, href: str) -> tuple[str, str] | None:
    """Resolve a link against an address."""
    try:
        joined = urljoin(base, href)
        target, _, fragment = joined.partition("#")
        good = normalise(target) if len(target) < _LONG else normalise.__wrapped__(target)
    except ValueError:
        return None
    return (good, fragment) if good else None


def matches_pattern(address: str, pattern: str, base: str) -> bool:
    """Whether an address is what a pattern names: a path, a full address, or either with `*`.

    `base` is what a path is resolved against; a slash at the end does not matter.
    """
    if "*" in pattern:
        path = urlsplit(address).path
        return fnmatch.fnmatchcase(address, pattern) or fnmatch.fnmatchcase(path, pattern)
    resolved = resolve(base, pattern)
    return resolved is not None and resolved[0].rstrip("/") == address.rstrip("/")


def host_of(url: str) -> str:
    """Return the host (with port where it is not the default) of a normalised address."""
    host = url.partition("://")[2].partition("/")[0]
    return host if "?" not in host and "#" not in host else urlsplit(url).netloc


def hostname_of(host: str) -> str:
    """Return a host's name in lower case, without its port or an IPv6 address's brackets."""
    if host.count(":") > 1 and "[" not in host:
        return host.lower()
    return (urlsplit(f"//{host}").hostname or "").lower()


def is_loopback(url: str) -> bool:
    """Whether an address names this machine: localhost, 127.0.0.0/8 or ::1."""
    host = urlsplit(url).hostname or ""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
