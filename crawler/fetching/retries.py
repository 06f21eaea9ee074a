"""Tries again what may fail for a moment only, after a pause that grows."""

from __future__ import annotations

import asyncio
import time
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, cast

from scrapy.downloadermiddlewares.retry import RetryMiddleware, get_retry_request
from scrapy.http import Request, Response

if TYPE_CHECKING:
    from scrapy import Spider
    from scrapy.crawler import Crawler

# The longest that a server's Retry-After is waited for; a longer one is told, not waited for.
_LONGEST = 60.0
# After so many addresses in a row that failed every time the site is down: the rest are tried once.
_SITE_IS_DOWN = 20


class BackOff(RetryMiddleware):
    """Scrapy's retries, with a pause before each: twice as long each time, or as the server asks.

    `RETRY_PAUSE` is the first pause in seconds.
    """

    failed_in_a_row = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> BackOff:
        """Make the middleware (Scrapy calls this)."""
        made = super().from_crawler(crawler)
        made.pause = crawler.settings.getfloat("RETRY_PAUSE")
        return made

    pause: float = 1.0

    async def process_response(  # type: ignore[override]
        self, request: Request, response: Response
    ) -> Request | Response:
        """Pass an answer on, or after a pause the request to try again."""
        if response.status not in self.retry_http_codes:
            self.failed_in_a_row = 0
            return response
        tried = int(request.meta.get("retry_times", 0))
        pause = retry_after_seconds(response)
        if pause > _LONGEST or self.failed_in_a_row >= _SITE_IS_DOWN:
            return response
        spider = cast("Spider", self.crawler.spider)
        reason = str(response.status)
        again = get_retry_request(request, spider=spider, reason=reason)
        if again is None:
            self.failed_in_a_row += 1
            return response
        await asyncio.sleep(max(pause, self.pause * 2**tried))
        return again


def retry_after_seconds(response: Response) -> float:
    """Return the seconds that a server's Retry-After asks for; 0 where it asks nothing sensible."""
    value = (response.headers.get("Retry-After") or b"").decode("ascii", "replace").strip()
    if value.isdigit() and len(value) < 10:
        return float(value)
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (TypeError, ValueError, OverflowError):
        return 0.0
