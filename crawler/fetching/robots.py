"""Asks for robots.txt, once a crawl and host and before anything else, and keeps to it.

What its answer means is `crawler.fetching.robots_rules`'s to say. Scrapy's own middleware is not
used: it asks a second time, follows no redirect and takes every failure for "all may be asked".
"""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Protocol, cast
from urllib.parse import urljoin

from scrapy.http import Request, Response
from scrapy.http.request import NO_CALLBACK
from twisted.python.failure import Failure

from crawler.fetching.credentials import Credentials
from crawler.fetching.curl_handler import READ_AT_MOST
from crawler.fetching.responses import REDIRECTS, RobotsError
from crawler.fetching.robots_rules import LIMIT, MOST_HOPS, RobotsRules, rules_of_answer
from signpost.pages.addresses import host_of, origin_of, resolve
from signpost.settings.config import Config

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

_NO_ANSWER = {
    "dns": "there is no such host",
    "refused": "its server refuses connections",
    "tls": "its certificate is not accepted",
    "timeout": "no answer in time",
    "private": "it is on a private network",
    "proxy": "the proxy does not let it through",
    "proxy_down": "the proxy cannot be reached",
    "proxy_login": "the proxy asks for a name and password",
}
# These say the same of every address of a host.
_OF_THE_HOST = {"dns", "refused", "tls", "proxy", "proxy_down", "proxy_login"}


class RobotsReader(Protocol):
    """The spider for whose crawl robots.txt is read."""

    config: Config
    crawler: Crawler
    robots: RobotsFiles

    def store_robots(self, url: str, answer: Response | Failure) -> None:
        """Store an answer of the site's own for a robots.txt, or that there was none."""

    def error_name(self, failure: Failure, url: str) -> str:
        """Name why there was no answer."""


class RobotsFiles:
    """The rules of each host of one crawl, through all its rounds."""

    def __init__(self, credentials: Credentials) -> None:
        self._credentials = credentials
        self._rules: dict[str, asyncio.Task[RobotsRules]] = {}
        self._answers: dict[str, asyncio.Task[Response | str]] = {}

    async def rules_for(self, url: str, spider: RobotsReader) -> RobotsRules:
        """Return the rules for an address; its host's robots.txt is asked for if it was not yet."""
        origin = origin_of(url)
        if origin not in self._rules:
            self._rules[origin] = asyncio.ensure_future(self._read(origin, spider))
        return await asyncio.shield(self._rules[origin])

    def known(self) -> dict[str, RobotsRules]:
        """Return the rules that were read so far, by the address of their robots.txt."""
        return {
            urljoin(origin, "/robots.txt"): task.result()
            for origin, task in self._rules.items()
            if task.done() and not task.cancelled() and task.exception() is None
        }

    async def _read(self, origin: str, spider: RobotsReader) -> RobotsRules:
        """Follow a robots.txt to its answer, to other hosts too, and read it.

        The guard against private addresses and the pauses before another try are those of every
        request. Hops without end are no robots.txt at all (RFC 9309, 2.3.1.2).
        """
        url = urljoin(origin, "/robots.txt")
        for _ in range(MOST_HOPS + 1):
            if url not in self._answers:
                self._answers[url] = asyncio.ensure_future(self._ask(url, spider))
            answer = await self._answers[url]
            if isinstance(answer, str):
                own = answer in _OF_THE_HOST and origin_of(url) == origin
                return RobotsRules(
                    why_unread=_NO_ANSWER.get(answer, "no answer"),
                    error=answer if own else "robots_unread",
                )
            if answer.status not in REDIRECTS:
                return rules_of_answer(answer.status, answer.body)
            location = answer.headers.get("Location") or b""
            target = resolve(url, location.decode("utf-8", "replace"))
            if target is None:
                break
            url = target[0]
        return RobotsRules(notes=("it redirects to no robots.txt, so it forbids nothing",))

    async def _ask(self, url: str, spider: RobotsReader) -> Response | str:
        """Ask for one address; return its answer, or the word for why there is none."""
        engine = spider.crawler.engine
        own = host_of(url) in spider.config.hosts
        request = Request(
            url,
            # What is not packed can be cut off.
            headers={"Accept-Encoding": "identity", **self._credentials.headers_for(url)},
            callback=NO_CALLBACK,
            meta={
                READ_AT_MOST: LIMIT,
                "download_slot": "site" if own else f"outside:{url}",
                "verbatim_url": True,
            },
        )
        try:
            if engine is None:
                return "failed"
            answer: Response | Failure = await engine.download_async(request)
        except Exception as error:  # noqa: BLE001 - each is one of the words of Page.error
            answer = Failure(error)  # type: ignore[no-untyped-call]
        if own:
            spider.store_robots(url, answer)
        return spider.error_name(answer, url) if isinstance(answer, Failure) else answer


class ObeyRobots:
    """Lets nothing through that a robots.txt forbids, nor faster than it asks (a middleware)."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._obeys = crawler.settings.getbool("ROBOTSTXT_OBEY")
        # When the next request to a host may go, by its origin.
        self._next: dict[str, float] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ObeyRobots:
        """Make the middleware (Scrapy calls this)."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Hold a request for a page of the site until it may go.

        Raises:
            RobotsError: it may not go.
        """
        if not self._obeys or "target" not in request.meta:
            return
        spider = cast("RobotsReader", self._crawler.spider)
        rules = await spider.robots.rules_for(request.url, spider)
        if not request.meta.get("dont_obey_robotstxt"):
            _check(rules, request.url)
        if rules.delay:
            await self._wait(origin_of(request.url), rules.delay)
            # How long an answer took is told without the wait for its turn.
            request.meta["sent"] = time.monotonic()

    async def _wait(self, origin: str, delay: float) -> None:
        """Wait for a turn: one request each `delay` seconds."""
        if self._crawler.engine is not None:
            # What waits its turn here is waited for when the crawl is stopped: let that be little.
            self._crawler.engine.downloader.total_concurrency = 2
        present = time.monotonic()
        turn = max(present, self._next.get(origin, present + delay))
        self._next[origin] = turn + delay
        await asyncio.sleep(turn - present)


def _check(rules: RobotsRules, url: str) -> None:
    """Let an address pass that may be asked.

    Raises:
        RobotsError: it may not.
    """
    if rules.why_unread:
        raise RobotsError(rules.error)
    if not rules.may_ask(url):
        raise RobotsError("robots")
