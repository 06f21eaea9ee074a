"""Hosts that asked to be left alone for a while, and when the crawl last moved at all."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scrapy.http import Request


class Activity:
    """Remembers when anything last happened: what a watchdog asks.

    `clock` tells seconds that only go up.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self._last = self.clock()

    def note(self, ahead: float = 0.0) -> None:
        """Note that something happened, or is sure to happen in so many seconds."""
        self._last = max(self._last, self.clock() + ahead)

    def seconds_still(self) -> float:
        """Return for how long nothing has happened."""
        return self.clock() - self._last


class HostPauses:
    """Until when each host is left alone. A host is what shares one downloader slot."""

    def __init__(self, activity: Activity) -> None:
        self.activity = activity
        self._until: dict[str, float] = {}

    def pause(self, request: Request, seconds: float) -> None:
        """Leave the host of a request alone for so many seconds from now."""
        slot = _slot_of(request)
        until = self.activity.clock() + seconds
        self._until[slot] = max(until, self._until.get(slot, 0.0))
        self.activity.note(seconds)

    async def wait(self, request: Request) -> None:
        """Return once the host of a request may be asked."""
        slot = _slot_of(request)
        while (left := self._until.get(slot, 0.0) - self.activity.clock()) > 0:
            await asyncio.sleep(left)
        self._until.pop(slot, None)


def _slot_of(request: Request) -> str:
    """Return the name of the downloader slot that a request goes through."""
    return str(request.meta.get("download_slot", ""))
