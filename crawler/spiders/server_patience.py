"""Ends a crawl whose server wants to be left alone for longer than is waited."""

from __future__ import annotations

from typing import Protocol

from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.http import Request, Response

from crawler.fetching.frontier import CrawlTarget
from crawler.fetching.previous_crawl import PreviousPage
from crawler.fetching.refusals import Refusals
from signpost.settings.config import Config

# Why such a crawl ends.
ASKED_TO_WAIT = "asked_to_wait"


class _AskingSpider(Protocol):
    """The spider whose server may lose patience."""

    config: Config
    crawler: Crawler
    refusals: Refusals

    def request_for_target(self, target: CrawlTarget, previous: PreviousPage | None) -> Request:
        """Make the request for a target."""


class ServerPatience:
    """Watches the answers of one crawl for the server's wish to be left alone."""

    def __init__(self, spider: _AskingSpider) -> None:
        self._spider = spider

    def heed(self, response: Response) -> None:
        """Take an answer; after several refusals ask whether the start page is refused too."""
        spider = self._spider
        if spider.refusals.ask_home(response):
            home = CrawlTarget(spider.config.site.url, 0, "start", "")
            request = spider.request_for_target(home, None).replace(
                callback=self._hear_home, errback=None
            )
            if spider.crawler.engine is not None:
                spider.crawler.engine.crawl(request)

    def _hear_home(self, response: Response) -> None:
        """End the crawl if the start page is refused like the others.

        Raises:
            scrapy.exceptions.CloseSpider: it is.
        """
        if self._spider.refusals.is_final(response):
            raise CloseSpider(ASKED_TO_WAIT)
