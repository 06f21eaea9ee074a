"""The crawl's rounds: what was fetched is read, and what was found in it is fetched in turn.

Documents, and pages that scripts draw, are read between rounds: their links are known only then.
Each round carries on the run as if it had been cut off, so that a kill at any moment costs nothing
more than what was in flight.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import Settings

from crawler import scrapy_settings as base
from crawler.documents.reading import unread
from crawler.fetching.credentials import Credentials
from crawler.fetching.proxies import Proxies
from crawler.fetching.robots import RobotsFiles
from crawler.fetching.site_session import SiteSession
from crawler.fetching.ssrf_guard import SsrfGuard
from crawler.fetching.trusted_certificates import TrustedCertificates
from crawler.spiders.server_patience import ASKED_TO_WAIT
from crawler.spiders.site_spider import (
    STALLED,
    Progress,
    SiteSpider,
    SpiderArguments,
)
from crawler.stall_watch import StallWatch, refused
from signpost import stop_signals
from signpost.settings.config import Config
from signpost.workspace import Run, Workspace
from signpost.workspace.page_marks import APP_SHELL, AWAITS_RENDERING

if TYPE_CHECKING:
    from twisted.internet.base import ReactorBase

# A document may lead to a document, that to a page drawn by a script, and so on: far enough.
_MOST_ROUNDS = 5


class Rounds:
    """One crawl, round after round in one reactor.

    `early_end` says why it ended before its end; `robots` are the rules that it kept to.
    """

    def __init__(self, workspace: Workspace, config: Config, run: Run, progress: Progress) -> None:
        self._workspace, self._config, self._run = workspace, config, run
        self._guard = SsrfGuard(config.hosts)
        credentials = Credentials(config)
        self.robots = RobotsFiles(credentials)
        self._session = SiteSession(config)
        self._proxies = Proxies.of_config(config)
        self._trusted = TrustedCertificates.of_config(config)
        self._spider_arguments: SpiderArguments = {
            "config": config,
            "workspace": workspace,
            "run": run,
            "progress": progress,
            "guard": self._guard,
            "credentials": credentials,
            "robots": self.robots,
            "session": self._session,
        }
        self._ended = "stopped"
        self._task: asyncio.Future[None] | None = None
        # In a few words why the crawl ended before its end, if it did, and was not stopped by hand.
        self.early_end = ""
        self._loop: asyncio.AbstractEventLoop | None = None
        self._crawler: Crawler | None = None
        # Whether some of it still waits for what will never come.
        self._is_abandoned = False

    def go(self) -> str:
        """Crawl until nothing new is found; return why it ended. Once a process.

        Raises:
            WorkspaceError: what was collected could not be stored.
        """
        settings = Settings()
        settings.setmodule(base, priority="project")
        settings.setdict(base.for_site(self._config), priority="cmdline")
        settings.set("SSRF_GUARD", self._guard, priority="cmdline")
        settings.set("PROXIES", self._proxies, priority="cmdline")
        settings.set("TRUSTED_CERTIFICATES", self._trusted, priority="cmdline")
        # What goes wrong is stored as a fact of its page; a log of it would only hide the rest.
        logging.getLogger().addHandler(logging.NullHandler())
        process = AsyncCrawlerProcess(settings)  # installs the reactor that all is run in
        # Only now: making the process sets Scrapy's own level, which writes two lines an answer.
        logging.getLogger("scrapy").setLevel(logging.ERROR)
        from twisted.internet import reactor

        cast("ReactorBase", reactor).callWhenRunning(self._begin, process)
        _collect_garbage_seldom()
        # A signal is heard by Signpost alone: Scrapy's handlers would stay after the crawl.
        with stop_signals.handled_by(self._stop):
            process.start(stop_after_crawl=False, install_signal_handlers=False)
        if not stop_signals.requested() and self._task is not None and self._task.done():
            self._task.result()
        return self._ended

    def _stop(self) -> None:
        """End the crawl soon, as a signal asks: what came is stored, what is under way is left."""
        self._ended = "stopped"
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._end_now)

    def _end_now(self) -> None:
        """Store what came, and stop the reactor without waiting for anything."""
        from twisted.internet import reactor

        spider = self._crawler.spider if self._crawler is not None else None
        if isinstance(spider, SiteSpider):
            with contextlib.suppress(Exception):  # what is not stored is asked again
                spider.store_collected()
        cast("ReactorBase", reactor).crash()

    def _begin(self, process: AsyncCrawlerProcess) -> None:
        """Start the work once the reactor runs; stop the reactor once the work is done."""
        from twisted.internet import reactor

        def end(_task: asyncio.Future[None]) -> None:
            running = cast("ReactorBase", reactor)
            if self._is_abandoned:
                running.crash()  # a stop would wait for the requests that hang
                return
            with contextlib.suppress(RuntimeError):  # Ctrl-C has stopped it already
                running.stop()

        self._task = asyncio.ensure_future(self._crawl_signed_in(process))
        self._task.add_done_callback(end)

    async def _crawl_signed_in(self, process: AsyncCrawlerProcess) -> None:
        """Sign in where the settings say how, crawl, and tell if the session was given up."""
        self._loop = asyncio.get_running_loop()
        try:
            await self._session.begin()
            await self._crawl_all(process)
        finally:
            await self._session.close()
        if self._session.error:
            raise self._session.error

    async def _crawl_all(self, process: AsyncCrawlerProcess) -> None:
        """Fetch, read what was fetched, and again while that brings new links."""
        for _ in range(_MOST_ROUNDS):
            self._crawler = crawler = process.create_crawler(SiteSpider)
            reason = await self._until_closed(process, crawler)
            if reason != "finished":
                self._ended = reason
                return
            found = await self._do_jobs(unread(self._workspace, self._config, self._run))
            if not await self._render_app_shells() and not found:
                break
        self._ended = "finished"

    async def _until_closed(self, process: AsyncCrawlerProcess, crawler: Crawler) -> str:
        """Run one spider to its end, or until nothing moves any more; return why it ended.

        Raises:
            Exception: what ended it that is no page's fault (mostly a WorkspaceError).
        """
        crawling = asyncio.ensure_future(process.crawl(crawler, **self._spider_arguments))
        stalled = await StallWatch(self._config.crawl).watch(crawling, crawler)
        spider = crawler.spider
        if stalled is not None:
            self.early_end = stalled
            self._is_abandoned = not crawling.done()
            return STALLED
        if not isinstance(spider, SiteSpider):
            return "failed"
        if spider.fatal_error:
            raise spider.fatal_error
        if spider.close_reason == ASKED_TO_WAIT:
            self.early_end = refused(spider.refusals)
        return spider.close_reason

    async def _render_app_shells(self) -> bool:
        """Render the pages that scripts make; return whether that found links."""
        work = (self._workspace, self._config, self._run)
        if not work[0].pages.marked(self._run.id, APP_SHELL, AWAITS_RENDERING):
            return False
        # Imported here: most sites have no such page, and Playwright takes a moment to load.
        from crawler.browser.app_shell_rendering import render_app_shells

        return await render_app_shells(*work)

    @staticmethod
    async def _do_jobs(jobs: list[Callable[[], bool]]) -> bool:
        """Do jobs one by one, in a thread so that Ctrl-C is heard; return if any found links."""
        return any([await asyncio.to_thread(job) for job in jobs])


def _collect_garbage_seldom() -> None:
    """Look for garbage seldom, and not among what was imported.

    A request leaves some rings of objects behind: at Python's own pace, looking for them took a
    fifth of a crawl's CPU, most of it to walk through modules that never go.
    """
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)
