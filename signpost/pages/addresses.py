"""Web addresses, read as browsers read them (the WHATWG URL standard), one spelling each.

`ada_url` parses. On top come the house's own rules: no fragment, no login, no empty query, and
none of the parameters that only say where a visitor came from or who they are.
"""

from __future__ import annotations

import codecs
import fnmatch
import ipaddress
import re
from functools import lru_cache

import webencodings
from ada_url import join_url, normalize_url

# Set by campaign tools on the way in; the page is the same without them.
_TRACKING = r"utm_\w+|gclid|fbclid|msclkid|mc_[ce]id|_ga|_gl"
# The visitor's number, given anew to everyone who comes without cookies: endless addresses. Not
# `sid`, which may as well name a record (docs/decisions/0022-addresses-as-browsers-read-them.md).
_SESSION = r"phpsessid|jsessionid|aspsessionid\w*|cfid|cftoken"
_SESSION_PARAMETER = re.compile(rf"({_SESSION})(=|$)", re.IGNORECASE | re.ASCII)
_VISITOR_PARAMETER = re.compile(rf"({_TRACKING}|{_SESSION})(=|$)", re.IGNORECASE | re.ASCII)
_TRACKING_HINT = re.compile(r"utm_|clid|mc_|_g[al]\b", re.IGNORECASE)
_ANY_HINT = re.compile(r"utm_|clid|mc_|_g[al]\b|sess|cfid|cftoken", re.IGNORECASE)
_SESSION_PATH = re.compile(r";jsessionid=[^/;]*", re.IGNORECASE)
# Begins an address that means the same on every page of a site, or on every page at all.
ROOTED = re.compile(r"/(?![/\\\t\r\n])|https?://")
_WEB = ("http://", "https://")
# Longer addresses are not worth remembering.
_LONG = 1000
_SURROGATE = re.compile("[\ud800-\udfff]")
# What is before a query, and the query: from the first question mark to the fragment.
_QUERY = re.compile(r"([^?#]*\?)([^#]*)")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
# The standard's special-query percent-encode set.
_ENCODED_IN_QUERY = frozenset({*range(0x21), 0x22, 0x23, 0x27, 0x3C, 0x3E, *range(0x7F, 0x100)})


# Each page's links are remembered where they are read (`signpost.pages.links`): memory is bounded.
@lru_cache(maxsize=8192)
def normalise(url: str) -> str | None:
    """Return the one spelling of a web address, without fragment.

    None if it is not http(s), or if the URL standard's parser refuses it.
    """
    found = _spelled(_parsed("", url))
    return found[0] if found else None


def resolve(base: str, href: str, encoding: str = "utf-8") -> tuple[str, str] | None:
    """Resolve a link as written on a page: (normalised address, fragment), or None.

    None stands for what is not a web address (javascript:, data:, mailto:, unparsable). The
    fragment is percent-encoded as the standard says. `encoding` is the page's, by the name that
    the Encoding standard gives it: a query's letters outside ASCII are sent in it.
    """
    # A picture written into the page is no address, and too long to remember.
    if href[:5].lower() == "data:":
        return None
    # A link that means the same on every page is worked out once for all of them.
    if ROOTED.match(href):
        base = origin_of(base)
    if encoding != "utf-8":
        href = _with_query_in(href, encoding)
    return _resolved(base, href) if len(href) < _LONG else _resolved.__wrapped__(base, href)


@lru_cache(maxsize=1024)
def origin_of(base: str) -> str:
    """Return the scheme and host of an address, with a slash; what is no address stays as it is."""
    scheme, mark, rest = base.partition("://")
    host = re.split(r"[/?#\\]", rest, maxsplit=1)[0]
    return f"{scheme}://{host}/" if mark and host else base


def with_tracking(base: str, href: str, encoding: str = "utf-8") -> str:
    """Return what `resolve` gives with the tracking parameters that it takes off; "" if none.

    A server that knows an address only with them is asked so before it is called broken.
    """
    if not _TRACKING_HINT.search(href) or not (without := resolve(base, href, encoding)):
        return ""
    kept = _spelled(_parsed(base, _with_query_in(href, encoding)), _SESSION_PARAMETER)
    return kept[0] if kept and kept[0] != without[0] else ""


@lru_cache(maxsize=8192)
def _resolved(base: str, href: str) -> tuple[str, str] | None:
    """Resolve a link against an address."""
    return _spelled(_parsed(base, href))


def _parsed(base: str, href: str) -> str:
    """Return an address as the URL standard parses and writes it; "" where it fails."""
    try:
        return join_url(base, href) if base else normalize_url(href)
    except ValueError:
        # The standard takes scalar values only: half a surrogate pair is the replacement character.
        whole = _SURROGATE.sub("\ufffd", href)
        return _parsed(base, whole) if whole != href else ""


def _spelled(url: str, drop: re.Pattern[str] = _VISITOR_PARAMETER) -> tuple[str, str] | None:
    """Apply the house's rules to an address that the standard wrote: (address, fragment).

    `drop` matches the parameters that go.
    """
    if not url.startswith(_WEB):
        return None
    url, _, fragment = url.partition("#")
    if "@" in url:
        url = _without_login(url)
    address, question, query = url.partition("?")
    if question:
        query = _without(query, drop)
        url = f"{address}?{query}" if query else address
    if ";" in address:
        start = address.index("/", len("https://"))
        path = _SESSION_PATH.sub("", address[start:])
        # What is left may have dot segments that were none.
        if path != address[start:] and (
            again := _spelled(_parsed("", f"{address[:start]}{path}{url[len(address) :]}"), drop)
        ):
            url = again[0]
    return url, fragment


def _without_login(url: str) -> str:
    """Take the name and password out of an address: they are not sent, nor shown to anybody."""
    scheme, mark, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}{mark}{host.rpartition('@')[2]}{slash}{path}"


def _without(query: str, drop: re.Pattern[str]) -> str:
    """Drop parameters from a query; the rest of it stays byte for byte."""
    if not _ANY_HINT.search(query):
        return query
    return "&".join(part for part in query.split("&") if not drop.match(part))


def _with_query_in(href: str, encoding: str) -> str:
    """Write the letters outside ASCII of a query in a page's encoding, percent-encoded."""
    codec = None if href.isascii() else _codec(encoding)
    query = _QUERY.match(href) if codec else None
    if codec is None or query is None:
        return href

    def percent(run: re.Match[str]) -> str:
        data, _ = codec.encode(run[0], "signpost.numeric-reference")
        return "".join(f"%{byte:02X}" if byte in _ENCODED_IN_QUERY else chr(byte) for byte in data)

    return f"{query[1]}{_NOT_ASCII.sub(percent, query[2])}{href[query.end() :]}"


@lru_cache(maxsize=64)
def _codec(encoding: str) -> codecs.CodecInfo | None:
    """Return what writes an encoding; None for UTF-8, UTF-16 (sent as UTF-8) and the unknown."""
    found = webencodings.lookup(encoding)
    return found.codec_info if found and not found.name.startswith("utf-") else None


def _numeric_reference(error: UnicodeError) -> tuple[str, int]:
    """Write what an encoding lacks as the standard does: a numeric reference, percent-encoded."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(f"%26%23{ord(c)}%3B" for c in lacking), error.end


codecs.register_error("signpost.numeric-reference", _numeric_reference)


def matches_pattern(address: str, pattern: str, base: str) -> bool:
    """Whether an address is what a pattern names: a path, a full address, or either with `*`.

    `base` is what a path is resolved against; a slash at the end does not matter.
    """
    if "*" in pattern:
        path = path_of(address)
        return fnmatch.fnmatchcase(address, pattern) or fnmatch.fnmatchcase(path, pattern)
    resolved = resolve(base, pattern)
    return resolved is not None and resolved[0].rstrip("/") == address.rstrip("/")


def path_of(address: str) -> str:
    """Return the path of an address, absolute or as written on a page; it is never refused."""
    address = re.split(r"[?#]", address, maxsplit=1)[0]
    scheme, mark, rest = address.partition("//")
    if not mark or (scheme and not scheme.endswith(":")):
        return address
    return "/" + rest.partition("/")[2] if "/" in rest else ""


def host_of(url: str) -> str:
    """Return the host (with port where it is not the default) of a normalised address."""
    host = url.partition("://")[2].partition("/")[0]
    return re.split(r"[?#]", host, maxsplit=1)[0] if "?" in host or "#" in host else host


def hostname_of(host: str) -> str:
    """Return a host's name in lower case, without its port or an IPv6 address's brackets."""
    host = host.rpartition("@")[2].lower()
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host if host.count(":") > 1 else host.partition(":")[0]


def is_loopback(url: str) -> bool:
    """Whether an address names this machine: localhost, 127.0.0.0/8 or ::1."""
    host = hostname_of(host_of(normalise(url) or url))
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
