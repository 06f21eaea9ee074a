"""How much one visitor may ask: a leaky bucket each, kept in memory only and never for long."""

from __future__ import annotations

import ipaddress
import time
from collections import OrderedDict
from collections.abc import Callable

_MOST_VISITORS = 10_000
# A person opens several pages at once, or types quickly; a third of a minute's share at a time.
_BURST = 1 / 3
_LEAST_BURST = 5.0
# What answering a usual query takes at most; more work counts as more requests.
USUAL_SECONDS = 0.005


class RateLimiter:
    """Counts requests by visitor. An IPv6 visitor is its network of 64 bits."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate, self._clock = per_minute / 60, clock
        self._burst = max(per_minute * _BURST, _LEAST_BURST)
        self._visitors: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, visitor: str) -> float:
        """Count one request; return 0 if it may be answered, else in how many seconds it may."""
        if self._rate <= 0:
            return 0.0
        now, who = self._clock(), _network(visitor)
        level, before = self._visitors.pop(who, (0.0, now))
        level = max(0.0, level - (now - before) * self._rate)
        allowed = level + 1 <= self._burst
        self._visitors[who] = (level + 1 if allowed else level, now)
        if len(self._visitors) > _MOST_VISITORS:
            self._visitors.popitem(last=False)
        return 0.0 if allowed else (level + 1 - self._burst) / self._rate

    def charge(self, visitor: str, seconds: float) -> None:
        """Count work that took longer than a usual answer as several requests."""
        dear = seconds / USUAL_SECONDS - 1
        who = _network(visitor)
        if self._rate > 0 and dear > 0 and who in self._visitors:
            level, before = self._visitors[who]
            self._visitors[who] = (level + dear, before)


def _network(visitor: str) -> str:
    """Return what counts as one visitor."""
    try:
        address = ipaddress.ip_address(visitor)
    except ValueError:
        return visitor
    if address.version == 4:
        return visitor
    return str(ipaddress.ip_network((address, 64), strict=False))
