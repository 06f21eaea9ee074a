"""A page's bytes to a tree, by the rules that browsers follow (decision 0023).

HTML is read by the HTML standard's rules with scripts on, so that `noscript` holds text. XHTML is
read by XML's; where it breaks them a browser shows an error, and the tree is what HTML's give.
"""

from __future__ import annotations

import re
from html import escape
from html.entities import html5
from typing import NamedTuple

import turbohtml
from turbohtml import Document, Element, HTMLParseError

from signpost.pages import media_types, text_encodings

# A page of more start tags is not read: its tree would take hundreds of megabytes.
MOST_ELEMENTS = 300_000
# Each body or html tag after the first gives its attributes to the one element: quadratic memory.
_MOST_ROOT_TAGS = 500
_START_TAG = re.compile(r"<[A-Za-z]")
_ROOT_TAG = re.compile(r"<(?:body|html)(?=[\s/>])", re.IGNORECASE)
_BEGINNING = 20_000
_BLANK = "<html><head></head><body></body></html>"
_XHTML_DOCTYPE = re.compile(r"<!DOCTYPE\s[^>\[]*XHTML", re.IGNORECASE)
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]*);")
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})

NOT_WELL_FORMED = "it is sent as XHTML but breaks XML's rules: browsers show an error instead"
TOO_LARGE = f"it has more than {MOST_ELEMENTS:,} elements"


class ParsedPage(NamedTuple):
    """A page's tree, its text, the encoding that it was in, and why residents may not see this.

    `encoding` is the standard's name (`windows-1252`); `problem` is a few words, mostly "".
    """

    document: Document
    text: str
    encoding: str
    problem: str = ""


def parse_page(body: bytes, content_type: str = "") -> ParsedPage:
    """Parse a page; broken or empty HTML gives the tree that browsers make of it. Never raises.

    A page that is too large gives a tree with nothing but its title, and the problem says so.
    """
    problem = ""
    if media_types.page_rules(media_types.sniff(content_type, body), body) == "xml":
        decoded = text_encodings.decode_xml(body, content_type)
        if document := _parse_xml(decoded.text):
            return ParsedPage(document, *decoded)
        problem = NOT_WELL_FORMED
    else:
        decoded = text_encodings.decode_html(body, content_type)
    if _is_too_large(decoded.text):
        text = _with_title_alone(decoded.text)
        return ParsedPage(parse_html(text), text, decoded.encoding, TOO_LARGE)
    return ParsedPage(parse_html(decoded.text), *decoded, problem)


def parse_html(text: str) -> Document:
    """Parse a text of HTML. Templates keep their content, also those that make a shadow tree."""
    return turbohtml.parse(
        text, positions=False, scripting=True, allow_declarative_shadow_roots=False
    )


def is_inert_template(element: Element) -> bool:
    """Whether an element's content is not on the page: a template, unless it is a shadow tree."""
    if element.tag != "template":
        return False
    return (element.attr("shadowrootmode") or "").lower() not in ("open", "closed")


def local_name(element: Element) -> str:
    """Return an element's name without the prefix that XML may give it."""
    name: str = element.tag
    return name.rpartition(":")[2] if ":" in name else name


def _is_too_large(text: str) -> bool:
    """Whether the tree of a text would take too much memory."""
    # Every tag takes four characters: shorter texts need no counting.
    if len(text) > 3 * MOST_ELEMENTS and len(_START_TAG.findall(text)) > MOST_ELEMENTS:
        return True
    return text.count("<") > _MOST_ROOT_TAGS and len(_ROOT_TAG.findall(text)) > _MOST_ROOT_TAGS


def _with_title_alone(text: str) -> str:
    """Return a page that has only the title of a text, if that stands near its beginning."""
    beginning = text[:_BEGINNING]
    known = [] if _is_too_large(beginning) else parse_html(beginning).find_all("title")
    title = f"<title>{escape(known[0].text)}</title>" if known else ""
    return _BLANK.replace("</head>", f"{title}</head>")


def _parse_xml(text: str) -> Document | None:
    """Parse a text as XML; None where it breaks XML's rules."""
    if _is_too_large(text):
        return None
    if _XHTML_DOCTYPE.search(text[:2000]):
        text = _ENTITY.sub(_numbered, text)
    try:
        return turbohtml.parse_xml(text)
    except HTMLParseError:
        return None


def _numbered(entity: re.Match[str]) -> str:
    """Write an entity that XHTML knows, and XML by itself does not, as numbers."""
    name = entity[1]
    letters = html5.get(f"{name};", "") if name not in _OF_XML else ""
    return "".join(f"&#{ord(x)};" for x in letters) or entity[0]
