"""The spider: from the start page, robots.txt and the sitemaps to every page of the site.

It asks for what the scheduler hands out, stores what came and gives the scheduler the links.
Whether an answer is good or bad is judged later, from what was stored.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TypedDict

import scrapy
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider, DontCloseSpider
from scrapy.http import Request, Response
from twisted.python.failure import Failure

from crawler.fetching.credentials import Credentials
from crawler.fetching.frontier import CrawlTarget
from crawler.fetching.host_pauses import Activity, HostPauses
from crawler.fetching.page_writer import CollectedPage, PageWriter
from crawler.fetching.previous_crawl import PreviousPage, conditional_headers
from crawler.fetching.probes import main_probe
from crawler.fetching.refusals import Refusals
from crawler.fetching.response_reader import ResponseReader
from crawler.fetching.responses import (
    HEAD_PROVES_NOTHING,
    error_of,
    is_page,
    needs_get,
    seconds_of,
)
from crawler.fetching.robots import RobotsFiles
from crawler.fetching.scheduler import Scheduler
from crawler.fetching.site_session import SignInError, SiteSession
from crawler.fetching.ssrf_guard import SsrfGuard
from crawler.spiders.chain_requests import chains_of
from crawler.spiders.external_checks import ExternalChecks
from crawler.spiders.server_patience import ASKED_TO_WAIT, ServerPatience
from signpost.pages.addresses import host_of
from signpost.settings.config import Config
from signpost.workspace import Run, Workspace
from signpost.workspace.records import Link, Page, Skipped
from signpost.workspace.runs import now

_log = logging.getLogger(__name__)

# To an address that is not known.
_NOT_FOUND = {400, 404, 410}
# How many addresses were answered, of how many known.
Progress = Callable[[int, int], None]
# Why a crawl ends before its end, other than by hand or as it was asked to (`ASKED_TO_WAIT`).
STALLED = "stalled"


class SpiderArguments(TypedDict):
    """What a spider of this site is made with."""

    config: Config
    workspace: Workspace
    run: Run
    progress: Progress
    guard: SsrfGuard
    credentials: Credentials
    robots: RobotsFiles
    session: SiteSession


class SiteSpider(scrapy.Spider):
    """Crawls one site into one run of a workspace.

    `close_reason` is why the crawl ended; `fatal_error` what ended it that is no page's fault (the
    workspace takes no more, mostly). `activity` tells when anything last moved.
    """

    name = "site"

    def __init__(
        self,
        config: Config,
        workspace: Workspace,
        run: Run,
        progress: Progress,
        guard: SsrfGuard,
        credentials: Credentials,
        robots: RobotsFiles,
        session: SiteSession,
    ) -> None:
        super().__init__()
        self.config = config
        self.workspace = workspace
        self.run = run
        self.robots = robots
        self.session = session
        self.close_reason = ""
        self.fatal_error: Exception | None = None
        self.activity = Activity()
        self.host_pauses = HostPauses(self.activity)
        self.refusals = Refusals(config.site.url)
        self._server_patience = ServerPatience(self)
        self._under_way: dict[str, CrawlTarget] = {}
        self._closing: asyncio.Future[None] | None = None
        self._is_closed_to_us = False
        self._progress = progress
        self._guard = guard
        self._credentials = credentials
        self._external_checks = ExternalChecks(self)
        self.scheduler = Scheduler(
            workspace, config, run, self._external_checks.add, self.store_collected
        )
        self._reader = ResponseReader(config, run, self.scheduler.has_seen)
        self._cookie_chains = chains_of(self, self._external_checks, self._reader)
        self._writer = PageWriter(workspace, self.scheduler.take_skipped, self.report_progress)

    @classmethod
    def from_crawler(cls, crawler: Crawler, *words: object, **more: object) -> SiteSpider:
        """Make the spider (Scrapy calls this)."""
        spider = super().from_crawler(crawler, *words, **more)
        crawler.signals.connect(spider.find_more, signal=signals.spider_idle)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """Read robots.txt, fill the scheduler and yield the first request.

        Scrapy takes the others by itself. Nothing is asked where robots.txt could not be read.

        Raises:
            scrapy.exceptions.CloseSpider: the scheduler cannot be filled.
        """
        with self._ending_the_crawl():
            rules = await self.robots.rules_for(self.config.site.url, self)
            if rules.why_unread and self.config.crawl.obey_robots:
                self._is_closed_to_us = True
                start = CrawlTarget(self.config.site.url, 0, "start", "")
                self.collect(self._without_answer(start, rules.error))
                return
            self.scheduler.start()
        if first := self.next_request():
            yield first

    @property
    def has_targets(self) -> bool:
        """Whether any address waits to be asked."""
        return self.scheduler.has_targets

    def next_request(self) -> Request | None:
        """Make the next request, or return None where nothing waits.

        An address that no request can be made of is stored as one that was not read.
        """
        try:
            with self._ending_the_crawl():
                return self._next_request()
        except CloseSpider as ending:  # Scrapy hears that from callbacks alone
            if self.crawler.engine is not None:
                closing = self.crawler.engine.close_spider_async(reason=ending.reason)
                self._closing = asyncio.ensure_future(closing)
            return None

    def _next_request(self) -> Request | None:
        """Make the next request that can be made."""
        while chosen := self.scheduler.next_target():
            target, previous = chosen
            try:
                request = self.request_for_target(target, previous)
            except ValueError:
                self.collect(self._without_answer(target, "unreadable"))
                continue
            self._under_way[target.url] = target
            return request
        return None

    def find_more(self) -> None:
        """Let the scheduler find more once nothing is left, then ask for other sites' pages.

        Last come the redirects that lead nowhere without the cookie that they set.

        Raises:
            scrapy.exceptions.DontCloseSpider: there is more.
            scrapy.exceptions.CloseSpider: more cannot be found.
        """
        if self._is_closed_to_us:
            return
        with self._ending_the_crawl():
            self.scheduler.refill()
            engine = self.crawler.engine
            first = self.next_request()
            if first and engine is not None:
                engine.crawl(first)  # wakes Scrapy, which takes the others by itself
            more = bool(first) or self._external_checks.go_on() or self._go_with_cookies()
        if more:
            raise DontCloseSpider

    def _go_with_cookies(self) -> bool:
        """Go the ways again that need a cookie; return whether there are any."""
        self._writer.write()
        engine = self.crawler.engine
        return engine is not None and self._cookie_chains.go_on(engine, self.scheduler.answered)

    def request_for_target(self, target: CrawlTarget, previous: PreviousPage | None) -> Request:
        """Make the request for a target; what is known already is sent only if it changed.

        Raises:
            ValueError: no request can be made of its address.
        """
        return Request(
            target.asked,
            method=target.method,
            headers={
                **conditional_headers(previous),
                **self._credentials.headers_for(target.url),
            },
            callback=self.parse,
            errback=self.failed,
            dont_filter=True,
            # The site's own probe is asked whatever robots.txt says: it is no content.
            meta={
                "target": target,
                "previous": previous,
                "download_slot": "site",
                # What HEAD leads to is no verdict: GET is next, and is what is tried again.
                **({"max_retry_times": 0} if target.may_use_get else {}),
                # As the URL standard writes it, not as Scrapy would escape it.
                "verbatim_url": True,
                "dont_obey_robotstxt": target.url == main_probe(self.config.site.url),
            },
        )

    def requests_for(self, link: Link, referrer: str) -> list[Request]:
        """Return the requests that a link to the site makes, if it is a new one."""
        targets = self.scheduler.targets_of([link], referrer, 1)
        return [self.request_for_target(target, None) for target in targets]

    def parse(self, response: Response, **_: object) -> None:
        """Store one answer and let what it points at wait.

        Whatever reading it raises, something is stored of it: an address is never lost.

        Raises:
            scrapy.exceptions.CloseSpider: the crawl cannot go on.
        """
        target: CrawlTarget = response.meta["target"]
        self._under_way.pop(target.url, None)
        if target.may_use_get and needs_get(response):
            self.scheduler.add(replace(target, use_get=True))
            return
        if target.role == "file" and is_page(response):
            self.scheduler.add(replace(target, role="page"))
            return
        if is_refused_without_tracking(response, target):
            self.scheduler.add(replace(target, as_written=True))
            return
        self.scheduler.answered += 1
        self.collect(self.read_or_say_why_not(response))
        self._server_patience.heed(response)

    def read_or_say_why_not(self, response: Response) -> CollectedPage:
        """Return what to store of a response; what it points at is followed from now on."""
        target: CrawlTarget = response.meta["target"]
        try:
            collected, links = self._read(response)
            self.follow(target, collected.page, links)
        except Exception:  # noqa: BLE001 - whatever it is, it is of this one address
            _log.exception("%s could not be read", target.url)
            return self._without_answer(target, "unreadable")
        return collected

    def follow(self, target: CrawlTarget, page: Page, links: list[Link]) -> None:
        """Let what a page points at wait."""
        if page.location:
            self.scheduler.add_redirect(target, page.location)
        self.scheduler.add_links(links, target.url, target.depth + 1)

    def _read(self, response: Response) -> tuple[CollectedPage, list[Link]]:
        """Return what to store of a response, and the links to follow."""
        asked = response.meta
        seconds = seconds_of(response)
        return self._reader.read(response, asked["target"], asked["previous"], seconds)

    def failed(self, failure: Failure) -> None:
        """Store that there was no answer, and why; what did not answer HEAD is asked with GET.

        Raises:
            scrapy.exceptions.CloseSpider: the site signed Signpost out for good.
        """
        if isinstance(failure.value, SignInError):
            raise CloseSpider("signed out")
        target: CrawlTarget = failure.request.meta["target"]  # type: ignore[attr-defined]
        self._under_way.pop(target.url, None)
        error = self.error_name(failure, target.url)
        if target.may_use_get and error in HEAD_PROVES_NOTHING:
            self.scheduler.add(replace(target, use_get=True))
            return
        self.scheduler.answered += 1
        self.collect(self._without_answer(target, error))

    def store_robots(self, url: str, answer: Response | Failure) -> None:
        """Store an answer for a robots.txt and let the sitemaps wait that it names."""
        target = CrawlTarget(url, 0, "start", "", "robots")
        self.scheduler.note_answered(url)
        if isinstance(answer, Failure):
            self.collect(self._without_answer(target, self.error_name(answer, url)))
            return
        collected, links = self._reader.read(answer, target, None, 0.0)
        self.collect(collected)
        self.scheduler.add_named_by_robots(links, url)

    def _without_answer(self, target: CrawlTarget, error: str) -> CollectedPage:
        """Make the record of an address of which nothing was read."""
        page = Page(
            run=self.run.id,
            url=target.url,
            kind="none",
            error=error,
            fetched=now(),
            found_by=target.found_by,
            referrer=target.referrer,
        )
        return CollectedPage(page)

    def error_name(self, failure: Failure, url: str) -> str:
        """Name why there was no answer."""
        error = error_of(failure.value)
        try:
            return self._guard.why_not(host_of(url)) if error == "dns" else error
        except ValueError:
            return error

    def give_up(self) -> list[str]:
        """Store what was asked and never answered, and return it: the crawl has stalled."""
        hung = [self._without_answer(x, STALLED) for x in self._under_way.values()]
        hung += self._external_checks.under_way(STALLED)
        self._under_way = {}
        for collected in hung:
            self._writer.add(collected)
        self._writer.write()
        return [collected.page.url for collected in hung]

    def collect(self, collected: CollectedPage) -> None:
        """Store an answer, soon.

        Raises:
            scrapy.exceptions.CloseSpider: the workspace takes no more.
        """
        with self._ending_the_crawl():
            self._writer.add(collected)

    def store_skipped(self, skips: list[Skipped]) -> None:
        """Store what was left out of other sites."""
        if skips:
            self.workspace.pages.add([], [], skips)

    def store_collected(self) -> None:
        """Store what was collected so far.

        Raises:
            scrapy.exceptions.CloseSpider: the workspace takes no more.
        """
        with self._ending_the_crawl():
            self._writer.write()

    @contextmanager
    def _ending_the_crawl(self) -> Iterator[None]:
        """Remember what is no single page's fault, and end the crawl.

        Raises:
            scrapy.exceptions.CloseSpider: something was raised.
        """
        try:
            yield
        except CloseSpider:
            raise
        except Exception as error:  # noqa: BLE001 - raised again where the crawl ends
            self.fatal_error = error
            raise CloseSpider("failed") from None

    def report_progress(self) -> None:
        """Tell how many addresses were answered, of how many known."""
        self._progress(self.scheduler.answered, self.scheduler.admitted)

    def closed(self, reason: str) -> None:
        """Store what is left; remember why the crawl ended (Scrapy calls this)."""
        try:
            if reason == ASKED_TO_WAIT:
                self.store_skipped(self.scheduler.leave_all(ASKED_TO_WAIT))
            self._writer.write()
        except Exception as error:  # noqa: BLE001 - raised again where the crawl ends
            self.fatal_error = error
        self.close_reason = reason


def is_refused_without_tracking(response: Response, target: CrawlTarget) -> bool:
    """Whether a server may know an address only with the tracking parameters that a link has."""
    return response.status in _NOT_FOUND and bool(target.written) and not target.as_written
