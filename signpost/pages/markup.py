"""Parsing HTML as browsers do: bytes to an lxml tree, and the words and places in it."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree
from lxml.html import HtmlElement

from signpost.pages.html_parser import parse_page
from signpost.pages.lxml_tree import lxml_tree

Element = HtmlElement

# Text inside these is never read by a resident.
UNREAD = frozenset({"script", "style", "noscript", "template", "svg", "head"})
# Line breaks, to a reader.
_BREAKS = frozenset({"br", "td", "th", "li", "p", "div", "dt", "dd"})

# Where none of these is inside, all the text there is counts as it stands, and lxml gives it fast.
_APART = UNREAD | _BREAKS
_WHOLE = etree.XPath("string()", smart_strings=False)


def parse(body: bytes, content_type: str = "") -> Element:
    """Parse a body into a tree: broken or empty HTML gives what browsers make of it. Never raises.

    The tree has no comments, and elements are at most 256 deep (`signpost.pages.lxml_tree`).
    """
    return lxml_tree(parse_page(body, content_type).document)


def squeeze(text: str) -> str:
    """Fold white space as a browser does."""
    return " ".join(text.split())


def text_of(element: Element) -> str:
    """Return the words of an element as a reader sees them; script, style and comments left out."""
    if not isinstance(element.tag, str) or element.tag in UNREAD:
        return ""
    if not len(element):
        return squeeze(element.text or "")
    if _APART.isdisjoint([x.tag for x in element.iterdescendants()]):
        return squeeze(_WHOLE(element))
    parts: list[str] = []
    # What is left to say, the next last: an element, or a text that follows one.
    left: list[Element | str] = [element]
    while left:
        one = left.pop()
        if isinstance(one, str):
            parts.append(one)
        elif isinstance(one.tag, str) and one.tag not in UNREAD:
            if one.tag in _BREAKS:
                parts.append(" ")
            parts.append(one.text or "")
            for child in reversed(one):
                if child.tail:
                    left.append(child.tail)
                left.append(child)
    return squeeze("".join(parts))


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
        place = _place_among_twins(node, parent) if parent is not None else 0
        steps.append(f"{node.tag}:nth-of-type({place})" if place else str(node.tag))
        node = parent
    return " > ".join(reversed(steps))


def _place_among_twins(node: Element, parent: Element) -> int:
    """Return which of its parent's children of that name an element is; 0 if it is the only one."""
    place = _places(parent).get(node)
    if place is None:  # the parent has got it since
        twins = [x for x in parent if x.tag == node.tag]
        place = twins.index(node) + 1 if len(twins) > 1 else 0
    return place


@lru_cache(maxsize=64)
def _places(parent: Element) -> dict[Element, int]:
    """Number an element's children, each name by itself: trees are looked at, not changed."""
    counts: dict[object, int] = {}
    for child in parent:
        counts[child.tag] = counts.get(child.tag, 0) + 1
    seen: dict[object, int] = {}
    places: dict[Element, int] = {}
    for child in parent:
        place = seen[child.tag] = seen.get(child.tag, 0) + 1
        places[child] = place if counts[child.tag] > 1 else 0
    return places


def snippet(element: Element, limit: int = 300) -> str:
    """Return an element's own HTML, shortened to `limit` characters."""
    source = squeeze(etree.tostring(element, encoding="unicode", method="html", with_tail=False))
    return source if len(source) <= limit else source[: limit - 1] + "…"
