"""Packed bodies: what breaks off is kept as far as it goes, and bombs are noticed early."""

import gzip
import zlib
from collections.abc import Callable

import brotli
import pytest
import zstandard
from scrapy.exceptions import DownloadCancelledError
from scrapy.http import Request, Response

from crawler.fetching.content_decoding import ContentDecoding, decode
from crawler.fetching.fetch_errors import DATALOSS, UnreadableError

MOST = 1_000_000
TEXT = b"".join(b"<p>Bin %d is collected on day %d.</p>" % (n, n * 7919 % 97) for n in range(4000))


def bare_deflate(data: bytes) -> bytes:
    """Pack without zlib's header, as some servers do by the name of deflate."""
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


PACKERS: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("gzip", gzip.compress),
    ("x-gzip", gzip.compress),
    ("deflate", zlib.compress),
    ("deflate", bare_deflate),
    ("br", brotli.compress),
    ("zstd", zstandard.compress),
]


@pytest.mark.parametrize(("name", "pack"), PACKERS)
def test_each_packing(name: str, pack: Callable[[bytes], bytes]) -> None:
    packed = pack(TEXT)
    assert decode(packed, name.encode(), MOST) == (TEXT, True)
    assert decode(packed, f"identity, {name.upper()}".encode(), MOST) == (TEXT, True)
    assert decode(gzip.compress(packed), f"{name}, gzip".encode(), MOST) == (TEXT, True)
    assert decode(pack(b""), name.encode(), MOST) == (b"", True)
    assert decode(b"", name.encode(), MOST) == (b"", True)


@pytest.mark.parametrize(("name", "pack"), PACKERS)
def test_what_breaks_off_is_kept_as_far_as_it_goes(
    name: str, pack: Callable[[bytes], bytes]
) -> None:
    packed = pack(TEXT)
    found, is_whole = decode(packed[:-40], name.encode(), MOST)
    assert not is_whole
    assert TEXT.startswith(found)
    if name != "zstd":  # of one small frame of zstd nothing comes before its end
        assert len(found) > 1000
    for place in range(10, len(packed), len(packed) // 50):
        damaged = packed[:place] + bytes([packed[place] ^ 0xFF]) + packed[place + 1 :]
        decode(damaged, name.encode(), MOST)


@pytest.mark.parametrize(("name", "pack"), PACKERS)
def test_bombs(name: str, pack: Callable[[bytes], bytes]) -> None:
    with pytest.raises(DownloadCancelledError):
        decode(pack(b" " * 50_000_000), name.encode(), MOST)


def test_several_files_in_one_body() -> None:
    halves = TEXT[:9000], TEXT[9000:]
    for name, pack in (("gzip", gzip.compress), ("zstd", zstandard.compress)):
        packed = b"".join(map(pack, halves))
        assert decode(packed, name.encode(), MOST) == (TEXT, True)
    assert decode(gzip.compress(TEXT) + b"\0" * 100, b"gzip", MOST) == (TEXT, True)


def answer(body: bytes, *encodings: bytes, method: str = "GET") -> Response:
    """Pass an answer through the middleware."""
    request = Request("https://a.example/", method=method)
    response = Response(request.url, headers={"Content-Encoding": list(encodings)}, body=body)
    return ContentDecoding(MOST).process_response(request, response)


def test_odd_headers() -> None:
    # A packing that nobody knows, whatever its bytes: the body is taken as it is.
    for name in (b"utf-8", b"caf\xe9", b"none", b"aws-chunked, gzip"):
        assert answer(b"<p>plain</p>", name).body == b"<p>plain</p>"
    assert answer(gzip.compress(gzip.compress(TEXT)), b"gzip", b"gzip").body == TEXT
    assert answer(b"", b"gzip", method="HEAD").flags == []
    assert answer(gzip.compress(TEXT)[:-9], b"gzip").flags == [DATALOSS]
    with pytest.raises(UnreadableError):
        answer(b"plain words", b"gzip")
