"""The writer: takes what the spider collects and stores it, about a hundred pages a transaction.

A killed crawl loses at most what is in the buffer; those addresses are asked again.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from crawler.page import Page

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from crawler.spiders.website import SiteSpider

_PAGES = 100
_SECONDS = 2.0


@dataclass(slots=True)
class Collected:
    """One item: a page and the blobs that it names."""

    page: Page
    blobs: list[bytes] = field(default_factory=list)


class StorePipeline:
    """Buffers pages and writes them to the workspace."""

    def __init__(self, spider: SiteSpider) -> None:
        self._spider = spider
        self._pages: list[Page] = []
        self._blobs: list[bytes] = []
        self._since = time.monotonic()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> StorePipeline:
        """Make the pipeline of a crawler (Scrapy calls this)."""
        return cls(cast("SiteSpider", crawler.spider))

    def process_item(self, item: Collected) -> Collected:
        """Take one page; write when the buffer is full or old."""
        self._pages.append(item.page)
        self._blobs.extend(item.blobs)
        if len(self._pages) >= _PAGES or time.monotonic() - self._since > _SECONDS:
            self._write()
        return item

    def close_spider(self) -> None:
        """Write what is left."""
        self._write()

    def _write(self) -> None:
        """Store the buffer in one transaction."""
        spider = self._spider
        spider.workspace.pages.add(self._pages, self._blobs, spider.frontier.take_skipped())
        self._pages, self._blobs = [], []
        self._since = time.monotonic()
        spider.report_progress()
