"""Looks hosts up through the SSRF guard, each once, while the crawl goes on."""

from __future__ import annotations

import asyncio
import socket

from scrapy.exceptions import CannotResolveHostError, DownloadTimeoutError

from crawler.fetching.ssrf_guard import SsrfGuard

_MOST = 10_000


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
        if host in self._found:
            return self._found[host]
        pending = self._pending.get(host)
        if pending is None:
            pending = asyncio.ensure_future(asyncio.to_thread(self._guard.addresses, host))
            self._pending[host] = pending
            pending.add_done_callback(lambda _: self._pending.pop(host, None))
        try:
            found = await asyncio.wait_for(asyncio.shield(pending), seconds)
        except (socket.gaierror, UnicodeError) as error:
            raise CannotResolveHostError(str(error)) from error
        except TimeoutError as error:
            raise DownloadTimeoutError(f"looking up {host} took too long") from error
        if found and len(self._found) < _MOST:
            self._found[host] = found
        return found
