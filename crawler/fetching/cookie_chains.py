"""Redirects that set a cookie and lead nowhere without it are followed once more, as browsers do.

The crawl keeps no cookies: each address is asked once, as by a visitor who comes for the first
time. Where that ends in a circle or a refusal, and a redirect on the way set a cookie, the way is
gone again with a cookie jar of its own, which is thrown away at its end and never stored.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from http.cookiejar import DefaultCookiePolicy
from typing import TYPE_CHECKING

from scrapy.http import Request, Response
from scrapy.http.cookies import CookieJar

from crawler.fetching.page_writer import CollectedPage
from crawler.fetching.responses import redirect_location
from signpost.pages.addresses import resolve
from signpost.workspace.page_marks import SETS_COOKIE
from signpost.workspace.records import Page

if TYPE_CHECKING:
    from scrapy.core.engine import ExecutionEngine

    from signpost.workspace.page_store import Pages

# As many redirects as browsers follow (the Fetch standard, 4.4).
MAX_HOPS = 20
# An address where so many ways have ended badly, cookies or not, is one where they end badly.
_MOST_ENDS = 3
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class CookieChain:
    """One way through redirects, with the cookies that were set on it."""

    hops: list[tuple[str, Response]] = field(default_factory=list)
    _jar: CookieJar = field(
        # Only for the host that set it, or hosts below its own: none for all of `.gov.uk`.
        default_factory=lambda: CookieJar(DefaultCookiePolicy(strict_domain=True))
    )
    _asked: set[tuple[str, bytes]] = field(default_factory=set)

    def send(self, request: Request) -> Request:
        """Return a request with the cookies that the chain has for its address."""
        own = request.headers.pop("Cookie", [])
        self._jar.add_cookie_header(request)
        cookies = [*request.headers.getlist("Cookie"), *own]
        if cookies:
            request.headers["Cookie"] = b"; ".join(cookies)
        return request

    def take(self, url: str, response: Response) -> str | None:
        """Take the answer of an address; return the address to go on to, or None at the end.

        Asking the same again with the same cookies would go round for ever: that is an end too.
        """
        self.hops.append((url, response))
        request = response.request or Request(url)
        self._asked.add((url, self._cookies_of(request)))
        self._jar.extract_cookies(response, request)
        location = redirect_location(response)
        target = resolve(url, location) if location else None
        if target is None or len(self.hops) > MAX_HOPS:
            return None
        again = (target[0], self._cookies_of(self.send(Request(target[0])))) in self._asked
        return None if again else target[0]

    @staticmethod
    def _cookies_of(request: Request) -> bytes:
        """Return the cookies that a request is sent with."""
        return request.headers.get("Cookie") or b""

    @property
    def ends_well(self) -> bool:
        """Whether the last answer is one that a browser shows."""
        _, last = self.hops[-1]
        return redirect_location(last) is None and last.status < 400


@dataclass(slots=True)
class Tries:
    """Which ways were gone again, and where they ended badly."""

    begun: set[str] = field(default_factory=set)
    bad_ends: Counter[str] = field(default_factory=Counter)


class CookieChains:
    """Goes the ways of one crawl again that need a cookie.

    `make_request` makes a request for an address, on the site or elsewhere as the page is that the
    way begins with; `read` makes the record of an address's answer, beside what was known of it;
    `may_ask` says whether a way may go on to an address; `found_more` hears when pages came of it.
    """

    def __init__(
        self,
        pages: Pages,
        run: int,
        make_request: Callable[[str, Page], Request],
        read: Callable[[str, Response, Page], CollectedPage],
        may_ask: Callable[[str, Page], bool],
        found_more: Callable[[], None],
    ) -> None:
        self._pages, self._run = pages, run
        self._make_request, self._read = make_request, read
        self._may_ask, self._found_more = may_ask, found_more
        self._tries = Tries()
        self._seen_before = -1

    def go_on(self, engine: ExecutionEngine, answered: int) -> bool:
        """Ask for the first address of each such way; return whether there is any.

        `answered` is how many answers there were so far: nothing is looked at twice.
        """
        if answered == self._seen_before:
            return False
        self._seen_before = answered
        first = [
            page
            for kind in ("redirect", "external")
            for page in self._pages.marked(self._run, SETS_COOKIE, kind=kind)
            if page.url not in self._tries.begun and self._leads_nowhere(page)
        ]
        for page in first:
            self._tries.begun.add(page.url)
            engine.crawl(self._first_request(page, engine))
        return bool(first)

    def _leads_nowhere(self, page: Page) -> bool:
        """Whether a redirect ends in a circle or an error, by what is stored."""
        seen = {page.url}
        step: Page | None = page
        while step is not None and step.location:
            if step.location in seen:
                return True
            seen.add(step.location)
            step = self._pages.anywhere(self._run, step.location)
        if step is None or step.status is None or step.status < 400:
            return False
        return self._tries.bad_ends[step.url] < _MOST_ENDS

    def _first_request(self, page: Page, engine: ExecutionEngine) -> Request:
        """Make the request that a way begins with."""

        async def follow(response: Response) -> None:
            try:
                await self._follow(response, page, engine)
            except Exception:  # noqa: BLE001 - then the way is what it was without cookies
                _log.exception("%s could not be followed", page.url)

        request = self._make_request(page.url, page)
        return request.replace(callback=follow, errback=lambda _: None, dont_filter=True)

    async def _follow(self, response: Response, page: Page, engine: ExecutionEngine) -> None:
        """Go on from a first answer to the end, and store what came if it ends well."""
        chain, here = CookieChain(), page.url
        while there := chain.take(here, response):
            if not self._may_ask(there, page):
                return
            here = there
            response = await engine.download_async(chain.send(self._make_request(here, page)))
        if not chain.ends_well:
            self._tries.bad_ends[here] += 1
            return
        for url, hop in dict(chain.hops).items():
            known = self._pages.anywhere(self._run, url)
            if not _is_good(known):
                begun = known or replace(page, url=url, found_by="redirect", referrer=page.url)
                collected = self._read(url, hop, begun)
                self._pages.replace(collected.page, collected.blobs)
        self._found_more()


def _is_good(page: Page | None) -> bool:
    """Whether what is stored of an address already is what a browser shows."""
    return page is not None and page.status is not None and page.status < 300
