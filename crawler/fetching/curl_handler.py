"""Sends requests and receives answers: libcurl under Scrapy, cheaper than Twisted's client.

Scrapy decides what is asked and when, and unpacks bodies. What may be connected to is the SSRF
guard's to say: it looks the name up, and only the addresses that it allows are handed to libcurl.
Through a proxy libcurl connects to the proxy alone, and the guard says what the proxy is asked for.
"""

from __future__ import annotations

import errno
import socket
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
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

from crawler.fetching.content_decoding import ACCEPTED
from crawler.fetching.dns_cache import DnsCache
from crawler.fetching.fetch_errors import DATALOSS, CertificateError, UnreadableError
from crawler.fetching.host_pauses import Activity, HostPauses
from crawler.fetching.proxies import Proxies
from crawler.fetching.proxy_errors import ProxyDownError, error_of_status, is_of_proxy
from crawler.fetching.trusted_certificates import TrustedCertificates
from signpost.settings.proxy_address import Proxy

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

# A request with this in its meta is done when the headers are there.
HEADERS_ONLY = "headers_only"
# In the meta of every request that was sent: when, by the monotonic clock.
SENT = "sent"
# Of a body that is longer only so many bytes are taken, where a request has this in its meta.
READ_AT_MOST = "read_at_most"
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
# 97 is CURLE_PROXY: it does not speak as a proxy does.
_PROXY_DOWN = {pycurl.E_COULDNT_CONNECT, pycurl.E_COULDNT_RESOLVE_PROXY, 97}
# 100 is CURLE_TOO_LARGE: headers without end.
_TOO_LARGE = {pycurl.E_FILESIZE_EXCEEDED, 100}
# A body that ended before its length or its last chunk, or in a way that cannot be read: what came
# of it stays, as in browsers.
_BROKE_OFF = {pycurl.E_PARTIAL_FILE, pycurl.E_RECV_ERROR, pycurl.E_BAD_CONTENT_ENCODING}
# No HTTP, or what libcurl takes for none: HTTP/0.9 too, which browsers read on port 80 alone.
_NOT_HTTP = {pycurl.E_FTP_WEIRD_SERVER_REPLY, pycurl.E_UNSUPPORTED_PROTOCOL}
_BAD_CHUNKS = "chunk"
# OpenSSL's X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY and ..._TO_VERIFY_LEAF_SIGNATURE: mostly a
# server that leaves out the certificate in between, which browsers fetch by themselves.
_CHAIN_NOT_KNOWN = {20, 21}
# Names and values that a server wrote come back in conditional requests: one line each, always.
_BREAKS = (b"\r", b"\n", b"\0")
# What libcurl asks a socket for: family, type, protocol, (address, port).
_CurlSocket = tuple[int, int, int, tuple[str | int, ...]]


@dataclass(slots=True)
class CurlResponse:
    """One response, as it comes in.

    `max_size` is the most bytes of body; `headers_only` wants none; of more than `read_at_most` the
    first are taken (0: no such limit). `stopped` says why it was cut off: "wanted" (all that was
    wanted is there) or "too large".
    """

    max_size: int
    headers_only: bool
    read_at_most: int = 0
    lines: list[bytes] = field(default_factory=list)
    parts: list[bytes] = field(default_factory=list)
    size: int = 0
    headers_size: int = 0
    stopped: str = ""

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
        if self.headers_only:
            self.stopped = "wanted"
        elif 0 < self.read_at_most < self.size:
            self.parts.append(part)
            self.stopped = "wanted"
        elif self.size > self.max_size:
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
        if self.headers_only:
            found.pop(b"Content-Encoding", None)
        return Headers(found)


class CurlHandler:
    """Scrapy's download handler for http and https (`DOWNLOAD_HANDLERS`)."""

    lazy = False

    def __init__(
        self,
        dns_cache: DnsCache,
        max_size: int,
        timeout: float = 60.0,
        default_headers: Mapping[str, str] | None = None,
        *,
        host_pauses: HostPauses | None = None,
        proxies: Proxies | None = None,
        trusted: TrustedCertificates | None = None,
    ) -> None:
        """Take the limits: bytes of a body, seconds for a whole response.

        The default headers go with each request that has none of that name; `host_pauses` says
        which hosts asked to be left alone. Without proxies all is asked directly; without
        certificates the usual authorities are trusted.
        """
        self._host_pauses = host_pauses or HostPauses(Activity())
        self._dns_cache = dns_cache
        self._max_size = max_size
        self._timeout = timeout
        self._default_headers = {
            name.lower().encode(): f"{name}: {value}".encode()
            for name, value in (default_headers or {}).items()
        }
        self._multi = AsyncCurlMulti()
        self._multi.setopt(pycurl.M_MAXCONNECTS, _IDLE_CONNECTIONS)
        self._idle: list[pycurl.Curl] = []
        self._proxies = proxies or Proxies()
        self._trusted = trusted or TrustedCertificates()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> CurlHandler:
        """Make the handler of a crawl (Scrapy calls this).

        The settings `SSRF_GUARD`, `PROXIES` and `TRUSTED_CERTIFICATES` are what it goes by.
        """
        settings = crawler.settings
        default_headers = {
            **settings.getdict("DEFAULT_REQUEST_HEADERS"),
            "User-Agent": settings["USER_AGENT"],
            "Accept-Encoding": ACCEPTED,
        }
        max_size = settings.getint("DOWNLOAD_MAXSIZE")
        timeout = settings.getfloat("DOWNLOAD_TIMEOUT")
        return cls(
            DnsCache(settings["SSRF_GUARD"]),
            max_size,
            timeout,
            default_headers,
            host_pauses=getattr(crawler.spider, "host_pauses", None),
            proxies=settings["PROXIES"],
            trusted=settings["TRUSTED_CERTIFICATES"],
        )

    async def download_request(self, request: Request) -> Response:
        """Ask for an address and return the response.

        Raises:
            scrapy.exceptions.CannotResolveHostError: the name has no address that may be asked.
            scrapy.exceptions.DownloadTimeoutError: the whole response took too long.
            scrapy.exceptions.DownloadConnectionRefusedError: nobody listens there.
            scrapy.exceptions.DownloadCancelledError: the response is larger than it may be.
            scrapy.exceptions.DownloadFailedError: the connection broke, TLS failed, or what came
                is not HTTP.
            crawler.fetching.proxy_errors.ProxyError: the proxy got no answer.
        """
        await self._host_pauses.wait(request)
        request.meta[SENT] = time.monotonic()
        try:
            return await self._download(request)
        finally:
            self._host_pauses.activity.note()

    async def _download(self, request: Request) -> Response:
        """Ask for an address now and return the response; raises what `download_request` does."""
        timeout = float(request.meta.get("download_timeout", self._timeout))
        proxy = self._proxies.for_url(request.url)
        place = _host_and_port(request.url)
        allowed = await self._addresses_to_connect_to(proxy, place[0], timeout)
        most = int(request.meta.get(READ_AT_MOST, 0))
        received = CurlResponse(max(self._max_size, most), HEADERS_ONLY in request.meta, most)
        curl = self._idle.pop() if self._idle else pycurl.Curl()
        self._prepare(curl, request, received, timeout)
        if proxy:
            use_proxy(curl, proxy, self._trusted)
            place = proxy.host, proxy.port
        _pin(curl, *place, allowed)
        error: Exception | None = None
        flags: list[str] = []
        try:
            await self._multi.perform(curl)
        except pycurl.error as curl_error:
            if received.parts and curl_error.args[0] in _BROKE_OFF:
                flags.append(DATALOSS)
            elif received.stopped != "wanted":
                error = (proxy and _proxy_error(curl_error, curl)) or _download_error(
                    curl_error, curl, received
                )
        request.meta["download_latency"] = curl.getinfo(pycurl.STARTTRANSFER_TIME)
        status = curl.getinfo(pycurl.RESPONSE_CODE)
        # Only what has ended is used again: a crawl that is stopped leaves transfers under way.
        curl.reset()
        self._idle.append(curl)
        if error:
            raise error
        headers = received.headers()
        if proxy and request.url.startswith("http:") and is_of_proxy(status, _plain(headers)):
            raise error_of_status(status)
        body = b"".join(received.parts)
        return Response(request.url, status, headers, body, flags, request)

    async def _addresses_to_connect_to(
        self, proxy: Proxy | None, host: str, timeout: float
    ) -> tuple[str, ...]:
        """Return the addresses of a host that may be asked, or those of the proxy to ask for it."""
        if proxy is None:
            allowed = await self._dns_cache.addresses(host, timeout)
        elif await self._dns_cache.lets_through_proxy(host):
            try:
                return await self._dns_cache.proxy_addresses(proxy.host, timeout)
            except (CannotResolveHostError, DownloadTimeoutError) as error:
                raise ProxyDownError(f"the proxy {proxy.address}: {error}") from error
        else:
            allowed = ()
        if not allowed:
            raise CannotResolveHostError(f"no address to ask for {host}")
        return allowed

    async def close(self) -> None:
        """Let go of all connections (Scrapy calls this)."""
        await self._multi.aclose()

    def _prepare(
        self, curl: pycurl.Curl, request: Request, received: CurlResponse, timeout: float
    ) -> None:
        """Set what one request needs; everything not set is libcurl's default, which is to do less.

        No proxy but `use_proxy`'s, no cookies, no redirects, no login from files, HTTP/1.1 alone.
        """
        curl.setopt(pycurl.URL, request.url)
        curl.setopt(pycurl.NOSIGNAL, 1)
        curl.setopt(pycurl.PROXY, "")
        curl.setopt(pycurl.NOPROXY, "")
        curl.setopt(pycurl.PROTOCOLS, pycurl.PROTO_HTTP | pycurl.PROTO_HTTPS)
        curl.setopt(pycurl.HTTP_VERSION, pycurl.CURL_HTTP_VERSION_1_1)
        curl.setopt(pycurl.PATH_AS_IS, 1)
        curl.setopt(pycurl.TIMEOUT_MS, int(1000 * timeout))
        curl.setopt(pycurl.CONNECTTIMEOUT_MS, int(1000 * timeout))
        curl.setopt(pycurl.HEADERFUNCTION, received.take_header)
        curl.setopt(pycurl.WRITEFUNCTION, received.take_body)
        curl.setopt(pycurl.HTTPHEADER, list(_header_lines(request.headers, self._default_headers)))
        if request.method == "HEAD":
            curl.setopt(pycurl.NOBODY, 1)
        elif request.method == "POST":  # signing in, and nothing else
            curl.setopt(pycurl.POSTFIELDS, request.body)
        if request.url.startswith("https:"):
            trust(curl, self._trusted)


def trust(curl: pycurl.Curl, trusted: TrustedCertificates) -> None:
    """Let a transfer trust some certificate authorities, where they are named."""
    if trusted.cafile:
        curl.setopt(pycurl.CAINFO, trusted.cafile)
    if trusted.capath:
        curl.setopt(pycurl.CAPATH, trusted.capath)


def _host_and_port(url: str) -> tuple[str, int]:
    """Return the host and the port that an address is asked at."""
    parts = urlsplit(url)
    return parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)


def use_proxy(curl: pycurl.Curl, proxy: Proxy, trusted: TrustedCertificates) -> None:
    """Send a transfer through a proxy: https by CONNECT, http as it is."""
    curl.setopt(pycurl.PROXY, proxy.address)
    if proxy.login:
        curl.setopt(pycurl.PROXYAUTH, pycurl.HTTPAUTH_BASIC)
        name, _, password = proxy.login.partition(":")
        curl.setopt(pycurl.PROXYUSERNAME, name)
        curl.setopt(pycurl.PROXYPASSWORD, password)
    if proxy.scheme == "https":
        if trusted.cafile:
            curl.setopt(pycurl.PROXY_CAINFO, trusted.cafile)
        if trusted.capath:
            curl.setopt(pycurl.PROXY_CAPATH, trusted.capath)


def _pin(curl: pycurl.Curl, host: str, port: int, allowed: tuple[str, ...]) -> None:
    """Let a transfer connect to some addresses and to nothing else, however the host is written."""
    if host not in allowed:
        places = ",".join(f"[{one}]" if ":" in one else one for one in allowed)
        curl.setopt(pycurl.RESOLVE, [f"{host}:{port}:{places}"])
    curl.setopt(pycurl.OPENSOCKETFUNCTION, _opener(frozenset(allowed)))


def _opener(allowed: frozenset[str]) -> Callable[[int, _CurlSocket], socket.socket | int]:
    """Return what opens sockets for libcurl: to these addresses alone."""

    def open_socket(_purpose: int, wanted: _CurlSocket) -> socket.socket | int:
        family, kind, protocol, address = wanted
        if str(address[0]) not in allowed:
            return int(pycurl.SOCKET_BAD)
        return socket.socket(family, kind, protocol)

    return open_socket


def _header_lines(headers: Headers, default_headers: Mapping[bytes, bytes]) -> Iterator[bytes]:
    """Yield a request's headers as lines, then what it has none of; no line is ever broken."""
    named = set()
    for name, values in headers.items():
        named.add(name.lower())
        for value in values:
            if value and not any(mark in value for mark in _BREAKS):
                yield name + b": " + value
    for name, line in default_headers.items():
        if name not in named:
            yield line


def _plain(headers: Headers) -> dict[str, str]:
    """Return headers as texts, their names in lower case."""
    return {str(name).lower(): str(value) for name, value in headers.to_unicode_dict().items()}


def _proxy_error(error: pycurl.error, curl: pycurl.Curl) -> Exception | None:
    """Return the exception for a transfer that failed at its proxy; None: it got past that."""
    code, reason = error.args[0], str(error.args[1])
    status = curl.getinfo(pycurl.HTTP_CONNECTCODE)
    if status >= 300:
        return error_of_status(status)
    # A connection that is used again took no time to make, but got as far as sending.
    times = (curl.getinfo(x) for x in (pycurl.CONNECT_TIME, pycurl.PRETRANSFER_TIME))
    not_connected = code == pycurl.E_OPERATION_TIMEDOUT and not any(times)
    bad_certificate = code in _TLS and curl.getinfo(pycurl.PROXY_SSL_VERIFYRESULT)
    if code in _PROXY_DOWN or not_connected or bad_certificate:
        return ProxyDownError(reason)
    return None


def _download_error(error: pycurl.error, curl: pycurl.Curl, received: CurlResponse) -> Exception:
    """Return Scrapy's exception for a transfer that failed."""
    code, reason = error.args[0], str(error.args[1])
    if received.stopped or code in _TOO_LARGE:
        return DownloadCancelledError("larger than the settings allow")
    if code == pycurl.E_OPERATION_TIMEDOUT:
        return DownloadTimeoutError(reason)
    if code == pycurl.E_COULDNT_CONNECT and curl.getinfo(pycurl.OS_ERRNO) == errno.ECONNREFUSED:
        return DownloadConnectionRefusedError(reason)
    if code in _NOT_HTTP or (code in _BROKE_OFF and _BAD_CHUNKS in reason):
        return UnreadableError(reason)
    known = curl.getinfo(pycurl.SSL_VERIFYRESULT) not in _CHAIN_NOT_KNOWN
    if code in _TLS and known:
        return CertificateError(reason)
    return DownloadFailedError(reason)
