"""Connects to a proxy and opens a tunnel in it, for what the browser asks (RFC 9110, 9.3.6)."""

from __future__ import annotations

import asyncio
import base64
import ssl

from crawler.fetching.proxy_errors import error_of_status
from signpost.settings.proxy_address import Proxy

CONNECT_SECONDS = 15
_HEAD_SECONDS = 60
Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class ProxyRefusedError(Exception):
    """The council's proxy did not open a tunnel; the message says how it answered."""


async def connect_to_one(
    addresses: tuple[str, ...],
    port: int,
    context: ssl.SSLContext | None = None,
    name: str | None = None,
) -> Streams:
    """Connect to the first address that answers.

    Raises:
        OSError: none does.
    """
    last_error: OSError = OSError("no address")
    for address in addresses:
        try:
            async with asyncio.timeout(CONNECT_SECONDS):
                return await asyncio.open_connection(
                    address, port, ssl=context, server_hostname=name if context else None
                )
        except OSError as error:
            last_error = error
    raise last_error


async def open_tunnel(there: Streams, host: str, port: int, proxy: Proxy) -> None:
    """Ask a proxy to connect to a host.

    Raises:
        ProxyRefusedError: it does not.
    """
    place = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    lines = [f"CONNECT {place} HTTP/1.1", f"Host: {place}"]
    login = [login_header(proxy)] if proxy.login else []
    there[1].write(b"\r\n".join([*(x.encode("latin-1") for x in lines), *login, b"", b""]))
    try:
        async with asyncio.timeout(_HEAD_SECONDS):
            status, _headers = parse_head(await there[0].readuntil(b"\r\n\r\n"))
    except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, OSError) as error:
        raise ProxyRefusedError("the proxy gave no answer") from error
    if not 200 <= status < 300:
        there[1].close()
        raise ProxyRefusedError(str(error_of_status(status)))


def login_header(proxy: Proxy) -> bytes:
    """Return the header that signs in to a proxy."""
    return b"Proxy-Authorization: Basic " + base64.b64encode(proxy.login.encode())


def parse_head(head: bytes) -> tuple[int, dict[str, str]]:
    """Return the status and the headers of an answer's head; 0 where it is none."""
    line, *lines = head.decode("latin-1").split("\r\n")
    status = line.split(" ")[1] if line.startswith("HTTP/") and " " in line else ""
    pairs = (x.partition(":") for x in lines if ":" in x)
    headers = {name.strip().lower(): value.strip() for name, _, value in pairs}
    return int(status) if status.isdecimal() else 0, headers
