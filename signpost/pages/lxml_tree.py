"""The browsers' tree as lxml elements, which is what rules read.

Comments are left out, and so is what templates hold. SVG and MathML keep their own spelling, with
no namespace.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree, html
from lxml.html import HtmlElement
from turbohtml import CData, Document, DocumentFragment, Element, Node, Text

from signpost.pages.html_parser import is_inert_template, local_name

# What stands deeper is put beside what holds it, in the same order, as browsers do from their own
# limit on (Chromium: 512). Rules may go down a tree function by function.
DEEPEST = 256
# lxml looks at all of an element's attributes for each that it gets: thousands would take seconds.
# No element that people made has so many.
_MOST_ATTRIBUTES = 1000
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_NAMES = re.compile(r"[&<>/\"'\s{}]")


def lxml_tree(document: Document) -> HtmlElement:
    """Return the root of a page as lxml's `HtmlElement`. Never raises."""
    top = next((x for x in document.children if isinstance(x, Element)), None)
    root = html.HTMLParser().makeelement("html")
    if top is not None:
        _set_attributes(root, _attributes(top))
        _fill(root, top)
    return root


class _Place:
    """Where the next child or text goes: under `element`, after its last child."""

    __slots__ = ("_last", "_text", "element")

    def __init__(self, element: HtmlElement) -> None:
        self.element = element
        self._last: HtmlElement | None = None
        self._text: list[str] = []

    def add_text(self, text: str) -> None:
        """Add text after what is there."""
        self._text.append(text)

    def add_child(self, child: Element) -> HtmlElement:
        """Add an element after what is there; return it."""
        self.end_text()
        self._last = _made(self.element, local_name(child), _attributes(child))
        return self._last

    def end_text(self) -> None:
        """Put the text where lxml keeps it."""
        if not self._text:
            return
        text = "".join(self._text)
        self._text.clear()
        try:
            self._put(text)
        except ValueError:
            self._put(_legal(text))

    def _put(self, text: str) -> None:
        """Put a text after the last child, or before the first."""
        if self._last is None:
            self.element.text = text
        else:
            self._last.tail = text


def _fill(root: HtmlElement, top: Element) -> None:
    """Put everything under an element of the page under its lxml element."""
    stack: list[tuple[_Place, Iterator[Node]]] = [(_Place(root), iter(top.children))]
    while stack:
        place, children = stack[-1]
        for child in children:
            if isinstance(child, DocumentFragment):  # all that a template holds
                stack.append((place, iter(child.children)))
                break
            if isinstance(child, Element):
                inside = _inside(place, child, len(stack))
                if inside:
                    stack.append((inside, iter(child.children)))
                    break
            elif isinstance(child, Text | CData):
                place.add_text(child.data)
        else:
            place.end_text()
            stack.pop()


def _inside(place: _Place, child: Element, depth: int) -> _Place | None:
    """Add an element; return where its content goes, None if it has none."""
    if child.tag == "template":
        if not is_inert_template(child):
            return place  # a shadow tree: what it holds is shown in place of its host's content
        place.add_child(child)
        return None
    made = place.add_child(child)
    return place if depth >= DEEPEST else _Place(made)


def _attributes(element: Element) -> dict[str, str]:
    """Return an element's attributes as they are written, the first thousand of them."""
    return {
        name: value if isinstance(value, str) else element.attr(name) or ""
        for name, value in islice(element.attrs.items(), _MOST_ATTRIBUTES)
    }


def _made(parent: HtmlElement, name: str, attributes: dict[str, str]) -> HtmlElement:
    """Add an element to its parent; what lxml has no name for is renamed or left out."""
    try:
        return etree.SubElement(parent, name, attributes)
    except ValueError:
        made = etree.SubElement(parent, _NOT_IN_NAMES.sub("-", _NOT_IN_XML.sub("-", name)))
        _set_attributes(made, attributes)
        return made


def _set_attributes(element: HtmlElement, attributes: dict[str, str]) -> None:
    """Set the attributes that lxml takes."""
    for name, value in attributes.items():
        clean = _legal(value)
        try:
            element.set(name, clean)
        except ValueError:
            continue


def _legal(text: str) -> str:
    """Return a text without what XML, and so lxml, has not: nobody sees control characters."""
    return _NOT_IN_XML.sub("", text.replace("\f", " "))
