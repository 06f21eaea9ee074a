"""Asks a site what a crawl would ask first: robots.txt and the start page, and nothing else.

Nothing is stored and nothing is judged. The crawl's own client asks, so that what answers here
answers there: the same proxy, certificates, headers and guard.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
import time
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

import msgspec
from scrapy.http import Request

from crawler.fetching.credentials import Credentials
from crawler.fetching.curl_handler import READ_AT_MOST, CurlHandler
from crawler.fetching.dns_cache import DnsCache
from crawler.fetching.proxies import Proxies
from crawler.fetching.request_headers import DEFAULT_REQUEST_HEADERS, user_agent
from crawler.fetching.responses import error_of, redirect_location
from crawler.fetching.robots_rules import MOST_HOPS, rules_of_answer
from crawler.fetching.ssrf_guard import SsrfGuard
from crawler.fetching.trusted_certificates import TrustedCertificates
from signpost.pages.addresses import host_of, resolve
from signpost.settings.config import Config

_READ, _SECONDS = 512_000, 20


class SiteAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What an address answered in the end, or why it did not."""

    url: str
    # The last status; 0: there was no answer.
    status: int = 0
    # A word of `Page.error` where there was none, and what the client said of it.
    error: str = ""
    reason: str = ""
    content_type: str = ""
    # Date of the answer as it was sent (RFC 9110, 6.6.1), and how old a cache says it is (seconds).
    date: str = ""
    age: str = ""
    # This machine's time when it came: seconds since 1970.
    at: float = 0.0
    seconds: float = 0.0
    body: bytes = b""


class SiteProbe(msgspec.Struct, frozen=True, kw_only=True):
    """What a site answered to a crawl's first two questions."""

    robots: SiteAnswer
    start: SiteAnswer
    # Whether robots.txt lets Signpost ask for the start page; why it could not be read.
    may_ask: bool
    robots_unread: str = ""
    # The proxy that it was asked through, without its password; "": directly.
    proxy: str = ""
    # When the server's certificate ends (ISO 8601, UTC); "": not known.
    certificate_ends: str = ""


def probe(config: Config) -> SiteProbe:
    """Ask a site for robots.txt and its start page.

    Raises:
        signpost.settings.config.ConfigError: a proxy, a certificate file or a variable that the
            settings name cannot be used.
    """
    return asyncio.run(_probe(config))


async def _probe(config: Config) -> SiteProbe:
    """Ask the two questions with one client."""
    proxies, trusted = Proxies.of_config(config), TrustedCertificates.of_config(config)
    credentials = Credentials(config)
    url = config.site.url
    guard = DnsCache(SsrfGuard(config.hosts))
    client = CurlHandler(guard, _READ, proxies=proxies, trusted=trusted)
    try:
        robots = await _answer(client, config, credentials, urljoin(url, "/robots.txt"))
        start = await _answer(client, config, credentials, url)
    finally:
        await client.close()
    rules = rules_of_answer(robots.status, robots.body)
    proxy = proxies.for_url(url)
    ends = "" if proxy or start.error else await asyncio.to_thread(_certificate_ends, url, trusted)
    return SiteProbe(
        robots=robots,
        start=start,
        may_ask=rules.may_ask(url),
        robots_unread=robots.error or rules.why_unread,
        proxy=proxy.address if proxy else "",
        certificate_ends=ends,
    )


async def _answer(
    client: CurlHandler, config: Config, credentials: Credentials, url: str
) -> SiteAnswer:
    """Ask for an address, and go where it redirects to within the site."""
    began = time.monotonic()
    for _ in range(MOST_HOPS + 1):
        own = {"User-Agent": user_agent(config), **credentials.headers_for(url)}
        meta = {"download_timeout": _SECONDS, READ_AT_MOST: _READ, "verbatim_url": True}
        headers = {**DEFAULT_REQUEST_HEADERS, "Accept-Encoding": "identity", **own}
        try:
            response = await client.download_request(Request(url, headers=headers, meta=meta))
        except Exception as error:  # noqa: BLE001 - each is one of the words of `error_of`
            return SiteAnswer(url=url, error=error_of(error), reason=str(error), at=time.time())
        target = resolve(url, redirect_location(response) or "")
        if not redirect_location(response) or target is None or target[0] == url:
            break
        url = target[0]
        if host_of(url) not in config.hosts:
            break
    seen = {str(k).lower(): str(v) for k, v in response.headers.to_unicode_dict().items()}
    return SiteAnswer(
        url=url,
        status=response.status,
        content_type=seen.get("content-type", ""),
        date=seen.get("date", ""),
        age=seen.get("age", ""),
        at=time.time(),
        seconds=round(time.monotonic() - began, 2),
        body=response.body,
    )


def _certificate_ends(url: str, trusted: TrustedCertificates) -> str:
    """Return when the certificate of an https server ends; "" where that cannot be told."""
    parts = urlsplit(url)
    if parts.scheme != "https":
        return ""
    try:
        context = ssl.create_default_context(
            cafile=trusted.cafile or None, capath=trusted.capath or None
        )
        place = (parts.hostname or "", parts.port or 443)
        with (
            socket.create_connection(place, _SECONDS) as connection,
            context.wrap_socket(connection, server_hostname=parts.hostname) as secured,
        ):
            ends = str((secured.getpeercert() or {}).get("notAfter", ""))
        return datetime.fromtimestamp(ssl.cert_time_to_seconds(ends), UTC).isoformat()
    except (OSError, ValueError):
        return ""
