"""What a proxy did, told apart from what a site did: a proxy's refusal is no fault of a link.

Behind a proxy an https address is asked for through a tunnel, and whatever ends before the tunnel
is there is the proxy's. A plain http answer may be the site's or the proxy's own: only what gives
itself away is taken for the proxy's.
"""

from __future__ import annotations

from collections.abc import Mapping

from scrapy.exceptions import DownloadFailedError

# 407 is the word for it; tinyproxy says 401 to a password that is wrong.
_ASKS_FOR_LOGIN = {401, 407}
# What a proxy says that could not reach a site (RFC 9110, 15.6.3 and 15.6.5).
_GATEWAY = {502, 504}
_PROXY_SERVERS = ("squid", "tinyproxy", "bluecoat", "mcafee web gateway", "zscaler", "privoxy")


class ProxyError(Exception):
    """The proxy did not get an answer; `word` is one of Page.error's."""

    word = "proxy"


class ProxyDownError(ProxyError, DownloadFailedError):
    """The proxy itself cannot be reached; it may be worth another try, as any broken connection."""

    word = "proxy_down"


class ProxyLoginError(ProxyError):
    """The proxy asks for a name and password, or does not take the one that it was given."""

    word = "proxy_login"


def error_of_status(status: int) -> ProxyError:
    """Return the error for a status that a proxy gave."""
    if status in _ASKS_FOR_LOGIN:
        return ProxyLoginError(f"the proxy asks for a name and password ({status})")
    return ProxyError(f"the proxy answered {status}")


def is_of_proxy(status: int, headers: Mapping[str, str]) -> bool:
    """Whether a plain http answer that came through a proxy is the proxy's own.

    `headers` have their names in lower case.
    """
    if status == 407:
        return True
    if status < 400:
        return False
    if "x-squid-error" in headers or "error=" in headers.get("proxy-status", ""):
        return True
    # RFC 9110, 7.6.3: what a proxy passes on has its name in Via; what it says itself has not.
    if "via" in headers:
        return False
    server = headers.get("server", "").lower()
    return status in _GATEWAY or any(name in server for name in _PROXY_SERVERS)
