"""A proxy for a browser that may load other sites' things: it lets out only what the guard allows.

With `[visit] third_party` on, pages can name any address, and a browser would ask for it. So it is
told to ask through here: each name is looked up by the guard that the crawl uses, and only what
the guard lets through is connected to, on every request and every redirect hop.
"""

from __future__ import annotations

import asyncio
import contextlib
from urllib.parse import urlsplit

from crawler.fetching.ssrf_guard import SsrfGuard

_MAX_HEAD = 65_536
_CONNECT_SECONDS = 15
_REFUSED = b"HTTP/1.1 403 Refused by Signpost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
_NO_ANSWER = b"HTTP/1.1 502 No answer\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
_OPEN = b"HTTP/1.1 200 Connection established\r\n\r\n"
_OWN_HEADERS = (b"proxy-", b"connection:", b"keep-alive:")


class _RefusedError(Exception):
    """The guard lets nothing through to a host."""


class SsrfProxy:
    """A proxy on this machine for one browser: CONNECT, and plain HTTP one request at a time."""

    def __init__(self, guard: SsrfGuard) -> None:
        self._guard = guard
        self._server: asyncio.Server | None = None
        self.flags: list[str] = []

    @classmethod
    async def start(cls, hosts: frozenset[str]) -> SsrfProxy:
        """Start a proxy for a site with such hosts; `flags` make Chromium use it for all."""
        proxy = cls(SsrfGuard(hosts))
        proxy._server = await asyncio.start_server(proxy._serve, "127.0.0.1", 0, limit=_MAX_HEAD)
        port = proxy._server.sockets[0].getsockname()[1]
        proxy.flags = [
            f"--proxy-server=http://127.0.0.1:{port}",
            "--proxy-bypass-list=<-loopback>",
        ]
        return proxy

    async def stop(self) -> None:
        """Take no more connections; those that are open end with their browser."""
        if self._server is not None:
            self._server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one connection of the browser."""
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            host, port, first = _target_of(head)
            there = await self._connect(host, port)
        except _RefusedError:
            await _answer(writer, _REFUSED)
        except (OSError, ValueError, TimeoutError):
            await _answer(writer, _NO_ANSWER)
        except (asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            writer.close()
        else:
            if first:
                there[1].write(first)
            else:
                writer.write(_OPEN)
            await asyncio.gather(_pass_on(reader, there[1]), _pass_on(there[0], writer))

    async def _connect(
        self, host: str, port: int
    ) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """Connect to the first address of a host that the guard lets through and that answers.

        Raises:
            _RefusedError: the guard lets none through.
            OSError: the host has no address, or none answers.
        """
        found = await asyncio.to_thread(self._guard.addresses, host)
        if not found:
            raise _RefusedError(host)
        last_error: OSError = OSError("no address")
        for address in found:
            try:
                async with asyncio.timeout(_CONNECT_SECONDS):
                    return await asyncio.open_connection(address, port)
            except OSError as error:
                last_error = error
        raise last_error


def _target_of(head: bytes) -> tuple[str, int, bytes]:
    """Return host, port and what to send there first (nothing for CONNECT) of a request's head.

    Raises:
        ValueError: it is no request to a proxy.
    """
    line, *headers = head.split(b"\r\n")
    method, target, version = line.decode("latin-1").split(" ")
    if method == "CONNECT":
        place = urlsplit(f"//{target}")
        return place.hostname or "", place.port or 443, b""
    address = urlsplit(target)
    if address.scheme != "http" or not address.hostname:
        raise ValueError(target)
    path = address._replace(scheme="", netloc="").geturl() or "/"
    kept = [h for h in headers if h and not h.lower().startswith(_OWN_HEADERS)]
    first = f"{method} {path} {version}".encode("latin-1")
    # One request a connection: the next may be for another host.
    return (
        address.hostname,
        address.port or 80,
        b"\r\n".join([first, *kept, b"Connection: close", b"", b""]),
    )


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Pass bytes on until there are no more."""
    with contextlib.suppress(OSError):
        while data := await reader.read(_MAX_HEAD):
            writer.write(data)
            await writer.drain()
    writer.close()


async def _answer(writer: asyncio.StreamWriter, answer: bytes) -> None:
    """Answer the browser and close."""
    with contextlib.suppress(OSError):
        writer.write(answer)
        await writer.drain()
    writer.close()
