"""Parsing HTML as it comes: bytes to an lxml tree, whatever the charset says, and places in it."""

from __future__ import annotations

import re
from email.message import Message
from functools import lru_cache

from lxml import etree, html
from lxml.html import HtmlElement

Element = HtmlElement
PlainElement = etree._Element

_BLANK = b"<html><head></head><body></body></html>"
# Text inside these is never read by a resident.
UNREAD = frozenset({"script", "style", "noscript", "template", "svg", "head"})


def parse(body: bytes, content_type: str = "") -> Element:
    """Parse a body into a tree; broken or empty HTML gives the best tree that can be had.

    The charset is the header's, else the page's own (found by BeautifulSoup's detector), else
    UTF-8, else windows-1252: the first that fits, as a wrong declaration must not lose the text.
    """
    parser = html.HTMLParser(encoding=_charset(body, content_type), huge_tree=False)
    try:
        root = html.document_fromstring(body or _BLANK, parser=parser)
    except (etree.ParserError, ValueError):
        root = html.document_fromstring(_BLANK)
    return root


def parse_plain(body: bytes, content_type: str = "") -> PlainElement:
    """Parse a body as `parse` does, into lxml's plain elements: half the time to walk through."""
    parser = etree.HTMLParser(encoding=_charset(body, content_type), huge_tree=False)
    try:
        root = etree.fromstring(body or _BLANK, parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        root = None
    return root if root is not None else etree.fromstring(_BLANK, etree.HTMLParser())


@lru_cache(maxsize=1024)
def _header_charset(content_type: str) -> str | None:
    """Return the charset that a Content-Type names."""
    header = Message()
    header["content-type"] = content_type
    return header.get_content_charset()


def _declared(beginning: bytes) -> str | None:
    """Return the charset that a page itself declares."""
    # Imported here: it takes a tenth of a second, and most servers name the charset.
    from bs4.dammit import EncodingDetector

    return EncodingDetector.find_declared_encoding(beginning, is_html=True)


def _charset(body: bytes, content_type: str) -> str:
    """Choose the charset to read a body with; one that Python and libxml2 both know."""
    declared = _header_charset(content_type) or _declared(body[:2048])
    for charset in (declared, "utf-8"):
        try:
            body.decode(charset or "utf-8")
        except (LookupError, UnicodeDecodeError):
            continue
        return charset or "utf-8"
    # What the HTML standard says of pages in English that declare nothing true.
    return "windows-1252"


def squeeze(text: str) -> str:
    """Fold white space as a browser does."""
    return " ".join(text.split())


def text_of(element: Element) -> str:
    """Return the words of an element as a reader sees them; script, style and comments left out."""
    parts: list[str] = []
    _collect(element, parts)
    return squeeze("".join(parts))


def _collect(element: Element, parts: list[str]) -> None:
    """Append an element's readable text, pieces in document order; line breaks count as spaces."""
    tag = element.tag
    if isinstance(tag, str) and tag not in UNREAD:
        if tag in ("br", "td", "th", "li", "p", "div", "dt", "dd"):
            parts.append(" ")
        parts.append(element.text or "")
        for child in element:
            _collect(child, parts)
            parts.append(child.tail or "")


def css_path(element: Element) -> str:
    """Return a CSS path that names one element of its page: from its nearest id down."""
    steps: list[str] = []
    node: Element | None = element
    while node is not None and isinstance(node.tag, str):
        name = node.get("id", "")
        if re.fullmatch(r"[A-Za-z][\w-]*", name):
            steps.append(f"{node.tag}#{name}")
            break
        parent = node.getparent()
        twins = [x for x in parent if x.tag == node.tag] if parent is not None else []
        place = f":nth-of-type({twins.index(node) + 1})" if len(twins) > 1 else ""
        steps.append(f"{node.tag}{place}")
        node = parent
    return " > ".join(reversed(steps))


def snippet(element: Element, limit: int = 300) -> str:
    """Return an element's own HTML, shortened to `limit` characters."""
    source = squeeze(etree.tostring(element, encoding="unicode", method="html", with_tail=False))
    return source if len(source) <= limit else source[: limit - 1] + "…"
