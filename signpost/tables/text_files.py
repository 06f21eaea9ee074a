"""Bytes to text: byte order marks, UTF-16 without one, else the likeliest encoding."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
# What machines in British offices write besides UTF-8: Windows, old Macs, the command line.
_ONE_BYTE = ("cp1252", "mac_roman", "cp850")
_LOOKED_AT = 65_536
_MULTI_BYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_HIGH = re.compile(rb"[\x80-\xff]")
# Signs that British tables have beside letters: money, dashes, quotation marks, spaces.
_USUAL = frozenset("£€–—‘’“”…•°½¼¾©®™\u00a0²³×·")
_LETTER = re.compile(r"[A-Za-z]")
# So much odder is Windows-1252 before another encoding is likelier.
_MARGIN = 1


class Decoded(NamedTuple):
    """A text with the name of its encoding."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """Decode a text file. Never raises: a byte that is no letter becomes U+FFFD.

    In order: its byte order mark; zeros in every other byte (UTF-16 without a mark); UTF-8, where
    most of its letters are valid UTF-8 (the odd byte of another file pasted in is Windows-1252);
    else the likeliest of Windows-1252, Mac Roman and code page 850.
    """
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(encoding, "replace"), _shown(encoding))
    if encoding := _unmarked_utf_16(data[:_LOOKED_AT]):
        return Decoded(data.decode(encoding, "replace"), _shown(encoding))
    try:
        return Decoded(data.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError:
        pass
    if len(_MULTI_BYTE.findall(data)) > len(_HIGH.findall(_MULTI_BYTE.sub(b"", data))):
        return Decoded(data.decode("utf-8", "signpost.tables.windows"), "UTF-8")
    encoding = _likeliest(data)
    return Decoded(data.decode(encoding, "replace"), _shown(encoding))


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Decode the bytes that are not UTF-8 as Windows-1252."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("signpost.tables.windows", _as_windows)


def _unmarked_utf_16(data: bytes) -> str:
    """Return the encoding of UTF-16 without a byte order mark, told by its zeros; or nothing.

    Every other byte of the separators, digits and line ends of a table is zero, and no byte of
    any other encoding is.
    """
    high, low = data[0::2].count(0), data[1::2].count(0)
    if high + low < len(data) / 20:
        return ""
    return "utf-16-be" if high > low else "utf-16-le"


def _likeliest(data: bytes) -> str:
    """Choose a one-byte encoding by what its letters come to; Windows-1252 unless it is much odder.

    charset-normalizer, asked among the same three, was right less often (decision 0040).
    """
    high = b"\n".join(line for line in data.splitlines() if _HIGH.search(line))[:_LOOKED_AT]
    marks = {encoding: _oddness(high, encoding) for encoding in _ONE_BYTE}
    best = min(_ONE_BYTE, key=lambda encoding: marks[encoding])
    return best if marks[best] + _MARGIN < marks["cp1252"] else "cp1252"


def _oddness(data: bytes, encoding: str) -> int:
    """Count the signs that no British table would have where they stand."""
    text = data.decode(encoding, "replace")
    odd = 0
    for place, sign in enumerate(text):
        if sign.isascii() or sign in _USUAL:
            # Money stands before its sum.
            odd += sign == "£" and not text[place + 1 : place + 2].strip().isdigit()
            continue
        beside = text[max(0, place - 1) : place] + text[place + 1 : place + 2]
        letter = sign.isalpha() and ord(sign) < 0x180
        inside = bool(_LETTER.search(beside)) and not any(map(str.isdigit, beside))
        inside = inside and not (sign.isupper() and beside[:1].islower())
        odd += 1 if letter and inside else 3
        odd -= letter and inside and sign in "àáâäèéêëìíîïòóôöùúûüŵŷçñßøåæÀÁÂÄÈÉÊËÌÍÎÒÓÔÖÙÚÛÜÇÑØÅÆ"
    return odd


def _shown(encoding: str) -> str:
    """Name an encoding as people know it."""
    names = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman", "cp850": "code page 850"}
    return names.get(encoding, encoding.upper().removesuffix("-LE").removesuffix("-BE"))
