"""The queue of addresses to ask: small offers wait; a Request is made when its turn comes.

A Request of Scrapy's takes some three kilobytes, an offer a tenth of that: what waits on a large
site is what decides the memory of a crawl.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, cast

from scrapy import Spider
from scrapy.core.scheduler import BaseScheduler
from scrapy.http import Request

from crawler.fetching.frontier import Offer, Role

if TYPE_CHECKING:
    from crawler.spiders.site_spider import SiteSpider

# Lower comes first: what says which pages there are is asked before the pages.
_ORDER: dict[Role, int] = {"robots": 0, "sitemap": 1, "page": 2, "asset": 2, "form": 2}
# So many offers are made ready together: what the last crawl knew of them is one query.
AHEAD = 100


class Waiting:
    """Offers in the order in which they are asked: breadth first."""

    def __init__(self) -> None:
        self._lines: tuple[deque[Offer], ...] = (deque(), deque(), deque())

    def __bool__(self) -> bool:
        return any(self._lines)

    def add(self, offer: Offer) -> None:
        """Put an offer at the end of its line."""
        self._lines[_ORDER[offer.role]].append(offer)

    def take(self) -> list[Offer]:
        """Return the next offers: those of the first line that has any, at most `AHEAD`."""
        for line in self._lines:
            if line:
                return [line.popleft() for _ in range(min(AHEAD, len(line)))]
        return []


class OfferScheduler(BaseScheduler):
    """Hands Scrapy one request at a time; what Scrapy itself asks for (tries again) comes first."""

    def __init__(self) -> None:
        self._asked: deque[Request] = deque()
        self._spider: SiteSpider | None = None

    def open(self, spider: Spider) -> None:
        """Learn whose offers are handed out (Scrapy calls this)."""
        self._spider = cast("SiteSpider", spider)

    def has_pending_requests(self) -> bool:
        """Whether anything waits."""
        return bool(self._asked) or (self._spider is not None and self._spider.has_offers)

    def enqueue_request(self, request: Request) -> bool:
        """Take a request that is made already."""
        self._asked.append(request)
        return True

    def next_request(self) -> Request | None:
        """Return the next request, or None if nothing waits."""
        if self._asked:
            return self._asked.popleft()
        return self._spider.next_request() if self._spider else None
