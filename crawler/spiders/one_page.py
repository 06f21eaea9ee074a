"""A spider that asks for a few addresses and follows nothing but their redirects."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Sequence
from typing import Any

from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.address import host_of
from crawler.fetching.before import Before
from crawler.fetching.frontier import Offer
from crawler.fetching.pipelines import Collected
from crawler.page import Page
from crawler.spiders.website import SiteSpider

_MOST_HOPS = 5


class _Nothing(Before):
    """No earlier answers: what is asked again is to be told in full."""

    def get(self, offer: Offer) -> Page | None:  # noqa: ARG002 - the base class's form
        """Return None: the address is asked without conditions."""
        return None


class PageSpider(SiteSpider):
    """Asks for what it is given, with the site crawl's manners, and stores nothing.

    `answers` holds what came, by address.
    """

    name = "page"

    def __init__(self, offers: Sequence[Offer], **more: Any) -> None:
        super().__init__(**more)
        self._before = _Nothing(self.workspace, self.config, self.run)
        self._wanted = offers
        self.answers: dict[str, Collected] = {}

    async def start(self) -> AsyncIterator[Any]:
        """Yield the requests (Scrapy calls this)."""
        for offer in self._wanted:
            yield self._request(offer)

    def ask_later(self) -> None:
        """Ask for nothing more."""

    def parse(self, response: Response, **_: Any) -> Iterator[Any]:
        """Keep one answer; go on where it redirects within the site."""
        offer: Offer = response.meta["offer"]
        page, blobs, _links = self._read(response, offer)
        self.answers[page.url] = Collected(page, blobs)
        onward = page.location
        at_home = bool(onward) and host_of(onward) in self.config.hosts
        if at_home and onward not in self.answers and offer.depth < _MOST_HOPS:
            yield self._request(Offer(onward, offer.depth + 1, "redirect", page.url, offer.role))

    def failed(self, failure: Failure) -> Iterator[Any]:
        """Keep that there was no answer, and why."""
        for collected in super().failed(failure):
            self.answers[collected.page.url] = collected
        yield from ()
