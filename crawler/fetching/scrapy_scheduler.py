"""Scrapy's scheduler: small targets wait; a Request is made when its turn comes.

A Request of Scrapy's takes some three kilobytes, a target a tenth of that: what waits on a large
site is what decides the memory of a crawl.
"""

from __future__ import annotations

from collections import deque
from typing import Protocol, cast

from scrapy import Spider
from scrapy.core.scheduler import BaseScheduler
from scrapy.http import Request


class RequestSource(Protocol):
    """A spider that makes its requests one by one."""

    @property
    def has_targets(self) -> bool:
        """Whether any address waits to be asked."""

    def next_request(self) -> Request | None:
        """Make the next request, or return None if nothing waits."""


class ScrapyScheduler(BaseScheduler):
    """Hands Scrapy one request at a time (`SCHEDULER`).

    What Scrapy itself asks for (tries again) comes first.
    """

    def __init__(self) -> None:
        self._requests: deque[Request] = deque()
        self._source: RequestSource | None = None

    def open(self, spider: Spider) -> None:
        """Learn whose requests are handed out (Scrapy calls this)."""
        self._source = cast("RequestSource", spider)

    def has_pending_requests(self) -> bool:
        """Whether anything waits."""
        return bool(self._requests) or (self._source is not None and self._source.has_targets)

    def enqueue_request(self, request: Request) -> bool:
        """Take a request that is made already."""
        self._requests.append(request)
        return True

    def next_request(self) -> Request | None:
        """Return the next request, or None if nothing waits."""
        if self._requests:
            return self._requests.popleft()
        return self._source.next_request() if self._source else None
