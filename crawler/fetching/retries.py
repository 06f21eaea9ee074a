"""Tries again what may fail for a moment only, after a pause that grows.

A server that says when it may be asked again (Retry-After) says so of itself, not of one address:
its whole host is left alone until then (`crawler.fetching.host_pauses`).
"""

from __future__ import annotations

import asyncio
import time
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, cast

from scrapy.downloadermiddlewares.retry import RetryMiddleware, get_retry_request
from scrapy.http import Request, Response

from crawler.fetching.fetch_errors import DATALOSS
from crawler.fetching.host_pauses import Activity, HostPauses

if TYPE_CHECKING:
    from scrapy import Spider
    from scrapy.crawler import Crawler

# The longest that a server's Retry-After is waited for; a longer one is told, not waited for.
LONGEST_PAUSE = 60.0
# An address is asked so often again after pauses that its server asked for.
_MOST_PAUSES = 5
# After so many addresses in a row that failed every time the site is down: the rest are tried once.
_SITE_IS_DOWN = 20
# With these a Retry-After says when to ask again (RFC 9110, 10.2.3); with 3xx it means another.
_BUSY = {429, 503}
# A request with less than this many pauses in its meta may still be asked again after one.
PAUSES = "pauses"
MOST_PAUSES = "most_pauses"


class BackOff(RetryMiddleware):
    """Scrapy's retries, with a pause before each: twice as long each time, or as the server asks.

    `RETRY_PAUSE` is the first pause in seconds.
    """

    failed_in_a_row = 0
    pause: float = 1.0

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> BackOff:
        """Make the middleware (Scrapy calls this)."""
        made = super().from_crawler(crawler)
        made.pause = crawler.settings.getfloat("RETRY_PAUSE")
        made.host_pauses = getattr(crawler.spider, "host_pauses", None) or HostPauses(Activity())
        return made

    host_pauses: HostPauses

    async def process_response(  # type: ignore[override]
        self, request: Request, response: Response
    ) -> Request | Response:
        """Pass an answer on, or after a pause the request to try again."""
        broke_off = DATALOSS in response.flags
        if response.status not in self.retry_http_codes and not broke_off:
            self.failed_in_a_row = 0
            return response
        wait = asked_to_wait(response)
        if wait > LONGEST_PAUSE or self.failed_in_a_row >= _SITE_IS_DOWN:
            return response
        if wait:
            return self._after_pause(request, response, wait)
        tried = int(request.meta.get("retry_times", 0))
        spider = cast("Spider", self.crawler.spider)
        reason = DATALOSS if broke_off else str(response.status)
        again = get_retry_request(request, spider=spider, reason=reason)
        if again is None:
            # Of a HEAD that failed nothing is known yet: it is asked again with GET.
            self.failed_in_a_row += request.method != "HEAD" and not broke_off
            return response
        await asyncio.sleep(self.pause * 2**tried)
        return again

    def _after_pause(
        self, request: Request, response: Response, seconds: float
    ) -> Request | Response:
        """Leave the host alone as long as it asks; return the request to try again after that.

        It waits its turn where requests are sent, as all others to that host do.
        """
        self.host_pauses.pause(request, seconds)
        paused = int(request.meta.get(PAUSES, 0))
        if paused >= int(request.meta.get(MOST_PAUSES, _MOST_PAUSES)):
            self.failed_in_a_row += 1
            return response
        again = request.replace(dont_filter=True)
        again.meta[PAUSES] = paused + 1
        return again


def asked_to_wait(response: Response) -> float:
    """Return for how many seconds a busy server wants to be left alone; 0 where it says nothing."""
    return retry_after_seconds(response) if response.status in _BUSY else 0.0


def retry_after_seconds(response: Response) -> float:
    """Return the seconds that a server's Retry-After asks for; 0 where it asks nothing sensible."""
    value = (response.headers.get("Retry-After") or b"").decode("ascii", "replace").strip()
    if value.isdigit() and len(value) < 10:
        return float(value)
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (TypeError, ValueError, OverflowError):
        return 0.0
