"""A page's headings as a reader meets them, wherever they stand; hidden ones are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from audit.evidence.markup.element_index import TREES
from signpost.pages.markup import UNREAD, Element, squeeze, text_of
from signpost.pages.shown import hides_by_class

_TAGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Frames of dialogs are often empty until a script fills them.
_FRAMES = re.compile(r"\b(?:modal|dialog|popup|lightbox|cookie)", re.IGNORECASE)
_OUTSIDE = frozenset({"header", "nav", "footer", "aside"})


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading: its element, level (1-6) and words; `outside` if in a template landmark."""

    element: Element
    level: int
    text: str
    outside: bool


# Several rules read them.
@lru_cache(maxsize=TREES)
def of_page(root: Element, unseen: frozenset[Element] = frozenset()) -> Sequence[Heading]:
    """Return the headings of a page that a person can meet, in document order.

    `unseen` are the elements that nobody sees. The words are the text, images' alternatives, or
    the element's label. What stands in a part whose class speaks of a dialogue or cookies is left
    out, unless the page would have no top heading then: a page on cookies names its own content so.
    """
    found = list(_headings(root, unseen, all_frames=False))
    if any(x.level == 1 and x.text for x in found):
        return found
    return list(_headings(root, unseen, all_frames=True))


def _headings(root: Element, unseen: frozenset[Element], all_frames: bool) -> Iterator[Heading]:
    """Yield the headings; `all_frames` takes in what main content has in such parts."""
    for element in root.iter(*_TAGS):
        level = element.get("aria-level") or ""
        if element.get("role", "heading") != "heading":
            continue
        holders = [element, *element.iterancestors()]
        in_main = _in_main(holders)
        if not unseen.isdisjoint(holders):
            continue
        if any(_is_hidden(x) or (_is_frame(x) and not (all_frames and in_main)) for x in holders):
            continue
        outside = any(x.tag in _OUTSIDE for x in holders) and not in_main
        number = int(level) if level.isascii() and level.isdigit() else int(str(element.tag)[1])
        yield Heading(element, number, _words(element), outside)


def _in_main(holders: list[Element]) -> bool:
    """Whether a heading belongs to the page's own content: an article's header, say."""
    return any(x.tag in ("main", "article") or x.get("role") == "main" for x in holders)


def _is_hidden(element: Element) -> bool:
    """Whether an element and all that is in it are not shown, or not until a script says so."""
    return (
        element.tag in UNREAD
        or element.tag == "dialog"
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or element.get("role") in ("dialog", "alertdialog")
        or hides_by_class(element)
        or bool(_NOT_SHOWN.search(element.get("style") or ""))
    )


def _is_frame(element: Element) -> bool:
    """Whether an element seems to hold a dialogue or a banner on cookies, by its class."""
    return element.tag not in ("body", "html") and bool(_FRAMES.search(element.get("class") or ""))


def _words(element: Element) -> str:
    """Return what a heading says."""
    alts = " ".join(x.get("alt") or "" for x in element.iter("img"))
    labels = " ".join(x.get("aria-label") or "" for x in element.iter())
    titles = " ".join(squeeze(x.text_content()) for x in element.iter("svg"))
    return squeeze(f"{text_of(element)} {alts}") or squeeze(f"{labels} {titles}")
