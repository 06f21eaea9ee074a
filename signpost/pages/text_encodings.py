"""Bytes to text as browsers do it (WHATWG Encoding; HTML standard, 13.2.3).

A byte order mark wins, then the charset of the Content-Type, then what the page says of itself.
Bytes that are wrong become U+FFFD, one by one: they never cost the page.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

import webencodings

from signpost.pages import media_types

UTF_8 = "utf-8"
# What the HTML standard says of pages in English that declare nothing.
_FALLBACK = "windows-1252"
_BOMS = (
    (codecs.BOM_UTF8, UTF_8),
    (codecs.BOM_UTF16_BE, "utf-16be"),
    (codecs.BOM_UTF16_LE, "utf-16le"),
)
# The standard's prescan looks at the first 1,024 bytes; a browser that comes across a declaration
# further down the head begins anew with it.
_PRESCAN, _LONGEST_HEAD = 1024, 64 * 1024
_HEAD_ENDS = re.compile(rb"<body[\s>]|</head[\s>]", re.IGNORECASE)
_META = re.compile(rb"<meta(?=[\t\n\x0c\r /])", re.IGNORECASE)
_TAG = re.compile(rb"</?[A-Za-z][^\t\n\x0c\r >]*")
_NAME = re.compile(rb"[\t\n\x0c\r /]*([^\t\n\x0c\r />][^\t\n\x0c\r />=]*)?")
_VALUE = re.compile(
    rb"[\t\n\x0c\r ]*=[\t\n\x0c\r ]*"
    rb"(?:\"([^\"]*)\"|'([^']*)'|([^\t\n\x0c\r >\"'][^\t\n\x0c\r >]*)|(?=>))"
)
_CHARSET_IN = re.compile(
    r"charset[\t\n\x0c\r ]*=[\t\n\x0c\r ]*(?:\"([^\"]*)\"|'([^']*)'|([^\t\n\x0c\r ;\"']+))",
    re.IGNORECASE,
)
_XML_DECLARED = re.compile(
    rb"<\?xml[^>]*?encoding[\t\n\r ]*=[\t\n\r ]*(?:\"([^\">]*)\"|'([^'>]*)')"
)
_CSS_DECLARED = re.compile(rb'@charset "([^"]*)";')


class DecodedText(NamedTuple):
    """A text and the encoding that it was in, by the standard's name (`windows-1252`)."""

    text: str
    encoding: str


def decode_html(body: bytes, content_type: str = "") -> DecodedText:
    """Read an HTML page's bytes; `content_type` is its header's value. Never raises."""
    return _decode(body, _marked(body) or _named_by(content_type) or declared_in_html(body))


def decode_xml(body: bytes, content_type: str = "") -> DecodedText:
    """Read the bytes of XML, which is UTF-8 unless something says otherwise. Never raises."""
    found = _marked(body) or _named_by(content_type) or _declared_in_xml(body[:_PRESCAN])
    return _decode(body, found or UTF_8)


def decode_css(body: bytes, content_type: str = "") -> DecodedText:
    """Read a style sheet's bytes, which are UTF-8 unless something says otherwise. Never raises."""
    found = _marked(body) or _named_by(content_type)
    if found is None and (rule := _CSS_DECLARED.match(body)):
        found = _never_utf_16(_encoding_of(rule[1].decode("ascii", "replace")))
    return _decode(body, found or UTF_8)


def decode_plain(body: bytes, content_type: str = "") -> DecodedText:
    """Read the bytes of a plain text, such as a sitemap of addresses. Never raises."""
    return _decode(body, _marked(body) or _named_by(content_type))


def declared_in_html(body: bytes) -> str | None:
    """Return the encoding that a page declares in its own head, by the standard's name, or None."""
    if body.startswith(b"<\0?\0x\0"):
        return "utf-16le"
    if body.startswith(b"\0<\0?\0x"):
        return "utf-16be"
    start = body[:_PRESCAN]
    found = _prescan(start)
    if found is None and len(body) > _PRESCAN:
        end = _HEAD_ENDS.search(body, 0, _LONGEST_HEAD)
        if end is None or end.start() > _PRESCAN:
            found = _prescan(body[: end.start() if end else _LONGEST_HEAD])
    return found or _declared_in_xml(start)


def _decode(body: bytes, encoding: str | None) -> DecodedText:
    """Decode bytes; where nothing says how, as UTF-8 if they are that, else as windows-1252."""
    for mark, _ in _BOMS:
        if body.startswith(mark):
            body = body[len(mark) :]
            break
    if encoding is None:
        try:
            # Not final: a page that was cut off in the middle of a letter is UTF-8 nonetheless.
            text = codecs.getincrementaldecoder(UTF_8)().decode(body)
        except UnicodeDecodeError:
            encoding = _FALLBACK
        else:
            return DecodedText(text, UTF_8)
    if encoding == _FALLBACK:
        return DecodedText(_from_windows_1252(body), encoding)
    known = webencodings.lookup(encoding)
    if known is None:
        return DecodedText(body.decode(UTF_8, "replace"), UTF_8)
    text, _ = known.codec_info.decode(body, "replace")
    return DecodedText(text, str(known.name))


def _from_windows_1252(body: bytes) -> str:
    """Decode windows-1252, in which the standard has a meaning for all bytes, Python for most."""
    try:
        return body.decode("cp1252")
    except UnicodeDecodeError:
        return codecs.charmap_decode(body, "strict", _WINDOWS_1252)[0]


_WINDOWS_1252 = "".join(bytes([x]).decode("cp1252", "ignore") or chr(x) for x in range(256))


def _marked(body: bytes) -> str | None:
    """Return the encoding that a byte order mark shows."""
    return next((name for mark, name in _BOMS if body.startswith(mark)), None)


def _named_by(content_type: str) -> str | None:
    """Return the encoding that a Content-Type names, if it is one."""
    media = media_types.extract([content_type]) if content_type else None
    return _encoding_of(media.charset) if media and media.charset else None


def _encoding_of(label: str) -> str | None:
    """Return the standard's name for an encoding's label."""
    known = webencodings.lookup(label)
    return str(known.name) if known else None


def _never_utf_16(encoding: str | None) -> str | None:
    """Read what a page says of itself in ASCII: that it is UTF-16 cannot be true."""
    if encoding in ("utf-16le", "utf-16be"):
        return UTF_8
    return _FALLBACK if encoding == "x-user-defined" else encoding


def _declared_in_xml(start: bytes) -> str | None:
    """Return the encoding that an XML declaration names."""
    if not (found := _XML_DECLARED.match(start)):
        return None
    return _never_utf_16(_encoding_of((found[1] or found[2] or b"").decode("ascii", "replace")))


def _prescan(start: bytes) -> str | None:
    """Return the encoding that a `meta` declares (HTML standard, "prescan a byte stream")."""
    place = 0
    while (place := start.find(b"<", place)) >= 0:
        if start.startswith(b"<!--", place):
            # From its second character: `<!-->` is a whole comment.
            end = start.find(b"-->", place + 2)
            if end < 0:
                return None
            place = end + 3
        elif _META.match(start, place):
            attributes, place = _attributes(start, place + 5)
            if found := _declared_by(attributes):
                return found
        elif tag := _TAG.match(start, place):
            _, place = _attributes(start, tag.end())
        elif start[place + 1 : place + 2] in (b"!", b"/", b"?"):
            end = start.find(b">", place)
            if end < 0:
                return None
            place = end + 1
        else:
            place += 1
    return None


def _attributes(start: bytes, place: int) -> tuple[dict[str, str], int]:
    """Return a tag's attributes, the first of each name, and where the tag ends."""
    found: dict[str, str] = {}
    while True:
        name = _NAME.match(start, place)
        if name is None or name[1] is None:
            return found, name.end() if name else len(start)
        value = _VALUE.match(start, name.end())
        place = value.end() if value else name.end()
        text = next((x for x in value.groups() if x is not None), b"") if value else b""
        found.setdefault(name[1].decode("latin-1").lower(), text.decode("latin-1"))
        if value is None and start[place : place + 1] == b"=":
            return found, len(start)  # a quotation that does not end in what is looked at


def _declared_by(attributes: dict[str, str]) -> str | None:
    """Return the encoding that a `meta` with these attributes declares."""
    label = attributes.get("charset")
    if label is None and attributes.get("http-equiv", "").lower() == "content-type":
        inside = _CHARSET_IN.search(attributes.get("content", ""))
        label = next((x for x in inside.groups() if x is not None), None) if inside else None
    return _never_utf_16(_encoding_of(label)) if label else None
