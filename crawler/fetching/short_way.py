"""Scrapy's downloader, with a short way for pages that the last crawl knew.

Most pages of a week have not changed: the answer is a 304, and all there is to do is to note it.
Scrapy's request, middleware and tasks for it took more CPU than asking. So such an address stands
in Scrapy's own line, for the same number at a time and the same pauses, but is asked directly. Any
answer but a 304 is handed to Scrapy, as if Scrapy had asked.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, cast

from scrapy import signals
from scrapy.core.downloader import Downloader, Slot
from scrapy.exceptions import CloseSpider
from scrapy.http import Request, Response

from crawler.fetching.curl_handler import Answer, CurlHandler
from crawler.fetching.retries import BackOff
from signpost.pages.addresses import host_of

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from scrapy.crawler import Crawler
    from scrapy.robotstxt import RobotParser

NOT_MODIFIED = 304
# A request with this in its meta was asked the short way already; it holds the answer.
CAME = "came"


class Again:
    """An address to ask the short way, with the headers of its own.

    `same` is called on a 304; `request` makes the request that Scrapy goes on with otherwise.
    """

    __slots__ = ("headers", "meta", "request", "same", "url")

    def __init__(
        self,
        url: str,
        headers: Mapping[str, str],
        same: Callable[[], None],
        request: Callable[[], Request],
    ) -> None:
        self.url = url
        self.headers = headers
        self.same = same
        self.request = request
        self.meta: dict[str, Any] = {"download_slot": "site"}


class ShortWay(Downloader):
    """Scrapy's downloader (`DOWNLOADER`), and `ask_again`."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        settings = crawler.settings
        self._obeys = settings.getbool("ROBOTSTXT_OBEY")
        self._robot = settings["ROBOTSTXT_USER_AGENT"]
        self._is_throttled = settings.getbool("AUTOTHROTTLE_ENABLED")
        self._rules: dict[str, RobotParser] = {}
        self._is_closed = False
        self._closing: asyncio.Future[None] | None = None
        ways = self.middleware.middlewares
        self._back_off = next((x for x in ways if isinstance(x, BackOff)), None)
        crawler.signals.connect(self._learn_rules, signal=signals.robots_parsed)

    def may_ask_again(self, url: str) -> bool:
        """Whether robots.txt was read and allows an address (Scrapy refuses what it does not)."""
        if not self._obeys:
            return True
        rules = self._rules.get(host_of(url))
        return rules is not None and bool(rules.allowed(url, self._robot))

    def ask_again(self, again: Again) -> None:
        """Put an address into the site's line."""
        line: Any = self._get_slot(cast("Request", again))[1]
        line.active.add(again)
        line.queue.append((again, None))
        cast("set[Any]", self.active).add(again)
        self._process_queue(line)

    def close(self) -> None:
        """Ask nothing more (Scrapy calls this)."""
        self._is_closed = True
        super().close()

    def _learn_rules(self, robotparser: RobotParser, request: Request) -> None:
        """Remember what Scrapy read in a robots.txt; `request` waited for it."""
        self._rules[host_of(request.url)] = robotparser

    def _wait_for_download(
        self, slot: Slot, request: Any, queue_dfd: Any
    ) -> Coroutine[Any, Any, None]:
        """Ask what is first in line (Scrapy calls this)."""
        if isinstance(request, Again):
            return self._ask(slot, request)
        return super()._wait_for_download(slot, request, queue_dfd)

    async def _enqueue_request(self, request: Request) -> Response:
        """Wait for an answer in line (Scrapy calls this); take the one that came already."""
        came: Answer | None = request.meta.pop(CAME, None)
        return came.response(request) if came else await super()._enqueue_request(request)

    async def _ask(self, slot: Any, again: Again) -> None:
        """Ask one address; note a 304, hand on all else. What is under way at the end is let go."""
        slot.transferring.add(again)
        answer = None
        try:
            if not self._is_closed:
                answer = await self._handler(again.url).ask_short(again.url, again.headers)
                self._throttle(again, answer)
        finally:
            slot.transferring.remove(again)
            slot.active.remove(again)
            self._process_queue(slot)
            try:
                if answer and not self._is_closed:
                    self._take(again, answer)
            finally:
                cast("set[Any]", self.active).remove(again)
                self._wake()

    def _take(self, again: Again, answer: Answer) -> None:
        """Note that a page is what it was, or let Scrapy go on with what came instead."""
        engine = self.crawler.engine
        if answer.failure or answer.status != NOT_MODIFIED:
            request = again.request()
            request.meta.update({CAME: answer, "download_latency": answer.latency})
            engine.crawl(request)
            return
        if self._back_off:
            self._back_off.hopeless = 0
        try:
            again.same()
        except CloseSpider as stop:
            self._closing = asyncio.ensure_future(engine.close_spider_async(reason=stop.reason))

    def _handler(self, url: str) -> CurlHandler:
        """Return what sends requests of an address's scheme."""
        return cast("CurlHandler", self.handlers._get_handler(url.partition(":")[0]))

    def _throttle(self, again: Again, answer: Answer) -> None:
        """Tell AutoThrottle how long an answer took, as Scrapy does of its own."""
        if self._is_throttled and answer.status:
            again.meta["download_latency"] = answer.latency
            self.signals.send_catch_log(
                signal=signals.response_downloaded,
                response=Response(again.url, answer.status),
                request=again,
                spider=self.crawler.spider,
            )

    def _wake(self) -> None:
        """Let the engine look for what to do next."""
        slot = self.crawler.engine._slot
        if slot is not None:
            slot.nextcall.schedule()
