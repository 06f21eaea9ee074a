"""What of a page's HTML nobody sees: one answer for all that reads words.

Where a browser visited the page, it knows (`VisitFacts.unseen_texts`). Where none did, the markup
tells: templates, attributes, and classes that by their names hide. What somebody can open
(accordions, tabs) is no matter of this module: see `signpost.pages.boilerplate`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from signpost.pages.markup import Element, squeeze

# A list of this length may have been cut: what is not in it may be hidden as well.
_MOST = 100
_LETTERS = 60
_STYLED_AWAY = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b", re.IGNORECASE
)
# Whole class names that hide from everybody, in the frameworks that council sites are built with.
_HIDES = frozenset(
    [
        "hidden", "hide", "is-hidden", "d-none", "display-none", "u-hidden", "js-hidden",
        "invisible", "is-invisible", "govuk-!-display-none", "element-hidden", "uk-hidden",
        "ng-hide",
    ]
)  # fmt: skip
# And those that leave the words to screen readers.
_READ_OUT_ONLY = frozenset(
    [
        "visually-hidden", "visuallyhidden", "sr-only", "govuk-visually-hidden",
        "u-visually-hidden", "screen-reader-text", "element-invisible", "show-for-sr",
        "screenreader-only", "a11y-hidden",
    ]
)  # fmt: skip
# Fonts of icons: the letters inside are no words.
_ICON = re.compile(
    r"(?:^|\s)(?:fa[srlbd]?|fa-[\w-]+|icon|icons?-[\w-]+|[\w-]+-icon|glyphicon|bi|material-icons"
    r"|material-symbols-\w+)(?:\s|$)"
)
_STEP = re.compile(r"([\w-]+)(?:#([\w-]+)|:nth-of-type\((\d+)\))?")


class UnseenPlace(NamedTuple):
    """The place of an unseen element, as a path, and the first 60 letters of its text."""

    path: str
    text: str


def unseen_elements(
    root: Element, seen_by_browser: Sequence[UnseenPlace] | None = None
) -> frozenset[Element]:
    """Return the elements of a page that nobody sees, those inside them left out or not.

    `seen_by_browser` is what a visit found unseen; None where there was none. Elements that have
    moved since, or that the browser has and the HTML has not, are passed over.
    """
    found = {x for x in root.iter("template") if isinstance(x.tag, str)}
    by_markup = seen_by_browser is None or len(seen_by_browser) >= _MOST
    if by_markup:
        elements = (x for x in root.iter() if isinstance(x.tag, str) and x.attrib)
        found.update(x for x in elements if _hides(x))
    if seen_by_browser:
        found |= set(_at(root, seen_by_browser))
    return frozenset(found)


def is_aside(element: Element) -> bool:
    """Whether the words of an inline element are no part of the sentence round it.

    They are for screen readers alone, or the letters of an icon.
    """
    if element.tag not in ("span", "i", "small", "b", "em", "strong", "abbr"):
        return False
    return not _READ_OUT_ONLY.isdisjoint(element.get("class", "").split()) or is_icon(element)


def is_icon(element: Element) -> bool:
    """Whether an element is a letter of an icon font: it shows a picture, and has no words."""
    return (
        element.tag in ("i", "span")
        and bool(_ICON.search(element.get("class", "")))
        and len(element.text_content().split()) <= 1
    )


def hides_by_class(element: Element) -> bool:
    """Whether a class of an element hides it from everybody until a script takes it away."""
    return not _HIDES.isdisjoint(element.get("class", "").split())


def _hides(element: Element) -> bool:
    """Whether an element's own attributes hide it from everybody."""
    return (
        element.get("hidden") is not None
        or hides_by_class(element)
        or bool(_STYLED_AWAY.search(element.get("style", "")))
    )


def _at(root: Element, places: Iterable[UnseenPlace]) -> list[Element]:
    """Return the elements at places, where the same words stand."""
    by_id = {x.get("id"): x for x in root.iter() if isinstance(x.tag, str) and x.get("id")}
    found = []
    for place in places:
        element = _follow(root, by_id, place.path.split(" > "))
        if element is not None and squeeze(element.text_content())[:_LETTERS] == place.text:
            found.append(element)
    return found


def _follow(root: Element, by_id: dict[str | None, Element], steps: list[str]) -> Element | None:
    """Follow a path (`signpost.pages.markup.css_path`) from its id, or from the root, down."""
    node: Element | None = None
    for place, step in enumerate(steps):
        match = _STEP.fullmatch(step)
        if match is None:
            return None
        tag, name, number = match.groups()
        if name:
            node = by_id.get(name)
        elif place == 0:
            node = root if root.tag == tag else None
        elif node is not None:
            twins = [x for x in node if x.tag == tag]
            at = int(number or 1) - 1
            node = twins[at] if at < len(twins) else None
        if node is None:
            return None
    return node
