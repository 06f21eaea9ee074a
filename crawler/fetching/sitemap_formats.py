"""Reads what a sitemap or feed lists: XML sitemaps, lists in plain text, RSS and Atom, gzip too.

What a file is comes from what it holds, not from its type or ending. Many are not well-formed: a
warning of the server's before the XML, a bare ampersand, an end that is missing. Whatever can be
read of them counts. A document type is never read, so that there are no entities to expand.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, NamedTuple

import webencodings
from lxml import etree

# The sitemap protocol's own limits: 50 MB unpacked, 50,000 addresses.
MAX_BYTES = 50 * 1024 * 1024
MAX_ADDRESSES = 50_000
_MAX_LAYERS = 3
# What 50,000 addresses with a score of facts each have; more takes a crawl's time for nothing.
_MAX_ELEMENTS = 1_000_000
_CHUNK = 1 << 16
_GZIP = b"\x1f\x8b\x08"

SitemapFormat = Literal["sitemap", "feed", "text", ""]


class Entry(NamedTuple):
    """One address that a sitemap lists, as written, and what a relative one is relative to.

    `is_sitemap` says that it is the address of another sitemap.
    """

    address: str
    base: str = ""
    is_sitemap: bool = False


@dataclass(slots=True)
class SitemapContent:
    """What a file lists. `format` is "" where it is no sitemap of any kind.

    `cut` says that its end is missing, `too_large` that it goes on after what is read of one file;
    `over_limit` counts the addresses after the protocol's 50,000, `no_address` the lines of a text
    that are none.
    """

    format: SitemapFormat = ""
    entries: list[Entry] = field(default_factory=list)
    cut: bool = False
    too_large: bool = False
    over_limit: int = 0
    no_address: int = 0

    def take(self, entry: Entry) -> None:
        """Note an address, as far as the protocol's limit goes."""
        if len(self.entries) < MAX_ADDRESSES:
            self.entries.append(entry)
        else:
            self.over_limit += 1


def read_sitemap(body: bytes, content_type: str = "") -> SitemapContent:
    """Return what a sitemap lists; `content_type` may name its encoding. Raises nothing."""
    content = SitemapContent()
    text = _decoded(_unpacked(body, content), content_type)
    root = _root_of(text)
    if root:
        _read_xml(text[root.start() :], root, content)
    elif not _MARKUP.search(text[:_BEGINNING]):
        _read_text(text, content)
    return content if content.format else SitemapContent()


# --- bytes to text


def _unpacked(body: bytes, content: SitemapContent) -> bytes:
    """Unpack gzip, also where it was packed twice; what comes of a broken file counts."""
    for _ in range(_MAX_LAYERS):
        if not body.startswith(_GZIP):
            break
        packed = zlib.decompressobj(zlib.MAX_WBITS | 16)
        try:
            body = packed.decompress(body, MAX_BYTES + 1)
            content.cut = content.cut or not packed.eof
        except zlib.error:
            body, content.cut = _as_far_as_possible(body), True
    content.too_large = len(body) > MAX_BYTES
    return body[:MAX_BYTES]


def _as_far_as_possible(body: bytes) -> bytes:
    """Unpack a broken gzip file up to where it breaks."""
    packed, parts, size = zlib.decompressobj(zlib.MAX_WBITS | 16), [b""], 0
    try:
        for start in range(0, len(body), _CHUNK):
            parts.append(packed.decompress(body[start : start + _CHUNK], MAX_BYTES + 1 - size))
            size += len(parts[-1])
            if size > MAX_BYTES:
                break
    except zlib.error:
        pass
    return b"".join(parts)


_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']\s*([\w.:-]{1,40})", re.IGNORECASE)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_UTF_16 = {b"<\0": "utf-16-le", b"\0<": "utf-16-be", b"h\0": "utf-16-le", b"\0h": "utf-16-be"}


def _decoded(body: bytes, content_type: str) -> str:
    """Decode a file: its byte order mark, else its header's encoding, its own, or UTF-8.

    The first that fits, as a wrong declaration must not lose the addresses.
    """
    body = body.lstrip(b"\t\n\r ")
    mark = next((name for sign, name in _MARKS if body.startswith(sign)), "")
    if mark or (mark := _UTF_16.get(body[:2], "")):
        return body.decode(mark, "replace").lstrip("\ufeff")
    declared = _DECLARED.search(body[:_BEGINNING])
    header = _CHARSET.search(content_type)
    labels = [header.group(1) if header else "", declared.group(1).decode() if declared else ""]
    for label in (*labels, "utf-8"):
        encoding = webencodings.lookup(label) if label else None
        # What can be read without its mark is not UTF-16, whatever it says of itself.
        if encoding is None or encoding.name.startswith("utf-16"):
            continue
        try:
            return encoding.codec_info.decode(body, "strict")[0]
        except UnicodeDecodeError:
            continue
    return body.decode("windows-1252", "replace")


_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))

# --- XML

# How far into a file its root element may begin.
_BEGINNING = 100_000
_MARKUP = re.compile(r"<(!doctype\s+html|html|head|body|script)\b", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_ROOT = re.compile(
    r"<(?:[\w.-]{1,40}:)?(urlset|sitemapindex|rss|feed|rdf)(?=[\s/>])", re.IGNORECASE
)
_END = r"</(?:[\w.-]{1,40}:)?%s\s*>"
# Where a `loc` stands, and whether what it names is a sitemap; those of pictures stand elsewhere.
_LOCATIONS = {"url": False, "sitemap": True}
# What XML may not hold at all; a parser stops there.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_AMPERSANDS = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});)",
    re.DOTALL,
)


def _root_of(text: str) -> re.Match[str] | None:
    """Find where the root of a sitemap or feed begins; None in HTML and anything else.

    What is before it (a warning of the server's, a document type) is not read.
    """
    beginning = _COMMENT.sub(lambda x: " " * len(x.group()), text[:_BEGINNING])
    root = _ROOT.search(beginning)
    markup = _MARKUP.search(beginning)
    return None if root is None or (markup and markup.start() < root.start()) else root


def _read_xml(text: str, root: re.Match[str], content: SitemapContent) -> None:
    """Read a sitemap or feed element by element; memory does not grow with its length."""
    name = root.group(1).lower()
    content.format = "sitemap" if name in ("urlset", "sitemapindex") else "feed"
    content.cut = content.cut or not re.search(_END % name, text, re.IGNORECASE)
    text = _AMPERSANDS.sub(lambda x: x.group() if len(x.group()) > 1 else "&amp;", text)
    parser = etree.XMLPullParser(
        events=("end",), recover=True, resolve_entities=False, no_network=True, load_dtd=False
    )
    data = _FORBIDDEN.sub("", text).encode()
    entries = _EntryReader(content)
    try:
        for start in range(0, len(data), _CHUNK):
            parser.feed(data[start : start + _CHUNK])
            for _, element in parser.read_events():
                entries.take(element)
            if entries.read > _MAX_ELEMENTS:
                content.too_large = True
                break
    except etree.LxmlError:  # damage that nothing can be read after
        content.cut = True
    # What the parser would still close by itself now was cut off in the middle: no address.


class _EntryReader:
    """Takes the addresses out of elements, each as it ends; no element is kept for long."""

    def __init__(self, content: SitemapContent) -> None:
        self._content = content
        # How many elements were read so far.
        self.read = 0
        # Of the item of an RSS feed that is being read: whether it has a link, and its identifier.
        self._has_link = False
        self._identifier = ""

    def take(self, element: etree._Element) -> None:
        """Take the address that an element holds, if it does, and let go of what is before it."""
        self.read += 1
        parent = element.getparent()
        tag, where = _name(element), _name(parent) if parent is not None else ""
        if tag == "loc" and where in _LOCATIONS:
            self._content.take(Entry(_words(element), "", _LOCATIONS[where]))
        elif tag == "link" and where in ("url", "entry"):
            self._take_alternate(element, "alternate" if where == "entry" else "")
        elif where == "item" or tag == "item":
            self._take_item(element, tag)
        if parent is not None:
            while (sibling := element.getprevious()) is not None:
                parent.remove(sibling)

    def _take_alternate(self, element: etree._Element, plain: str) -> None:
        """Take a page in another language, or where an entry of a feed leads; `plain`: no rel."""
        address = (element.get("href") or "").strip()
        if address and (element.get("rel") or plain).lower() == "alternate":
            self._content.take(Entry(address, element.base or ""))

    def _take_item(self, element: etree._Element, tag: str) -> None:
        """Take where an item of an RSS feed leads: its link, else its identifier if that is one."""
        if tag == "link" and (address := _words(element)):
            self._has_link = True
            self._content.take(Entry(address, element.base or ""))
        elif tag == "guid" and (element.get("isPermaLink") or "true").lower() == "true":
            self._identifier = _words(element)
        elif tag == "item":
            if not self._has_link and _ADDRESS.fullmatch(self._identifier):
                self._content.take(Entry(self._identifier))
            self._has_link, self._identifier = False, ""


def _words(element: etree._Element) -> str:
    """Return the text in an element, white space at its ends apart."""
    return "".join(element.itertext()).strip()


def _name(element: etree._Element) -> str:
    """Return an element's name in lower case, without its namespace."""
    tag = element.tag
    return _local_name(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=256)
def _local_name(tag: str) -> str:
    return re.split(r"[}:]", tag)[-1].lower()


# --- text

_ADDRESS = re.compile(r"https?://[^\s<>]+", re.IGNORECASE)


def _read_text(text: str, content: SitemapContent) -> None:
    """Read a list of addresses, one a line; a text that is something else lists none."""
    lines = [line for line in map(str.strip, re.split(r"[\r\n]+", text)) if line]
    found = [line for line in lines if _ADDRESS.fullmatch(line)]
    # A list with a few lines of another kind is a list; prose with an address in it is not.
    if not found or 2 * len(found) < len(lines):
        return
    content.format = "text"
    content.no_address = len(lines) - len(found)
    for address in found:
        content.take(Entry(address))
