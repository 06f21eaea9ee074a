"""A proxy for a browser that could reach other machines: it lets out only what the guard allows.

With `[visit] third_party` on, pages can name any address, and a browser would ask for it. Behind a
proxy, so could one that looks up no name but the site's: the proxy looks them up. So Chromium is
told to ask through here: each name is looked up by the guard that the crawl uses, and only what
the guard lets through is connected to, or the council's proxy is asked for, on every request and
every redirect hop. The council's proxy gets its password from here; the browser never has it.
"""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from dataclasses import dataclass
from urllib.parse import urlsplit

from scrapy.exceptions import CannotResolveHostError, DownloadTimeoutError

from crawler.browser.proxy_tunnel import (
    CONNECT_SECONDS,
    ProxyRefusedError,
    Streams,
    connect_to_one,
    login_header,
    open_tunnel,
    parse_head,
)
from crawler.fetching.dns_cache import DnsCache
from crawler.fetching.proxies import Proxies
from crawler.fetching.proxy_errors import error_of_status, is_of_proxy
from crawler.fetching.ssrf_guard import SsrfGuard
from crawler.fetching.trusted_certificates import TrustedCertificates
from signpost.pages.addresses import hostname_of
from signpost.settings.config import Config
from signpost.settings.proxy_address import Proxy

_MAX_HEAD = 65_536
_REFUSED = b"HTTP/1.1 403 Refused by Signpost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
_NO_ANSWER = b"HTTP/1.1 502 No answer\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
_OPEN = b"HTTP/1.1 200 Connection established\r\n\r\n"
_OWN_HEADERS = (b"proxy-", b"connection:", b"keep-alive:")


class _RefusedError(Exception):
    """The guard lets nothing through to a host."""


@dataclass(frozen=True, slots=True)
class _Target:
    """Where a request of the browser goes; `line` and `headers` are empty for CONNECT."""

    url: str
    host: str
    port: int
    method: str = ""
    version: str = ""
    headers: tuple[bytes, ...] = ()

    def first_bytes(self, proxy: Proxy | None) -> bytes:
        """Return what to send first: the request as a server, or another proxy, expects it."""
        parts = urlsplit(self.url)
        path = self.url if proxy else parts._replace(scheme="", netloc="").geturl() or "/"
        first = f"{self.method} {path} {self.version}".encode("latin-1")
        login = [login_header(proxy)] if proxy and proxy.login else []
        # One request a connection: the next may be for another host.
        return b"\r\n".join([first, *self.headers, *login, b"Connection: close", b"", b""])


class SsrfProxy:
    """A proxy on this machine for one browser: CONNECT, and plain HTTP one request at a time.

    `address` is what the browser is told. `of_proxy` has, by host, what the council's proxy did
    in place of letting a request through.
    """

    def __init__(self, config: Config) -> None:
        self._dns_cache = DnsCache(SsrfGuard(config.hosts))
        self._proxies = Proxies.of_config(config)
        self._trusted = TrustedCertificates.of_config(config)
        self._own = (
            None if config.visit.lets_third_parties_in else set(map(hostname_of, config.hosts))
        )
        self._server: asyncio.Server | None = None
        self.address = ""
        self.of_proxy: dict[str, str] = {}

    @staticmethod
    def is_needed(config: Config) -> bool:
        """Whether a site's settings let the browser reach more than its own hosts."""
        return config.visit.lets_third_parties_in or bool(Proxies.of_config(config))

    @classmethod
    async def start(cls, config: Config) -> SsrfProxy:
        """Start a proxy for the browser of a site."""
        proxy = cls(config)
        proxy._server = await asyncio.start_server(proxy._serve, "127.0.0.1", 0, limit=_MAX_HEAD)
        port = proxy._server.sockets[0].getsockname()[1]
        proxy.address = f"http://127.0.0.1:{port}"
        return proxy

    async def stop(self) -> None:
        """Take no more connections; those that are open end with their browser."""
        if self._server is not None:
            self._server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one connection of the browser; it ends with the browser, if not before."""
        with contextlib.suppress(asyncio.CancelledError):
            await self._answer_one(reader, writer)

    async def _answer_one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Connect to what the browser asks for, and pass bytes on; or say that it may not."""
        try:
            target = _target_of(await reader.readuntil(b"\r\n\r\n"))
            proxy = self._proxies.for_url(target.url)
            there = await self._connect(target, proxy)
        except _RefusedError:
            await _answer(writer, _REFUSED)
        except ProxyRefusedError as error:
            self.of_proxy[target.host] = str(error)
            await _answer(writer, _NO_ANSWER)
        except (OSError, ValueError, TimeoutError):
            await _answer(writer, _NO_ANSWER)
        except (asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            writer.close()
        else:
            await self._pass_both_ways(target, proxy, (reader, writer), there)

    async def _pass_both_ways(
        self, target: _Target, proxy: Proxy | None, here: Streams, there: Streams
    ) -> None:
        """Pass bytes on between the browser and what was connected to, until one ends."""
        if not target.method:
            here[1].write(_OPEN)
        else:
            there[1].write(target.first_bytes(proxy))
            if proxy:
                there_to_here = self._pass_answer(target, there[0], here[1])
                await asyncio.gather(_pass_on(here[0], there[1]), there_to_here)
                return
        await asyncio.gather(_pass_on(here[0], there[1]), _pass_on(there[0], here[1]))

    async def _pass_answer(
        self, target: _Target, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """Pass a proxy's answer on, if it is the site's; its own is no page of the site."""
        try:
            head = await reader.readuntil(b"\r\n\r\n")
        except asyncio.IncompleteReadError as error:
            head = error.partial
        except (asyncio.LimitOverrunError, OSError):
            head = b""
        status, headers = parse_head(head)
        if is_of_proxy(status, headers):
            self.of_proxy[target.host] = str(error_of_status(status))
            writer.close()
            return
        writer.write(head)
        await _pass_on(reader, writer)

    async def _connect(self, target: _Target, proxy: Proxy | None) -> Streams:
        """Connect to what a request is for, or to the proxy that is to be asked for it.

        Raises:
            _RefusedError: the guard lets nothing through.
            ProxyRefusedError: the proxy cannot be reached, or opens no tunnel.
            OSError: the host has no address, or none answers.
        """
        if self._own is not None and target.host not in self._own:
            raise _RefusedError(target.host)
        try:
            if proxy is None:
                found = await self._dns_cache.addresses(target.host, CONNECT_SECONDS)
                if not found:
                    raise _RefusedError(target.host)
                return await connect_to_one(found, target.port)
            if not await self._dns_cache.lets_through_proxy(target.host):
                raise _RefusedError(target.host)
            return await self._connect_through(proxy, target)
        except (CannotResolveHostError, DownloadTimeoutError) as error:
            raise OSError(str(error)) from error

    async def _connect_through(self, proxy: Proxy, target: _Target) -> Streams:
        """Connect to a proxy, and open a tunnel in it where the browser asked for one."""
        try:
            found = await self._dns_cache.proxy_addresses(proxy.host, CONNECT_SECONDS)
            context = self._context() if proxy.scheme == "https" else None
            there = await connect_to_one(found, proxy.port, context, proxy.host)
        except (CannotResolveHostError, DownloadTimeoutError, OSError) as error:
            raise ProxyRefusedError("the proxy cannot be reached") from error
        if not target.method:
            await open_tunnel(there, target.host, target.port, proxy)
        return there

    def _context(self) -> ssl.SSLContext:
        """Return how a proxy's own certificate is checked."""
        context = ssl.create_default_context()
        if self._trusted.added:
            context.load_verify_locations(cadata=b"".join(self._trusted.added))
        return context


def _target_of(head: bytes) -> _Target:
    """Return where a request's head wants to go.

    Raises:
        ValueError: it is no request to a proxy.
    """
    line, *headers = head.split(b"\r\n")
    method, target, version = line.decode("latin-1").split(" ")
    if method == "CONNECT":
        place = urlsplit(f"//{target}")
        port = place.port or 443
        # Only plain WebSockets open tunnels to port 80.
        scheme = "http" if port == 80 else "https"
        return _Target(
            f"{scheme}://{_without_default_port(target, port)}/", place.hostname or "", port
        )
    address = urlsplit(target)
    if address.scheme != "http" or not address.hostname:
        raise ValueError(target)
    kept = tuple(h for h in headers if h and not h.lower().startswith(_OWN_HEADERS))
    return _Target(target, address.hostname, address.port or 80, method, version, kept)


def _without_default_port(place: str, port: int) -> str:
    """Return a host and port as addresses have them."""
    return place.rpartition(":")[0] if port in (80, 443) and ":" in place else place


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
