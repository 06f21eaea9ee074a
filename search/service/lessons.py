"""Whose searches and clicks may teach: one network only so much, and bots nothing.

A network is a /24 of IPv4 or a /48 of IPv6. Each teaches one click a page and one search a query
for as long as the service remembers; it remembers salted digests, in memory only, so that nobody's
address is kept or can be told from what is kept.
"""

from __future__ import annotations

import hashlib
import ipaddress
import os
import re
from collections import Counter, OrderedDict
from collections.abc import Callable
from datetime import UTC, datetime

_BITS = {4: 24, 6: 48}
# As many pairs of a network and what it did are remembered; the oldest goes first.
_REMEMBERED = 500_000
# What one network, and all of them in an hour on one page, may teach at most.
_NETWORK_A_DAY, _PAGE_AN_HOUR = 20, 20
_BOT = re.compile(
    r"bot\b|bot/|crawl|spider|slurp|preview|headless|monitor|facebookexternalhit|archiver|scrapy",
    re.IGNORECASE,
)


def is_bot(user_agent: str) -> bool:
    """Whether a browser says that it is none, or says nothing."""
    return not user_agent.strip() or _BOT.search(user_agent) is not None


def _now() -> datetime:
    """Return the time in UTC."""
    return datetime.now(UTC)


class Lessons:
    """Decides which searches and clicks count as a lesson."""

    def __init__(self, clock: Callable[[], datetime] = _now) -> None:
        self._clock, self._salt = clock, os.urandom(16)
        self._known: OrderedDict[bytes, None] = OrderedDict()
        self._hour, self._day = "", ""
        self._pages: Counter[str] = Counter()
        self._networks: Counter[bytes] = Counter()

    def of_search(self, visitor: str, query: str) -> bool:
        """Whether a search is the first of its network for a (folded) query."""
        return self._first("search", network_of(visitor), query)

    def of_click(self, visitor: str, address: str) -> bool:
        """Whether a click teaches: the first of its network on a page, within the limits."""
        self._turn()
        network = network_of(visitor)
        who = self._digest("network", network)
        full = self._networks[who] >= _NETWORK_A_DAY or self._pages[address] >= _PAGE_AN_HOUR
        if full or not self._first("click", network, address):
            return False
        self._networks[who] += 1
        self._pages[address] += 1
        return True

    def of_vote(self, visitor: str) -> bool:
        """Whether a click is a vote on two indexes: the first of its network on a day."""
        day = f"{self._clock():%Y-%m-%d}"
        return self._first("vote", network_of(visitor), day)

    def _turn(self) -> None:
        """Begin to count anew with each hour and each day."""
        now = self._clock()
        if (hour := f"{now:%Y-%m-%d %H}") != self._hour:
            self._hour = hour
            self._pages.clear()
        if (day := f"{now:%Y-%m-%d}") != self._day:
            self._day = day
            self._networks.clear()

    def _first(self, *what: str) -> bool:
        """Whether something was not done before, as far as is remembered."""
        key = self._digest(*what)
        if key in self._known:
            return False
        self._known[key] = None
        if len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)
        return True

    def _digest(self, *what: str) -> bytes:
        """Return a short name for something that cannot be told from it."""
        text = "\n".join(what).encode("utf-8", "replace")
        return hashlib.blake2b(text, digest_size=12, key=self._salt).digest()


def network_of(visitor: str) -> str:
    """Return the network that an address is in; what is no address is one of its own."""
    try:
        address = ipaddress.ip_address(visitor)
    except ValueError:
        return visitor
    return str(ipaddress.ip_network((address, _BITS[address.version]), strict=False))
