"""Looks names up through the Guard, each once, while the crawl goes on."""

from __future__ import annotations

import asyncio
import socket

from scrapy.exceptions import CannotResolveHostError, DownloadTimeoutError

from crawler.fetching.ssrf_guard import Guard

_MOST = 10_000


class Names:
    """The addresses that may be asked for each host. Good answers are kept for the crawl."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        self._found: dict[str, tuple[str, ...]] = {}
        self._asked: dict[str, asyncio.Future[tuple[str, ...]]] = {}

    def known(self, host: str) -> tuple[str, ...]:
        """Return the addresses of a host that was looked up already; nothing if it was not."""
        return self._found.get(host, ())

    async def find(self, host: str, seconds: float) -> tuple[str, ...]:
        """Look a host up, at most so long; requests that come meanwhile wait for the same answer.

        Raises:
            scrapy.exceptions.CannotResolveHostError: it has no address.
            scrapy.exceptions.DownloadTimeoutError: no answer in time.
        """
        asked = self._asked.get(host)
        if asked is None:
            asked = asyncio.ensure_future(asyncio.to_thread(self._look_up, host))
            self._asked[host] = asked
            asked.add_done_callback(lambda _: self._asked.pop(host, None))
        try:
            found = await asyncio.wait_for(asyncio.shield(asked), seconds)
        except (socket.gaierror, UnicodeError) as error:
            raise CannotResolveHostError(str(error)) from error
        except TimeoutError as error:
            raise DownloadTimeoutError(f"looking up {host} took too long") from error
        if found and len(self._found) < _MOST:
            self._found[host] = found
        return found

    def _look_up(self, host: str) -> tuple[str, ...]:
        """Ask the Guard (in a thread: the C library's look-up waits)."""
        entries = self._guard.look_up(host, None, type=socket.SOCK_STREAM)
        return tuple(dict.fromkeys(str(entry[4][0]) for entry in entries))
