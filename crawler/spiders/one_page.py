"""A spider that asks for a few addresses and follows nothing but their redirects."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from typing import Unpack

from scrapy.http import Request, Response
from twisted.python.failure import Failure

from crawler.fetching.frontier import CrawlTarget
from crawler.fetching.page_writer import CollectedPage
from crawler.spiders.site_spider import SiteSpider, SpiderArguments, is_refused_without_tracking
from signpost.pages.addresses import host_of
from signpost.workspace.records import Link, Page

_MOST_HOPS = 5


class PageSpider(SiteSpider):
    """Asks for what it is given, with the site crawl's manners, and stores nothing.

    `answers` holds what came, by address. Nothing is asked on condition that it has changed: what
    is asked again is to be told in full.
    """

    name = "page"

    def __init__(
        self, targets: Sequence[CrawlTarget], **arguments: Unpack[SpiderArguments]
    ) -> None:
        super().__init__(**arguments)
        self._targets = targets
        self.answers: dict[str, CollectedPage] = {}

    async def start(self) -> AsyncIterator[Request]:
        """Yield the requests (Scrapy calls this)."""
        for target in self._targets:
            yield self._request(target, None)

    def find_more(self) -> None:
        """Ask for nothing more."""

    def store_robots(self, url: str, answer: Response | Failure) -> None:
        """Store nothing of a robots.txt, nor ask for what it names."""

    def collect(self, collected: CollectedPage) -> None:
        """Keep one answer."""
        self.answers[collected.page.url] = collected

    def follow(self, target: CrawlTarget, page: Page, links: list[Link]) -> None:
        """Follow nothing but redirects, and these by `parse`."""

    def parse(self, response: Response, **_: object) -> None:
        """Keep one answer; go on where it redirects within the site."""
        target: CrawlTarget = response.meta["target"]
        if is_refused_without_tracking(response, target):
            self.scheduler.add_afresh(replace(target, as_written=True))
            return
        collected = self.read_or_say_why_not(response)
        self.collect(collected)
        location = collected.page.location
        on_site = bool(location) and host_of(location) in self.config.hosts
        if on_site and location not in self.answers and target.depth < _MOST_HOPS:
            hop = target.depth + 1
            self.scheduler.add_afresh(
                CrawlTarget(location, hop, "redirect", target.url, target.role, use_get=True)
            )
