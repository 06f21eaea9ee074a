"""Asks for pages one after the other, with the crawl's manners, without starting a crawl.

Scrapy's reactor starts once in a process, and the crawl has had it; its client needs none.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from scrapy.http import Request, Response

from crawler.fetching.credentials import Credentials
from crawler.fetching.curl_handler import CurlHandler
from crawler.fetching.dns_cache import DnsCache
from crawler.fetching.frontier import UNSAFE
from crawler.fetching.proxies import Proxies
from crawler.fetching.request_headers import DEFAULT_REQUEST_HEADERS, user_agent
from crawler.fetching.responses import REDIRECTS, error_of
from crawler.fetching.robots_rules import MOST_HOPS, RobotsRules, rules_of_answer
from crawler.fetching.site_session import SignInError, SiteSession
from crawler.fetching.ssrf_guard import SsrfGuard
from crawler.fetching.trusted_certificates import TrustedCertificates
from signpost.pages.addresses import host_of, origin_of, resolve
from signpost.settings.config import Config

_MOST_HOPS = 5
# Seconds between two questions to a live search: each costs its server more than a page does.
_PAUSE = 1.0


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
        self._handler = CurlHandler(
            DnsCache(self._guard),
            config.crawl.max_megabytes * 1_000_000,
            proxies=Proxies.of_config(config),
            trusted=TrustedCertificates.of_config(config),
        )
        self._credentials = Credentials(config)
        self._session = SiteSession(config)
        self._hosts = {*config.hosts, *(x.lower() for x in config.search.present_hosts)}
        self._rules: dict[str, RobotsRules] = {}
        self._has_asked = False

    async def close(self) -> None:
        """Let go of all connections."""
        await self._handler.close()
        await self._session.close()

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
        if rules.why_unread:
            return f"its robots.txt cannot be read ({rules.why_unread})"
        return "" if rules.may_ask(url) else "robots.txt asks not to read it"

    async def _robots(self, origin: str) -> RobotsRules:
        """Read a host's robots.txt, on other hosts too if it redirects there."""
        url = urljoin(origin, "/robots.txt")
        for _ in range(MOST_HOPS + 1):
            response = await self._get_once(url)
            if response.error:
                return RobotsRules(why_unread=response.error)
            if not response.location:
                return rules_of_answer(response.status, response.body)
            url = response.location
        return RobotsRules()

    async def _wait(self, url: str) -> None:
        """Wait before every question but the first."""
        if self._has_asked:
            wanted = self._config.crawl.delay_seconds
            pause = wanted if wanted >= 0 else _PAUSE * (not self._config.local)
            rules = self._rules.get(origin_of(url))
            pause = max(pause, rules.delay if rules else 0.0)
            await asyncio.sleep(pause)
        self._has_asked = True

    async def _download(self, url: str) -> Response:
        """Ask for one address, signed in where the settings say how; once more if signed out."""
        await self._session.begin()
        for last in (False, True):
            generation = self._session.generation
            request = self._request(url)
            answer = await self._handler.download_request(request)
            out = self._session.is_signed_out(url, answer.status, answer.headers, answer.body)
            if not out:
                self._session.take(request, answer, generation)
            if last or not out or not await self._session.renew(generation):
                break
        return answer

    def _request(self, url: str) -> Request:
        """Make the request for an address."""
        headers = {
            **DEFAULT_REQUEST_HEADERS,
            "Accept-Encoding": "identity",
            "User-Agent": user_agent(self._config),
            **self._credentials.headers_for(url),
        }
        if cookies := self._session.cookies_for(url):
            own = f"{headers['Cookie']}; " if "Cookie" in headers else ""
            headers["Cookie"] = own + cookies
        meta = {"download_timeout": self._config.crawl.timeout_seconds, "verbatim_url": True}
        return Request(url, headers=headers, meta=meta)

    async def _get_once(self, url: str) -> PoliteResponse:
        """Ask for one address; `location` is where a redirect leads."""
        try:
            answer = await self._download(url)
        except SignInError as error:
            return PoliteResponse(url, error=str(error))
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
