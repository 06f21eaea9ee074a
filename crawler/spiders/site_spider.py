"""The spider: from the start page, robots.txt and the sitemaps to every page of the site.

It asks for what the scheduler hands out, stores what came and gives the scheduler the links.
Whether an answer is good or bad is judged later, from what was stored.
"""

from __future__ import annotations

import time
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
from crawler.fetching.page_writer import CollectedPage, PageWriter
from crawler.fetching.previous_crawl import PreviousPage, conditional_headers
from crawler.fetching.response_reader import ResponseReader
from crawler.fetching.responses import error_of, needs_get
from crawler.fetching.scheduler import Scheduler
from crawler.fetching.ssrf_guard import SsrfGuard
from crawler.spiders.external_checks import ExternalChecks
from signpost.pages.addresses import host_of
from signpost.settings.config import Config
from signpost.workspace import Run, Workspace, WorkspaceError
from signpost.workspace.records import Link, Page, Skipped
from signpost.workspace.runs import now

# How many addresses were answered, of how many known.
Progress = Callable[[int, int], None]


class SpiderArguments(TypedDict):
    """What a spider of this site is made with."""

    config: Config
    workspace: Workspace
    run: Run
    progress: Progress
    guard: SsrfGuard
    credentials: Credentials


class SiteSpider(scrapy.Spider):
    """Crawls one site into one run of a workspace.

    `close_reason` is why the crawl ended; `storage_error` why the workspace took no more.
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
    ) -> None:
        super().__init__()
        self.config = config
        self.workspace = workspace
        self.run = run
        self.close_reason = ""
        self.storage_error: WorkspaceError | None = None
        self._progress = progress
        self._guard = guard
        self._credentials = credentials
        self._external_checks = ExternalChecks(self)
        self.scheduler = Scheduler(
            workspace, config, run, self._external_checks.add, self._write_collected
        )
        self._reader = ResponseReader(config, run, self.scheduler.has_seen)
        self._writer = PageWriter(workspace, self.scheduler.take_skipped, self.report_progress)

    @classmethod
    def from_crawler(cls, crawler: Crawler, *words: object, **more: object) -> SiteSpider:
        """Make the spider (Scrapy calls this)."""
        spider = super().from_crawler(crawler, *words, **more)
        crawler.signals.connect(spider.find_more, signal=signals.spider_idle)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """Fill the scheduler and yield the first request; Scrapy takes the others by itself."""
        self.scheduler.start()
        if first := self.next_request():
            yield first

    @property
    def has_targets(self) -> bool:
        """Whether any address waits to be asked."""
        return self.scheduler.has_targets

    def next_request(self) -> Request | None:
        """Make the next request, or return None where nothing waits."""
        if chosen := self.scheduler.next_target():
            return self._request(*chosen)
        return None

    def find_more(self) -> None:
        """Let the scheduler find more once nothing is left, then ask for other sites' pages.

        Raises:
            scrapy.exceptions.DontCloseSpider: there is more.
        """
        self.scheduler.refill()
        engine = self.crawler.engine
        first = self.next_request()
        if first and engine is not None:
            engine.crawl(first)  # wakes Scrapy, which takes the others by itself
        if first or self._external_checks.go_on():
            raise DontCloseSpider

    def _request(self, target: CrawlTarget, previous: PreviousPage | None) -> Request:
        """Make the request for a target; what is known already is sent only if it changed."""
        return Request(
            target.url,
            method=target.method,
            headers={
                **conditional_headers(previous),
                **self._credentials.headers_for(target.url),
            },
            callback=self.parse,
            errback=self.failed,
            dont_filter=True,
            # The probe and robots.txt are asked whatever robots.txt says: they are not content.
            meta={
                "target": target,
                "previous": previous,
                "sent": time.monotonic(),
                "download_slot": "site",
                # As the URL standard writes it, not as Scrapy would escape it.
                "verbatim_url": True,
                "dont_obey_robotstxt": target.role == "robots" or target.found_by == "probe",
            },
        )

    def requests_for(self, link: Link, referrer: str) -> list[Request]:
        """Return the requests that a link to the site makes, if it is a new one."""
        targets = self.scheduler.targets_of([link], referrer, 1)
        return [self._request(target, None) for target in targets]

    def parse(self, response: Response, **_: object) -> None:
        """Store one answer and let what it points at wait."""
        target: CrawlTarget = response.meta["target"]
        if target.role == "asset" and not target.use_get and needs_get(response):
            self.scheduler.add(replace(target, use_get=True))
            return
        self.scheduler.answered += 1
        collected, links = self._read(response)
        self.collect(collected)
        if collected.page.location:
            self.scheduler.add_redirect(target, collected.page.location)
        self.scheduler.add_links(links, target.url, target.depth + 1)

    def _read(self, response: Response) -> tuple[CollectedPage, list[Link]]:
        """Return what to store of a response, and the links to follow."""
        asked = response.meta
        seconds = round(time.monotonic() - asked["sent"], 3)
        return self._reader.read(response, asked["target"], asked["previous"], seconds)

    def failed(self, failure: Failure) -> None:
        """Store that there was no answer, and why."""
        target: CrawlTarget = failure.request.meta["target"]  # type: ignore[attr-defined]
        self.scheduler.answered += 1
        page = Page(
            run=self.run.id,
            url=target.url,
            kind="none",
            error=self.error_name(failure, target.url),
            fetched=now(),
            found_by=target.found_by,
            referrer=target.referrer,
        )
        self.collect(CollectedPage(page))

    def error_name(self, failure: Failure, url: str) -> str:
        """Name why there was no answer."""
        error = error_of(failure.value)
        return self._guard.why_not(host_of(url)) if error == "dns" else error

    def collect(self, collected: CollectedPage) -> None:
        """Store an answer, soon.

        Raises:
            scrapy.exceptions.CloseSpider: the workspace takes no more.
        """
        with self._storing():
            self._writer.add(collected)

    def store_skipped(self, skips: list[Skipped]) -> None:
        """Store what was left out of other sites."""
        if skips:
            self.workspace.pages.add([], [], skips)

    def _write_collected(self) -> None:
        """Store what was collected so far.

        Raises:
            scrapy.exceptions.CloseSpider: the workspace takes no more.
        """
        with self._storing():
            self._writer.write()

    @contextmanager
    def _storing(self) -> Iterator[None]:
        """Remember why the workspace takes no more, and end the crawl."""
        try:
            yield
        except WorkspaceError as error:
            self.storage_error = error
            raise CloseSpider("not stored") from None

    def report_progress(self) -> None:
        """Tell how many addresses were answered, of how many known."""
        self._progress(self.scheduler.answered, self.scheduler.admitted)

    def closed(self, reason: str) -> None:
        """Store what is left; remember why the crawl ended (Scrapy calls this)."""
        try:
            self._writer.write()
        except WorkspaceError as error:
            self.storage_error = error
        self.close_reason = reason
