"""Sends the session's cookies with the crawl's requests, and signs in again where it has ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from scrapy.http import Request, Response

from crawler.fetching.site_session import SiteSession

if TYPE_CHECKING:
    from scrapy.crawler import Crawler


class _SignedInSpider(Protocol):
    """A spider that knows the session of its site."""

    session: SiteSession


_GENERATION = "signed_in"
_OWN_COOKIE = "own_cookie"


class StaySignedIn:
    """Scrapy's middleware for a site that is signed in to (`SiteSession`)."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> StaySignedIn:
        """Make the middleware (Scrapy calls this)."""
        return cls(crawler)

    @property
    def _session(self) -> SiteSession:
        """The session of the spider's site."""
        return cast("_SignedInSpider", self._crawler.spider).session

    def process_request(self, request: Request) -> None:
        """Put the cookies of now on a request to the site; another try has those of then."""
        session = self._session
        ours = session.cookies_for(request.url)
        own = request.meta.setdefault(_OWN_COOKIE, request.headers.get("Cookie") or b"")
        request.meta[_GENERATION] = session.generation
        cookies = [x for x in (own.decode("latin-1"), ours) if x]
        if cookies:
            request.headers["Cookie"] = "; ".join(cookies)

    async def process_response(self, request: Request, response: Response) -> Request | Response:
        """Pass an answer on; where it is the sign-in page in a page's place, ask once more.

        Raises:
            crawler.fetching.site_session.SignInError: the session does not last.
        """
        session = self._session
        out = session.is_signed_out(request.url, response.status, response.headers, response.body)
        if not out:
            session.take(request, response, request.meta[_GENERATION])
            return response
        again = await session.renew(request.meta[_GENERATION])
        return request.replace(dont_filter=True) if again else response
