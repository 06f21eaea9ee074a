"""Slows whoever guesses passwords: each address for itself, so that nobody locks the others out."""

from __future__ import annotations

import ipaddress
import time
from collections import OrderedDict, deque
from collections.abc import Callable

# So many wrong passwords a minute from one address, and it has to wait for the rest of it.
MOST, MINUTE = 10, 60.0
# Addresses that are remembered, the newest: memory has an end however many of them guess.
MOST_ADDRESSES = 10_000
# Who has one address of IPv6 has its whole network of 64 bits (RFC 6177).
_NETWORK = 64


class WrongPasswords:
    """Remembers when which address gave a wrong password; `clock` is monotonic, in seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._given: OrderedDict[str, deque[float]] = OrderedDict()

    def note(self, address: str) -> None:
        """Remember a wrong password of an address."""
        name = _source(address)
        self._given.setdefault(name, deque(maxlen=MOST)).append(self._clock())
        self._given.move_to_end(name)
        if len(self._given) > MOST_ADDRESSES:
            self._given.popitem(last=False)

    def wait(self, address: str) -> int:
        """Return how many seconds an address has to wait until a password of it is looked at."""
        given = self._given.get(_source(address))
        if given is None or len(given) < MOST:
            return 0
        left = given[0] + MINUTE - self._clock()
        return max(0, int(left) + 1) if left > 0 else 0

    def __len__(self) -> int:
        """Return how many addresses are remembered."""
        return len(self._given)


def _source(address: str) -> str:
    """Return what stands for whoever has an address."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address[:64]
    if found.version == 4:
        return str(found)
    return str(found.ipv4_mapped or ipaddress.ip_network((found, _NETWORK), strict=False))
