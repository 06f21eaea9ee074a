"""Unpacks bodies (gzip, deflate, br, zstd), and keeps what came of one that breaks off.

Scrapy's own middleware takes the whole answer away where a body is damaged or its header is odd;
browsers show what they could unpack, and a body packed in a way that they do not know as it is.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import brotli
import zstandard
from scrapy.exceptions import DownloadCancelledError
from scrapy.http import Request, Response

from crawler.fetching.fetch_errors import DATALOSS, UnreadableError

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

# Unpacked so many bytes at a time, so that a bomb is noticed long before it fills the memory.
_STEP = 65_536
# A few bytes can make a zstd decoder write a whole block of 128 KB: it gets few at a time.
_ZSTD_STEP = 256
_ENCODING = "Content-Encoding"


class ContentDecoding:
    """Scrapy's downloader middleware that unpacks what a server packed (RFC 9110, 8.4)."""

    def __init__(self, max_size: int) -> None:
        self._max_size = max_size

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ContentDecoding:
        """Make the middleware (Scrapy calls this)."""
        return cls(crawler.settings.getint("DOWNLOAD_MAXSIZE"))

    def process_response(self, request: Request, response: Response) -> Response:
        """Return the response with its body unpacked.

        Raises:
            DownloadCancelledError: it unpacks to more than the limit.
            UnreadableError: nothing of it can be unpacked.
        """
        named = response.headers.getlist(_ENCODING)
        if not named:
            return response
        if request.method == "HEAD":
            return response
        del response.headers[_ENCODING]
        body, is_whole = decode(response.body, b",".join(named), self._max_size)
        if response.body and not body and not is_whole:
            raise UnreadableError("its body cannot be unpacked")
        flags = response.flags if is_whole else [*response.flags, DATALOSS]
        return response.replace(body=body, flags=flags)


def decode(body: bytes, encodings: bytes, max_size: int) -> tuple[bytes, bool]:
    """Unpack a body; return it and whether it is all there.

    A body with no bytes is no body, and of a packing that nobody knows the bytes are taken as they
    are, as browsers do.

    Raises:
        DownloadCancelledError: it comes to more than `max_size` bytes.
    """
    names = [name.strip().lower() for name in encodings.split(b",")]
    packings = [name for name in names if name not in (b"", b"identity")]
    if not body or any(name not in _UNPACKERS for name in packings):
        return body, True
    is_whole = True
    for name in reversed(packings):
        body, whole = _unpack(body, _UNPACKERS[name], max_size)
        is_whole = is_whole and whole
    return body, is_whole


# Yields the body piece by piece; returns whether it came to its end.
Unpacker = Callable[[bytes], Iterator[bytes | None]]


def _unpack(body: bytes, unpacker: Unpacker, max_size: int) -> tuple[bytes, bool]:
    """Unpack one layer; a last piece of None says that it came to its end."""
    parts: list[bytes] = []
    size, is_whole = 0, False
    try:
        for part in unpacker(body):
            if part is None:
                is_whole = True
                break
            size += len(part)
            if size > max_size:
                raise DownloadCancelledError("it unpacks to more than the settings allow")
            parts.append(part)
    except (zlib.error, brotli.error, zstandard.ZstdError):
        pass  # what was unpacked up to here is what there is
    return b"".join(parts), is_whole


def _gzip(body: bytes) -> Iterator[bytes | None]:
    """Unpack gzip, which may be several files one after the other (RFC 1952, 2.2)."""
    while body[:2] == b"\x1f\x8b":
        unpacker = zlib.decompressobj(wbits=31)
        yield from _inflated(unpacker, body)
        if not unpacker.eof:
            return
        body = unpacker.unused_data
        if body[:2] != b"\x1f\x8b":  # padding, or nothing
            yield None


def _deflate(body: bytes) -> Iterator[bytes | None]:
    """Unpack zlib's format, or the bare stream that some servers send by that name."""
    is_zlib = len(body) > 1 and body[0] & 0x0F == 8 and (body[0] << 8 | body[1]) % 31 == 0
    unpacker = zlib.decompressobj(wbits=15 if is_zlib else -15)
    yield from _inflated(unpacker, body)
    if unpacker.eof:
        yield None


def _inflated(unpacker: zlib._Decompress, body: bytes) -> Iterator[bytes]:
    """Unpack one stream of zlib's, a step at a time."""
    while not unpacker.eof:
        part = unpacker.decompress(body, _STEP)
        body = unpacker.unconsumed_tail
        if part:
            yield part
        elif not body:
            return


def _brotli(body: bytes) -> Iterator[bytes | None]:
    """Unpack Brotli (RFC 7932)."""
    unpacker = brotli.Decompressor()
    part = unpacker.process(body, output_buffer_limit=_STEP)
    while part:
        yield part
        part = b""
        if not unpacker.is_finished():
            part = unpacker.process(b"", output_buffer_limit=_STEP)
    if unpacker.is_finished():
        yield None


def _zstd(body: bytes) -> Iterator[bytes | None]:
    """Unpack Zstandard, which may be several frames one after the other (RFC 8878)."""
    while body:
        unpacker = zstandard.ZstdDecompressor().decompressobj()
        start = 0
        while start < len(body) and not unpacker.eof:
            yield unpacker.decompress(body[start : start + _ZSTD_STEP])
            start += _ZSTD_STEP
        if not unpacker.eof:
            return
        body = unpacker.unused_data + body[start:]
    yield None


_UNPACKERS: dict[bytes, Unpacker] = {
    b"gzip": _gzip,
    b"x-gzip": _gzip,
    b"deflate": _deflate,
    b"br": _brotli,
    b"zstd": _zstd,
}
# What every request says that it can unpack.
ACCEPTED = "gzip, deflate, br, zstd"
