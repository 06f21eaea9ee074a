"""Looks hosts up through the SSRF guard, each once, while the crawl goes on."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable

from scrapy.exceptions import CannotResolveHostError, DownloadTimeoutError

from crawler.fetching.ssrf_guard import SsrfGuard

_MOST = 10_000
# Behind a proxy this machine's own look-up may never answer, and nothing depends on it.
_SECONDS_BEHIND_PROXY = 3.0


class DnsCache:
    """The addresses that may be asked for each host. Good answers are kept for the crawl."""

    def __init__(self, guard: SsrfGuard) -> None:
        self._guard = guard
        self._found: dict[str, tuple[str, ...]] = {}
        self._pending: dict[str, asyncio.Future[tuple[str, ...]]] = {}

    async def addresses(self, host: str, seconds: float) -> tuple[str, ...]:
        """Return the addresses of a host; none where none may be asked.

        It is looked up for at most so long, in a thread, as the C library's look-up waits;
        requests that come meanwhile wait for the same answer.

        Raises:
            scrapy.exceptions.CannotResolveHostError: it has no address.
            scrapy.exceptions.DownloadTimeoutError: no answer in time.
        """
        return await self._look_up(host, self._guard.addresses, seconds)

    async def proxy_addresses(self, proxy: str, seconds: float) -> tuple[str, ...]:
        """Return the addresses of a proxy: any, private ones too, as the settings name it.

        Raises:
            scrapy.exceptions.CannotResolveHostError: it has no address.
            scrapy.exceptions.DownloadTimeoutError: no answer in time.
        """
        return await self._look_up(proxy, _any_addresses, seconds)

    async def lets_through_proxy(self, host: str) -> bool:
        """Whether a proxy may be asked for a host (`SsrfGuard.lets_through_proxy`)."""

        def check(name: str) -> tuple[str, ...]:
            return (name,) if self._guard.lets_through_proxy(name) else ()

        try:
            return bool(await self._look_up(host, check, _SECONDS_BEHIND_PROXY))
        except DownloadTimeoutError:
            return self._guard.may_be_public(host)

    async def _look_up(
        self, host: str, look_up: Callable[[str], tuple[str, ...]], seconds: float
    ) -> tuple[str, ...]:
        """Look a host up in one of the ways, once, and remember a good answer."""
        key = f"{look_up.__name__} {host}"
        if key in self._found:
            return self._found[key]
        pending = self._pending.get(key)
        if pending is None:
            pending = asyncio.ensure_future(asyncio.to_thread(look_up, host))
            self._pending[key] = pending
            pending.add_done_callback(lambda _: self._pending.pop(key, None))
        try:
            found = await asyncio.wait_for(asyncio.shield(pending), seconds)
        except (socket.gaierror, UnicodeError) as error:
            raise CannotResolveHostError(str(error)) from error
        except TimeoutError as error:
            raise DownloadTimeoutError(f"looking up {host} took too long") from error
        if found and len(self._found) < _MOST:
            self._found[key] = found
        return found


def _any_addresses(host: str) -> tuple[str, ...]:
    """Return all addresses of a host."""
    entries = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in entries))
