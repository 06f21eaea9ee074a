"""What kind of thing an answer is, as browsers tell it (WHATWG MIME Sniffing and Fetch).

A server's Content-Type is believed where it says something; where it says nothing, or nothing that
means anything, the first bytes tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

# By which rules a body is read: those of HTML, those of XML, or not as a page at all.
Rules = Literal["html", "xml", ""]

_SPACE = "\t\n\r "
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_VALUE = re.compile(r"[\t\x20-\x7e\x80-\xff]*")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"?', re.DOTALL)
_UNKNOWN = {"unknown/unknown", "application/unknown", "*/*"}
# What old Apaches sent of whatever they did not know: these, letter by letter, mean nothing.
_APACHE_BUG = {
    "text/plain",
    "text/plain; charset=ISO-8859-1",
    "text/plain; charset=iso-8859-1",
    "text/plain; charset=UTF-8",
}
# So much of a body is looked at ("resource header").
_LOOKED_AT = 1445
_BINARY = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_BOMS = (b"\xfe\xff", b"\xff\xfe", b"\xef\xbb\xbf")
_HTML_START = re.compile(
    rb"[\t\n\x0c\r ]*<(?:!doctype html|html|head|script|iframe|h1|div|font|table|a|style|title|b"
    rb"|body|br|p|!--)[ >]",
    re.IGNORECASE,
)
_XML_START = re.compile(rb"[\t\n\x0c\r ]*<\?xml")
_PATTERNS: tuple[tuple[bytes, str], ...] = (
    (rb"%PDF-", "application/pdf"),
    (rb"%!PS-Adobe-", "application/postscript"),
    (rb"\xfe\xff|\xff\xfe|\xef\xbb\xbf", "text/plain"),
    (rb"\x00\x00[\x01\x02]\x00", "image/x-icon"),
    (rb"BM", "image/bmp"),
    (rb"GIF8[79]a", "image/gif"),
    (rb"RIFF....WEBPVP", "image/webp"),
    (rb"\x89PNG\r\n\x1a\n", "image/png"),
    (rb"\xff\xd8\xff", "image/jpeg"),
    (rb"FORM....AIFF", "audio/aiff"),
    (rb"ID3", "audio/mpeg"),
    (rb"OggS\x00", "application/ogg"),
    (rb"MThd\x00\x00\x00\x06", "audio/midi"),
    (rb"RIFF....AVI ", "video/avi"),
    (rb"RIFF....WAVE", "audio/wave"),
    (rb"....ftyp(?:mp4|....(?:....)*?mp4)", "video/mp4"),
    (rb"\x1aE\xdf\xa3.{0,34}?\x42\x82.?webm", "video/webm"),
    (rb"\x1f\x8b\x08", "application/x-gzip"),
    (rb"PK\x03\x04", "application/zip"),
    (rb"Rar!\x1a\x07\x00", "application/x-rar-compressed"),
)
_KNOWN_BYTES = tuple((re.compile(pattern, re.DOTALL), name) for pattern, name in _PATTERNS)
_FEED_START = re.compile(
    rb"(?:\xef\xbb\xbf)?(?>(?:[\t\n\r ]|<!--.*?-->|<![^>]*>|<\?.*?\?>)*)"
    rb"<(?:(rss|feed)|rdf:RDF(?=.*http://purl\.org/rss/1\.0/)"
    rb"(?=.*http://www\.w3\.org/1999/02/22-rdf-syntax-ns#))",
    re.DOTALL,
)
_XHTML = re.compile(
    rb"<(?:[\w.-]+:)?html\b[^>]*\sxmlns(?::[\w.-]+)?\s*=\s*[\"']http://www\.w3\.org/1999/xhtml[\"']"
)


class MediaType(NamedTuple):
    """A media type: `essence` is type and subtype, lower case ("" where nothing tells).

    `charset` is the value of that parameter as written, "" where there is none.
    """

    essence: str
    charset: str = ""

    @property
    def is_xml(self) -> bool:
        """Whether it is read as XML."""
        return self.essence in ("text/xml", "application/xml") or self.essence.endswith("+xml")


@lru_cache(maxsize=1024)
def parse(text: str) -> MediaType | None:
    """Parse one media type (MIME Sniffing, 4.4); None if it is none."""
    essence, _, parameters = text.strip(_SPACE).partition(";")
    kind, slash, subtype = essence.partition("/")
    subtype = subtype.rstrip(_SPACE)
    if not (slash and _TOKEN.fullmatch(kind) and _TOKEN.fullmatch(subtype)):
        return None
    charsets = (value for name, value in _parameters(parameters) if name == "charset")
    return MediaType(f"{kind}/{subtype}".lower(), next(charsets, ""))


def _parameters(text: str) -> Iterator[tuple[str, str]]:
    """Yield the parameters of a media type, names in lower case; what is none is passed over."""
    place = 0
    while place < len(text):
        name_end = re.compile("[;=]|$").search(text, place).start()  # type: ignore[union-attr]
        name = text[place:name_end].lstrip(_SPACE).lower()
        place = name_end + 1
        if text[name_end : name_end + 1] != "=":
            continue
        if quoted := _QUOTED.match(text, place):
            value = re.sub(r"\\(.)", r"\1", quoted.group().strip('"'), flags=re.DOTALL)
            place = text.find(";", quoted.end()) + 1 or len(text)
        else:
            end = text.find(";", place)
            end = len(text) if end < 0 else end
            value, place = text[place:end].rstrip(_SPACE), end + 1
            if not value:
                continue
        if _TOKEN.fullmatch(name) and _VALUE.fullmatch(value):
            yield name, value


def extract(values: Iterable[str]) -> MediaType | None:
    """Return the media type that Content-Type headers give (Fetch: "extract a MIME type").

    `values` are the headers' values in order; of several types the last valid one counts, and a
    charset carries over to the next of the same essence. None where not one is valid.
    """
    found: MediaType | None = None
    for value in values:
        for part in _split(value):
            one = parse(part)
            if one is None or one.essence == "*/*":
                continue
            if found and not one.charset and one.essence == found.essence:
                continue
            found = one
    return found


def _split(value: str) -> Iterator[str]:
    """Split a header's value at commas that are not in quotes."""
    if "," not in value:
        yield value
        return
    start = place = 0
    while place < len(value):
        if value[place] == '"' and (quoted := _QUOTED.match(value, place)):
            place = quoted.end()
        elif value[place] == ",":
            yield value[start:place]
            start = place = place + 1
        else:
            place += 1
    yield value[start:]


def sniff(content_type: str | Iterable[str], body: bytes, nosniff: bool = False) -> MediaType:
    """Tell what a body is, from its Content-Type headers and, where they do not say, its bytes.

    `content_type` is one header's value, or all of them in order. `nosniff` is whether the server
    sent `X-Content-Type-Options: nosniff`. Never raises.
    """
    values = [content_type] if isinstance(content_type, str) else list(content_type)
    supplied = extract(values)
    if supplied is None or supplied.essence in _UNKNOWN:
        charset = supplied.charset if supplied else ""
        return MediaType(_identify(body[:_LOOKED_AT], not nosniff), charset)
    if nosniff or supplied.is_xml:
        return supplied
    if supplied.essence == "text/html" and _FEED_START.match(body[:_LOOKED_AT]):
        return MediaType("application/xml", supplied.charset)
    if values and values[-1] in _APACHE_BUG and _is_binary(body[:_LOOKED_AT]):
        return MediaType(_identify(body[:_LOOKED_AT], scriptable=False))
    return supplied


def _is_binary(start: bytes) -> bool:
    """Whether a body that is called text is not (MIME Sniffing, 7.2)."""
    return not start.startswith(_BOMS) and _BINARY.search(start) is not None


def _identify(start: bytes, scriptable: bool) -> str:
    """Name what the first bytes show (MIME Sniffing, 7.1); `scriptable`: it may be HTML or XML."""
    if scriptable and _HTML_START.match(start):
        return "text/html"
    if scriptable and _XML_START.match(start):
        return "text/xml"
    for pattern, essence in _KNOWN_BYTES:
        if (scriptable or essence != "application/pdf") and pattern.match(start):
            return essence
    return "application/octet-stream" if _BINARY.search(start) else "text/plain"


def page_rules(media: MediaType, body: bytes) -> Rules:
    """Tell by which rules a browser reads a body as a page; "" if it is none.

    XML is a page where its root is XHTML's.
    """
    if media.essence == "text/html":
        return "html"
    if media.essence == "application/xhtml+xml":
        return "xml"
    return "xml" if media.is_xml and _XHTML.search(_as_ascii(body[:4096])) else ""


def _as_ascii(start: bytes) -> bytes:
    """Return the beginning of a body without the zero bytes that UTF-16 puts between letters."""
    return start.replace(b"\0", b"") if start[:2] in (b"\xff\xfe", b"\xfe\xff") else start
