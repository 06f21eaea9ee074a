"""Sends requests and receives answers: libcurl under Scrapy, cheaper than Twisted's client.

Scrapy decides what is asked and when, and unpacks bodies. What may be connected to is the Guard's
to say: it looks the name up, and only the addresses that it allows are handed to libcurl.
"""

from __future__ import annotations

import errno
import socket
import ssl
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pycurl
from pycurl import AsyncCurlMulti
from scrapy.downloadermiddlewares.httpcompression import ACCEPTED_ENCODINGS
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
)
from scrapy.http import Headers, Request, Response

from crawler.fetching.dns_cache import Names

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

# A request with this in its meta is done when the headers are there.
HEADERS_ONLY = "headers_only"
_IDLE_CONNECTIONS = 32
# So many bytes of headers, those of interim answers too, as Chromium's `kMaxHeaderBufSize`. The
# libcurl that pycurl brings (8.23) has limits of its own, 300 KB and 5,000 lines; others may not.
_LARGEST_HEADERS = 256 * 1024
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
class Answer:
    """One answer, as it comes in. `largest` is the most bytes of body, `alone` wants none.

    `status` is 0 until there is one; `latency` is the seconds until it began; `failure` is why
    there is no whole answer.
    """

    largest: int
    alone: bool
    lines: list[bytes] = field(default_factory=list)
    parts: list[bytes] = field(default_factory=list)
    size: int = 0
    headers_size: int = 0
    stopped: str = ""
    status: int = 0
    latency: float = 0.0
    failure: Exception | None = None

    def take_header(self, line: bytes) -> int | None:
        """Take a line of the headers; those of an interim answer (1xx) make way for the next.

        -1 stops the transfer.
        """
        self.headers_size += len(line)
        if self.headers_size > _LARGEST_HEADERS:
            self.stopped = "too large"
            self.lines.clear()
            return -1
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

    def response(self, request: Request) -> Response:
        """Return the answer as Scrapy knows it.

        Raises:
            Exception: what `CurlHandler.download_request` names; there is no whole answer.
        """
        if self.failure:
            raise self.failure
        body = b"".join(self.parts)
        return Response(request.url, self.status, self.headers(), body, request=request)


class CurlHandler:
    """Scrapy's download handler for http and https (`DOWNLOAD_HANDLERS`)."""

    lazy = False

    def __init__(
        self,
        names: Names,
        largest: int,
        seconds: float = 60.0,
        always: Mapping[str, str] | None = None,
    ) -> None:
        """Take the limits, and the headers that go with each request that has none of that name."""
        self._names = names
        self._largest = largest
        self._seconds = seconds
        self._always = {
            name.lower().encode(): f"{name}: {value}".encode()
            for name, value in (always or {}).items()
        }
        self._multi = AsyncCurlMulti()
        self._multi.setopt(pycurl.M_MAXCONNECTS, _IDLE_CONNECTIONS)
        self._idle: list[pycurl.Curl] = []
        self._trusted = ssl.get_default_verify_paths()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> CurlHandler:
        """Make the handler of a crawl (Scrapy calls this); the setting `GUARD` is its Guard."""
        settings = crawler.settings
        always = {
            **settings.getdict("DEFAULT_REQUEST_HEADERS"),
            "User-Agent": settings["USER_AGENT"],
            "Accept-Encoding": b", ".join(ACCEPTED_ENCODINGS).decode(),
        }
        largest = settings.getint("DOWNLOAD_MAXSIZE")
        seconds = settings.getfloat("DOWNLOAD_TIMEOUT")
        return cls(Names(settings["GUARD"]), largest, seconds, always)

    async def download_request(self, request: Request) -> Response:
        """Ask for an address and return the answer.

        Raises:
            scrapy.exceptions.CannotResolveHostError: the name has no address that may be asked.
            scrapy.exceptions.DownloadTimeoutError: the whole answer took too long.
            scrapy.exceptions.DownloadConnectionRefusedError: nobody listens there.
            scrapy.exceptions.DownloadCancelledError: the answer is larger than it may be.
            scrapy.exceptions.DownloadFailedError: the connection broke, or TLS failed.
        """
        seconds = float(request.meta.get("download_timeout", self._seconds))
        alone = HEADERS_ONLY in request.meta
        answer = Answer(self._largest, alone)
        pairs = ((name, value) for name, values in request.headers.items() for value in values)
        await self.ask(request.url, pairs, answer, seconds, head=request.method == "HEAD")
        request.meta["download_latency"] = answer.latency
        return answer.response(request)

    async def ask_short(self, url: str, headers: Mapping[str, str]) -> Answer:
        """Ask for an address with GET; of what went wrong the answer's `failure` tells."""
        answer = Answer(self._largest, False)
        pairs = ((name.encode(), value.encode()) for name, value in headers.items())
        try:
            await self.ask(url, pairs, answer, self._seconds)
        except Exception as error:  # noqa: BLE001 - it is told as that of any request would be
            answer.failure = error
        return answer

    async def ask(
        self,
        url: str,
        headers: Iterable[tuple[bytes, bytes]],
        answer: Answer,
        seconds: float,
        head: bool = False,
    ) -> None:
        """Ask for an address and fill in the answer; what broke the transfer is its `failure`.

        Raises:
            scrapy.exceptions.CannotResolveHostError: the name has no address that may be asked.
            scrapy.exceptions.DownloadTimeoutError: looking it up took too long.
        """
        host, port = _place(url)
        allowed = self._names.known(host) or await self._names.find(host, seconds)
        if not allowed:
            raise CannotResolveHostError(f"no address to ask for {host}")
        curl = self._idle.pop() if self._idle else pycurl.Curl()
        self._prepare(curl, url, answer, seconds)
        curl.setopt(pycurl.HTTPHEADER, list(_lines(headers, self._always)))
        if head:
            curl.setopt(pycurl.NOBODY, 1)
        _pin(curl, host, port, allowed)
        try:
            await self._multi.perform(curl)
        except pycurl.error as error:
            if answer.stopped != "headers":
                answer.failure = _failure(error, curl, answer)
        answer.latency = curl.getinfo(pycurl.STARTTRANSFER_TIME)
        answer.status = curl.getinfo(pycurl.RESPONSE_CODE)
        # Only what has ended is used again: a crawl that is stopped leaves transfers under way.
        curl.reset()
        self._idle.append(curl)

    async def close(self) -> None:
        """Let go of all connections (Scrapy calls this)."""
        await self._multi.aclose()

    def _prepare(self, curl: pycurl.Curl, url: str, answer: Answer, seconds: float) -> None:
        """Set what one request needs; everything not set is libcurl's default, which is to do less.

        No proxy, no cookies, no redirects, no login from files, HTTP/1.1 alone.
        """
        curl.setopt(pycurl.URL, url)
        curl.setopt(pycurl.NOSIGNAL, 1)
        curl.setopt(pycurl.PROXY, "")
        curl.setopt(pycurl.PROTOCOLS, pycurl.PROTO_HTTP | pycurl.PROTO_HTTPS)
        curl.setopt(pycurl.HTTP_VERSION, pycurl.CURL_HTTP_VERSION_1_1)
        curl.setopt(pycurl.PATH_AS_IS, 1)
        curl.setopt(pycurl.TIMEOUT_MS, int(1000 * seconds))
        curl.setopt(pycurl.CONNECTTIMEOUT_MS, int(1000 * seconds))
        curl.setopt(pycurl.HEADERFUNCTION, answer.take_header)
        curl.setopt(pycurl.WRITEFUNCTION, answer.take_body)
        if url.startswith("https:"):
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


def _lines(
    headers: Iterable[tuple[bytes, bytes]], always: Mapping[bytes, bytes]
) -> Iterator[bytes]:
    """Yield a request's headers as lines, then what it has none of; no line is ever broken."""
    named = set()
    for name, value in headers:
        named.add(name.lower())
        if value and not any(mark in value for mark in _BREAKS):
            yield name + b": " + value
    for name, line in always.items():
        if name not in named:
            yield line


def _failure(error: pycurl.error, curl: pycurl.Curl, answer: Answer) -> Exception:
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
