"""Sends requests and receives answers: libcurl under Scrapy, cheaper than Twisted's client.

Scrapy decides what is asked and when, and unpacks bodies. What may be connected to is the Guard's
to say: it looks the name up, and only the addresses that it allows are handed to libcurl.
"""

from __future__ import annotations

import errno
import socket
import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pycurl
from pycurl import AsyncCurlMulti
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
)
from scrapy.http import Headers, Request, Response

from crawler.fetching.names import Names

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

# A request with this in its meta is done when the headers are there.
HEADERS_ONLY = "headers_only"
_IDLE_CONNECTIONS = 32
_TLS = {
    pycurl.E_SSL_CONNECT_ERROR,
    pycurl.E_PEER_FAILED_VERIFICATION,
    pycurl.E_SSL_CIPHER,
    pycurl.E_SSL_ISSUER_ERROR,
    pycurl.E_SSL_INVALIDCERTSTATUS,
}
# 100 is CURLE_TOO_LARGE: headers without end.
_TOO_LARGE = {pycurl.E_FILESIZE_EXCEEDED, 100}
# OpenSSL's X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY and ..._TO_VERIFY_LEAF_SIGNATURE: mostly a
# server that leaves out the certificate in between, which browsers fetch by themselves.
_CHAIN_NOT_KNOWN = {20, 21}
# Names and values that a server wrote come back in conditional requests: one line each, always.
_BREAKS = (b"\r", b"\n", b"\0")


class CertificateError(DownloadFailedError):
    """The server's certificate is not accepted, or it does not speak TLS."""


@dataclass(slots=True)
class _Answer:
    """One answer, as it comes in. `largest` is the most bytes of body, `alone` wants none."""

    largest: int
    alone: bool
    lines: list[bytes] = field(default_factory=list)
    parts: list[bytes] = field(default_factory=list)
    size: int = 0
    stopped: str = ""

    def take_header(self, line: bytes) -> int | None:
        """Take a line of the headers; those of an interim answer (1xx) make way for the next."""
        if line.startswith(b"HTTP/"):
            self.lines.clear()
        elif line := line.strip():
            self.lines.append(line)
        return None

    def take_body(self, part: bytes) -> int | None:
        """Take a piece of the body; -1 stops the transfer."""
        self.size += len(part)
        if self.alone:
            self.stopped = "headers"
        elif self.size > self.largest:
            self.stopped = "too large"
            self.parts.clear()
        else:
            self.parts.append(part)
        return -1 if self.stopped else None

    def headers(self) -> Headers:
        """Return the headers; a name that came more than once has all its values."""
        found: dict[bytes, list[bytes]] = {}
        for line in self.lines:
            name, colon, value = line.partition(b":")
            if colon:
                found.setdefault(name.strip().title(), []).append(value.strip())
        if self.alone:
            found.pop(b"Content-Encoding", None)
        return Headers(found)


class CurlHandler:
    """Scrapy's download handler for http and https (`DOWNLOAD_HANDLERS`)."""

    lazy = False

    def __init__(self, names: Names, largest: int) -> None:
        self._names = names
        self._largest = largest
        self._multi = AsyncCurlMulti()
        self._multi.setopt(pycurl.M_MAXCONNECTS, _IDLE_CONNECTIONS)
        self._idle: list[pycurl.Curl] = []
        self._trusted = ssl.get_default_verify_paths()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> CurlHandler:
        """Make the handler of a crawl (Scrapy calls this); the setting `GUARD` is its Guard."""
        settings = crawler.settings
        return cls(Names(settings["GUARD"]), settings.getint("DOWNLOAD_MAXSIZE"))

    async def download_request(self, request: Request) -> Response:
        """Ask for an address and return the answer.

        Raises:
            scrapy.exceptions.CannotResolveHostError: the name has no address that may be asked.
            scrapy.exceptions.DownloadTimeoutError: the whole answer took too long.
            scrapy.exceptions.DownloadConnectionRefusedError: nobody listens there.
            scrapy.exceptions.DownloadCancelledError: the answer is larger than it may be.
            scrapy.exceptions.DownloadFailedError: the connection broke, or TLS failed.
        """
        seconds = float(request.meta["download_timeout"])
        host, port = _place(request.url)
        allowed = self._names.known(host) or await self._names.find(host, seconds)
        if not allowed:
            raise CannotResolveHostError(f"no address to ask for {host}")
        answer = _Answer(self._largest, HEADERS_ONLY in request.meta)
        curl = self._idle.pop() if self._idle else pycurl.Curl()
        self._prepare(curl, request, answer, seconds)
        _pin(curl, host, port, allowed)
        failure = None
        try:
            await self._multi.perform(curl)
        except pycurl.error as error:
            if answer.stopped != "headers":
                failure = _failure(error, curl, answer)
        request.meta["download_latency"] = curl.getinfo(pycurl.STARTTRANSFER_TIME)
        status = curl.getinfo(pycurl.RESPONSE_CODE)
        # Only what has ended is used again: a crawl that is stopped leaves transfers under way.
        curl.reset()
        self._idle.append(curl)
        if failure:
            raise failure
        body = b"".join(answer.parts)
        return Response(request.url, status, answer.headers(), body, request=request)

    async def close(self) -> None:
        """Let go of all connections (Scrapy calls this)."""
        await self._multi.aclose()

    def _prepare(
        self, curl: pycurl.Curl, request: Request, answer: _Answer, seconds: float
    ) -> None:
        """Set what one request needs; everything not set is libcurl's default, which is to do less.

        No proxy, no cookies, no redirects, no login from files, HTTP/1.1 alone.
        """
        curl.setopt(pycurl.URL, request.url)
        curl.setopt(pycurl.NOSIGNAL, 1)
        curl.setopt(pycurl.PROXY, "")
        curl.setopt(pycurl.PROTOCOLS, pycurl.PROTO_HTTP | pycurl.PROTO_HTTPS)
        curl.setopt(pycurl.HTTP_VERSION, pycurl.CURL_HTTP_VERSION_1_1)
        curl.setopt(pycurl.PATH_AS_IS, 1)
        curl.setopt(pycurl.TIMEOUT_MS, int(1000 * seconds))
        curl.setopt(pycurl.CONNECTTIMEOUT_MS, int(1000 * seconds))
        curl.setopt(pycurl.HTTPHEADER, list(_lines(request.headers)))
        curl.setopt(pycurl.HEADERFUNCTION, answer.take_header)
        curl.setopt(pycurl.WRITEFUNCTION, answer.take_body)
        if request.method == "HEAD":
            curl.setopt(pycurl.NOBODY, 1)
        if request.url.startswith("https:"):
            if self._trusted.cafile:
                curl.setopt(pycurl.CAINFO, self._trusted.cafile)
            if self._trusted.capath:
                curl.setopt(pycurl.CAPATH, self._trusted.capath)


def _place(url: str) -> tuple[str, int]:
    """Return the host and the port that an address is asked at."""
    parts = urlsplit(url)
    return parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)


def _pin(curl: pycurl.Curl, host: str, port: int, allowed: tuple[str, ...]) -> None:
    """Let a transfer connect to some addresses and to nothing else, however the host is written."""
    if host not in allowed:
        places = ",".join(f"[{one}]" if ":" in one else one for one in allowed)
        curl.setopt(pycurl.RESOLVE, [f"{host}:{port}:{places}"])
    curl.setopt(pycurl.OPENSOCKETFUNCTION, _opener(frozenset(allowed)))


def _opener(allowed: frozenset[str]) -> Callable[[int, Any], socket.socket | int]:
    """Return what opens sockets for libcurl: to these addresses alone."""

    def open_socket(_purpose: int, wanted: Any) -> socket.socket | int:
        family, kind, protocol, place = wanted
        if str(place[0]) not in allowed:
            return int(pycurl.SOCKET_BAD)
        return socket.socket(family, kind, protocol)

    return open_socket


def _lines(headers: Headers) -> Iterator[bytes]:
    """Yield a request's headers as lines; what would break a line is left out."""
    for name, values in headers.items():
        for value in values:
            if value and not any(mark in value for mark in _BREAKS):
                yield name + b": " + value


def _failure(error: pycurl.error, curl: pycurl.Curl, answer: _Answer) -> Exception:
    """Return Scrapy's exception for a transfer that failed."""
    code, reason = error.args[0], str(error.args[1])
    if answer.stopped or code in _TOO_LARGE:
        return DownloadCancelledError("larger than the settings allow")
    if code == pycurl.E_OPERATION_TIMEDOUT:
        return DownloadTimeoutError(reason)
    if code == pycurl.E_COULDNT_CONNECT and curl.getinfo(pycurl.OS_ERRNO) == errno.ECONNREFUSED:
        return DownloadConnectionRefusedError(reason)
    known = curl.getinfo(pycurl.SSL_VERIFYRESULT) not in _CHAIN_NOT_KNOWN
    if code in _TLS and known:
        return CertificateError(reason)
    return DownloadFailedError(reason)
