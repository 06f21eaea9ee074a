"""Cards: parts in a row that each present another page, with a heading that leads there.

Lists of news, archives by month and category pages are made of them. What a card of a hub says was
written for the hub; what begins another page (it is cut short, or has that page's date) is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from signpost.pages.markup import Element, squeeze

_TAGS = ("div", "section", "article", "li")
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
# Fewer are no list.
_LEAST = 3
# Words of a card; a longer part is a section of its own whose heading happens to be a link.
_MOST_WORDS = 120
_CUT = re.compile(
    r"(?:\.\.\.|\u2026|\[\u2026\]|\[\.\.\.\])\s*(?:(?:read|continue)\b.{0,30})?$", re.I
)
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
# A line that is a date and little else: "March 2018", "Posted on 3 May 2024 by the web team".
_DATE_LINE = re.compile(
    rf"(?:(?:posted|published|updated|date)\b\W*(?:on\s)?)?(?:\w{{3,9}},?\s)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}\.?,?\s(?:19|20)\d\d|{_MONTH}\.?\s(?:\d{{1,2}},\s)?"
    rf"(?:19|20)\d\d|\d{{1,2}}[/.]\d{{1,2}}[/.](?:19|20)?\d\d)(?:\W.{{0,40}})?",
    re.I,
)


def listed_cards(main: Element) -> list[Element]:
    """Return the cards of a page: at least three siblings, each under a heading that is a link."""
    found = []
    for heading in main.iter(*_HEADINGS):
        part = _card_of(heading, main) if _leads_elsewhere(heading) else None
        if part is not None:
            found.append(part)
    families: dict[tuple[Element | None, str], list[Element]] = {}
    for part in found:
        families.setdefault((part.getparent(), str(part.tag)), []).append(part)
    return [x for family in families.values() if len(family) >= _LEAST for x in family]


def cards_of_other_pages(cards: Sequence[Element]) -> list[Element]:
    """Return those cards that show the beginning of other pages: one is cut short, or is dated."""
    marked = [x for x in cards if _is_cut_or_dated(x)]
    parents = {x.getparent() for x in marked}
    return (
        [x for x in cards if x.getparent() in parents] if 2 * len(marked) > len(cards) else marked
    )


def _leads_elsewhere(heading: Element) -> bool:
    """Whether a heading's words are a link to another page, inside it or round it."""
    links = [*islice(heading.iter("a"), 2), *islice(heading.iterancestors("a"), 1)]
    return any((x.get("href") or "#")[:1] not in ("#", "") for x in links)


def _card_of(heading: Element, main: Element) -> Element | None:
    """Return the largest part round a heading that has no other heading of its rank or above."""
    best = None
    for part in heading.iterancestors():
        if part is main or part.tag in ("body", "main") or next(part.iter("h1"), None) is not None:
            break
        same = islice(part.iter(str(heading.tag)), 2)
        if len(list(same)) > 1:
            break
        if part.tag in _TAGS:
            best = part
    if best is None or len(best.text_content().split()) > _MOST_WORDS:
        return None
    return best


def _is_cut_or_dated(card: Element) -> bool:
    """Whether a card's words end in dots, or one of its lines is a date."""
    if next(card.iter("time"), None) is not None:
        return True
    lines = (squeeze(x.text_content()) for x in card.iter("p", "span", "div", "small", *_HEADINGS))
    return any(_CUT.search(x) or (len(x) < 80 and _DATE_LINE.fullmatch(x)) for x in lines)
