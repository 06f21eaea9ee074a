"""A spider that asks for a few addresses and follows nothing but their redirects."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from typing import Any

from scrapy.http import Response

from crawler.fetching.frontier import Offer
from crawler.fetching.page_writer import Collected
from crawler.spiders.site_spider import SiteSpider
from signpost.pages.addresses import host_of
from signpost.workspace.records import Page

_MOST_HOPS = 5


class PageSpider(SiteSpider):
    """Asks for what it is given, with the site crawl's manners, and stores nothing.

    `answers` holds what came, by address. Nothing is asked on condition that it has changed: what
    is asked again is to be told in full.
    """

    name = "page"

    def __init__(self, offers: Sequence[Offer], **more: Any) -> None:
        super().__init__(**more)
        self._wanted = offers
        self.answers: dict[str, Collected] = {}

    async def start(self) -> AsyncIterator[Any]:
        """Yield the requests (Scrapy calls this)."""
        for offer in self._wanted:
            yield self._request(offer, None)

    def ask_later(self) -> None:
        """Ask for nothing more."""

    def collect(self, page: Page, blobs: list[bytes] | None = None) -> None:
        """Keep one answer."""
        self.answers[page.url] = Collected(page, blobs or [])

    def parse(self, response: Response, **_: Any) -> None:
        """Keep one answer; go on where it redirects within the site."""
        offer: Offer = response.meta["offer"]
        page, blobs, _links = self._read(response, offer)
        self.collect(page, blobs)
        onward = page.location
        at_home = bool(onward) and host_of(onward) in self.config.hosts
        if at_home and onward not in self.answers and offer.depth < _MOST_HOPS:
            step = Offer(onward, offer.depth + 1, "redirect", page.url, offer.role, whole=True)
            self._ready.append((step, None))
