"""Ends a crawl in which nothing moves any more, with what it has stored, and says what hung."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from crawler.fetching.refusals import Refusals
from crawler.spiders.site_spider import STALLED, SiteSpider
from signpost.settings.sections.crawl import CrawlSettings

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

# A crawl that has stalled gets so many seconds to end in good order.
_SECONDS_TO_END = 5.0
# So many of the addresses that hung are named.
_MOST_NAMED = 3


class StallWatch:
    """Watches one spider. What one answer may take is never a stall."""

    def __init__(self, settings: CrawlSettings) -> None:
        answer = max(settings.timeout_seconds, settings.external_seconds)
        self.limit = max(60 * settings.stalled_minutes, 1.5 * answer)

    async def watch(self, crawling: asyncio.Future[None], crawler: Crawler) -> str | None:
        """Wait until a crawl ends; return None, or in a few words what it was ended for.

        Raises:
            Exception: what the crawl raised.
        """
        while not crawling.done():
            await asyncio.wait({crawling}, timeout=self.limit / 10)
            spider = crawler.spider
            if crawling.done() or not isinstance(spider, SiteSpider):
                continue
            if spider.activity.seconds_still() > self.limit:
                return await self._end(crawling, crawler, spider)
        crawling.result()
        return None

    async def _end(
        self, crawling: asyncio.Future[None], crawler: Crawler, spider: SiteSpider
    ) -> str:
        """Store what there is and close the spider; one that does not close is left."""
        hung = spider.give_up()
        if crawler.engine is not None:
            closing = asyncio.ensure_future(crawler.engine.close_spider_async(reason=STALLED))
            await asyncio.wait({closing, crawling}, timeout=_SECONDS_TO_END)
        return (
            f"nothing has come for {_in_words(self.limit)}"
            f"{' while waiting for ' + _named(hung) if hung else ''}"
        )


def refused(refusals: Refusals) -> str:
    """Say in a few words that the site wants to be left alone."""
    return (
        f"the server asks to be left alone for {_in_words(refusals.seconds)} "
        f"(429 at {refusals.url}). If it is yours, have it let Signpost through, or raise [crawl] "
        "delay_seconds"
    )


def _in_words(seconds: float) -> str:
    """Say a time in minutes, or in seconds if it is short."""
    return f"{seconds / 60:.0f} minutes" if seconds >= 120 else f"{seconds:.0f} seconds"


def _named(urls: list[str]) -> str:
    """Name a few addresses, and how many more there are."""
    more = len(urls) - _MOST_NAMED
    return ", ".join(urls[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
