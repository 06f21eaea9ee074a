"""The sentences of a page that name dates, each with what heads it and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from audit.evidence.once import once_a_page
from audit.evidence.upkeep.date_roles import DateRole, date_roles
from audit.evidence.upkeep.dates import find_dates
from audit.evidence.words.prose import own_blocks
from audit.inputs import PageView
from signpost.language.sentences import split
from signpost.pages.content import Block, Content
from signpost.pages.markup import Element, squeeze

# Wider tables and longer labels are not read.
_MOST_COLUMNS, _LONGEST_LABEL = 30, 60
_MAY_HOLD_DATE = re.compile(r"20\d\d|/\d\d\b|\.\d\d\b")
# What a section says of itself when its deadlines are known to have gone.
_KNOWN_CLOSED = re.compile(
    r"\b(?:closing date|deadline|applications?|bookings?|nominations|consultation|survey|scheme"
    r"|fund|offer|registration|round|competition|entries)\b[^.]{0,60}\b"
    r"(?:(?:has|have) (?:now )?(?:passed|closed|ended|finished)"
    r"|(?:is|are) (?:now )?(?:closed|over)|no longer (?:open|accepted|available)"
    r"|(?:was|were) \w+ed)|\bno longer (?:accept|tak)ing\b"
    r"|\b(?:previous|past|closed|archived?|former)\b"
    r" (?:consultations?|rounds?|surveys?|schemes?|events?|opportunit)",
    re.IGNORECASE,
)
# One of these stands in every text that the pattern can find.
_CLOSED_HINTS = (
    "passed", "closed", "ended", "finished", "over", "longer", "was ", "were ", "previous", "past",
    "archive", "former",
)  # fmt: skip
_JSON_DEADLINE = re.compile(r"\"(?:validThrough|applicationDeadline)\"\s*:\s*\"(\d{4}-\d\d-\d\d)")


@dataclass(frozen=True, slots=True)
class DatedSentence:
    """A sentence, cell or definition with dates.

    `label` heads it; `known_closed` is whether its section says that what it asks for is over.
    """

    text: str
    label: str
    dates: tuple[DateRole, ...]
    block: Block
    known_closed: bool


@once_a_page
def dated_sentences(page: PageView) -> Sequence[DatedSentence]:
    """Return the sentences with dates in a page's main content, in order; quotations left out."""
    return list(_found(page))


def _found(page: PageView) -> Iterator[DatedSentence]:
    """Yield them."""
    sections = _section_numbers(page.content.blocks)
    closed = _closed_sections(page.content, sections)
    for block in own_blocks(page.content):
        if not _MAY_HOLD_DATE.search(block.text):
            continue
        label = _label_of(block.element) if block.kind in ("cell", "item") else ""
        for sentence in split(block.text):
            dates = date_roles(sentence, label)
            if dates:
                known = sections.get(id(block)) in closed
                yield DatedSentence(sentence, label, dates, block, known)


def last_days_in_data(page: PageView) -> list[date]:
    """Return the days in a page's structured data until which something can be applied for."""
    texts = [
        x.text or "" for x in page.tree.iter("script") if x.get("type") == "application/ld+json"
    ]
    days = [day for text in texts for day in _JSON_DEADLINE.findall(text)]
    days += [
        x.get("content") or x.get("datetime") or ""
        for x in page.tree.xpath("//*[@itemprop='validThrough']")
    ]
    return [found.last for day in days for found in find_dates(day)]


def _section_numbers(blocks: list[Block]) -> dict[int, int]:
    """Number the sections of a page (what stands under one heading), by block."""
    numbers, number = {}, 0
    for block in blocks:
        number += block.kind == "heading"
        numbers[id(block)] = number
    return numbers


def _closed_sections(content: Content, numbers: dict[int, int]) -> set[int]:
    """Return the numbers of the sections that say that what they ask for is over."""
    found: set[int] = set()
    for block in content.mentioning(_CLOSED_HINTS):
        number = numbers[id(block)]
        if number not in found and _KNOWN_CLOSED.search(block.text):
            found.add(number)
    return found


def _label_of(element: Element) -> str:
    """Return what heads a definition or cell: its term, or the head of its column or row."""
    if element.tag == "dd":
        term = next(element.itersiblings("dt", preceding=True), None)
        return _short(term)
    row = element.getparent()
    if element.tag not in ("td", "th") or row is None or row.tag != "tr":
        return ""
    place = sum(1 for _ in element.itersiblings("td", "th", preceding=True))
    if place > _MOST_COLUMNS:
        return ""
    table = next(element.iterancestors("table"), None)
    first = next(table.iter("tr"), None) if table is not None else None
    heads = [] if first is None or first is row else [x for x in first if x.tag == "th"]
    if place < len(heads):
        return _short(heads[place])
    return _short(row[0]) if place else ""


def _short(element: Element | None) -> str:
    """Return an element's words as a label, or nothing where they are too many."""
    text = squeeze(element.text_content()) if element is not None else ""
    return text if len(text) <= _LONGEST_LABEL else ""
