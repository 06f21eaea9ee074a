"""Asks for pages one after the other, with the crawl's manners, without starting a crawl.

Scrapy's reactor starts once in a process, and the crawl has had it; its client needs none.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from protego import Protego
from scrapy.http import Request

from crawler.fetching.credentials import Credentials
from crawler.fetching.curl_handler import CurlHandler
from crawler.fetching.dns_cache import DnsCache
from crawler.fetching.frontier import UNSAFE
from crawler.fetching.responses import REDIRECTS, error_of
from crawler.fetching.ssrf_guard import SsrfGuard
from crawler.scrapy_settings import DEFAULT_REQUEST_HEADERS, user_agent
from signpost.pages.addresses import host_of, origin_of, resolve
from signpost.settings.config import Config

_MOST_HOPS = 5
# Seconds between two questions to a live search: each costs its server more than a page does.
_PAUSE = 1.0
# The longest pause that a robots.txt may ask for.
_LONGEST_PAUSE = 10.0


@dataclass(frozen=True, slots=True)
class PoliteResponse:
    """An answer: `url` is where it came from in the end, `error` says why there is none."""

    url: str
    status: int = 0
    content_type: str = ""
    body: bytes = b""
    location: str = ""
    error: str = ""


class PoliteClient:
    """Gets pages from the site's own hosts and those that `[search] present_hosts` names.

    Only GET; robots.txt is obeyed unless the settings say otherwise; nothing is asked of a private
    address but that of the site itself; redirects to other hosts are not followed.
    """

    def __init__(self, config: Config) -> None:
        self._config = config
        self._guard = SsrfGuard(config.hosts)
        self._handler = CurlHandler(DnsCache(self._guard), config.crawl.max_megabytes * 1_000_000)
        self._credentials = Credentials(config)
        self._hosts = {*config.hosts, *(x.lower() for x in config.search.present_hosts)}
        self._rules: dict[str, Protego | str] = {}
        self._has_asked = False

    async def close(self) -> None:
        """Let go of all connections."""
        await self._handler.close()

    async def get(self, url: str) -> PoliteResponse:
        """Get a page, after a pause, following its redirects."""
        for _ in range(_MOST_HOPS):
            if host_of(url) not in self._hosts:
                return PoliteResponse(url, error=f"it sends people on to {host_of(url)[:100]}")
            if UNSAFE.search(url):
                return PoliteResponse(url, error="asking for this might change something")
            forbidden = await self._why_robots_forbid(url)
            if forbidden:
                return PoliteResponse(url, error=forbidden)
            await self._wait(url)
            response = await self._get_once(url)
            if not response.location:
                return response
            url = response.location
        return PoliteResponse(url, error="it redirects again and again")

    async def _why_robots_forbid(self, url: str) -> str:
        """Say why robots.txt keeps an address from being asked, or nothing."""
        if not self._config.crawl.obey_robots:
            return ""
        origin = origin_of(url)
        if origin not in self._rules:
            self._rules[origin] = await self._robots(origin)
        rules = self._rules[origin]
        if isinstance(rules, str):
            return rules
        return "" if rules.can_fetch(url, "Signpost") else "robots.txt asks not to read it"

    async def _robots(self, origin: str) -> Protego | str:
        """Read a host's robots.txt, or say why it cannot be (RFC 9309, section 2.3.1)."""
        url = urljoin(origin, "/robots.txt")
        response = PoliteResponse(url, location=url)
        for _ in range(_MOST_HOPS):
            if host_of(response.location) not in self._hosts:
                return "its robots.txt is on another host"
            response = await self._get_once(response.location)
            if not response.location:
                break
        if response.error or response.status >= 500:
            return f"its robots.txt cannot be read ({response.error or response.status})"
        return Protego.parse(
            response.body.decode("utf-8", "replace") if response.status == 200 else ""
        )

    async def _wait(self, url: str) -> None:
        """Wait before every question but the first."""
        if self._has_asked:
            wanted = self._config.crawl.delay_seconds
            pause = wanted if wanted >= 0 else _PAUSE * (not self._config.local)
            rules = self._rules.get(origin_of(url))
            if isinstance(rules, Protego):
                delay = float(rules.crawl_delay("Signpost") or 0)
                pause = max(pause, min(delay, _LONGEST_PAUSE))
            await asyncio.sleep(pause)
        self._has_asked = True

    async def _get_once(self, url: str) -> PoliteResponse:
        """Ask for one address; `location` is where a redirect leads."""
        headers = {
            **DEFAULT_REQUEST_HEADERS,
            "Accept-Encoding": "identity",
            "User-Agent": user_agent(self._config),
            **self._credentials.headers_for(url),
        }
        meta = {
            "download_timeout": self._config.crawl.timeout_seconds,
            "verbatim_url": True,
        }
        try:
            answer = await self._handler.download_request(Request(url, headers=headers, meta=meta))
        except Exception as error:  # noqa: BLE001 - each is one of the words of `error_of`
            word = error_of(error)
            if word == "dns":
                word = self._guard.why_not(urlsplit(url).hostname or "")
            return PoliteResponse(url, error=f"no answer came ({word.replace('_', ' ')})")
        received = {str(k).lower(): str(v) for k, v in answer.headers.to_unicode_dict().items()}
        if answer.status in REDIRECTS:
            target = resolve(url, received.get("location", ""))
            if target is None:
                return PoliteResponse(url, answer.status, error="it redirects to no address")
            return PoliteResponse(url, answer.status, location=target[0])
        if received.get("content-encoding", "identity") != "identity":
            return PoliteResponse(
                url, answer.status, error="its answer is packed in a way not asked for"
            )
        return PoliteResponse(url, answer.status, received.get("content-type", ""), answer.body)
