"""What a page states that another page may state differently: whom to call, when, for how much.

Each statement has a subject: the team in its own sentence; on lists of contacts the label, row or
heading; else the page's top heading, with the label where there is one. Section headings say too
little ("What happens next") unless they name a place. Subjects that would fit anything ("Contact
us") are none, and without a subject nothing is taken down: precision comes first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from audit.evidence.upkeep.dated_pages import is_record
from audit.evidence.words import prose
from audit.inputs import PageView
from audit.stated_facts.value_patterns import POSTCODE, VALUES, WITHIN, Kind
from signpost.language.sentences import split
from signpost.pages.content import Block, Content
from signpost.pages.markup import squeeze
from signpost.workspace.page_summary import StatedValue
from signpost.workspace.records import Document

# A page with more is a register; a hostile page must not fill the store.
_MOST = 60
_MOST_CHARACTERS = 200
_LONGEST_UNIT = 1_000
_TEAM = re.compile(
    r"\b(?:[Tt]he|[Oo]ur)\s((?:[A-Za-z][\w&\u2019'-]{0,20}\s){1,4}?"
    r"(?:team|services?|office|department|helpline|unit|desk|library|centre))\b"
)
_LABEL = re.compile(r"^([A-Z][\w\u2019',& -]{2,60}?)\s?(?::|\s[\u2013-])\s")
# A postal address names its building first.
_PLACE = re.compile(
    r"\b(?:hall|library|centre|house|office|offices|museum|depot|court|school)\b", re.I
)
_OF_ITS_DAY = re.compile(
    r"(?:19|20)\d\d|minutes|agenda|newsletter|annual|budget|accounts|report", re.IGNORECASE
)
_WORD = re.compile(r"[^\W_]+")
_CONTACTS = re.compile(r"contact|directory|a-to-z|a to z|who we are", re.IGNORECASE)
_KINDS = frozenset({"library", "centre", "hall", "house", "museum", "depot", "court", "school"})
# Words that tell no two subjects apart.
_EMPTY = frozenset(
    [
        "a", "an", "the", "of", "for", "to", "in", "on", "at", "and", "or", "your", "our", "my",
        "us", "you", "we", "it", "is", "are", "s", "with", "by", "this", "that", "how", "what",
        "when", "where", "who", "if", "from", "about", "out", "can", "do", "get", "more", "also",
        "council", "contact", "contacting", "contacts", "call", "phone", "telephone", "tel",
        "email", "address", "write", "post", "online", "person", "number", "team", "service",
        "office", "department", "unit", "line", "helpline", "desk", "help", "advice", "enquiry",
        "enquiries", "detail", "details", "information", "further", "opening", "open", "time",
        "hour", "visit", "find", "cost", "fee", "charge", "price", "pay", "payment", "amount",
        "deadline", "date", "note", "important", "before", "start", "apply", "page", "customer",
        "general", "other", "all", "new", "each", "one", "location", "website", "reach",
        "following", "same", "emergency", "local", "nearest", "relevant", "national", "main",
        "right", "first",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "day",
    ]
)  # fmt: skip


@dataclass(slots=True)
class _Unit:
    """One line, row or sentence, with what may name its subject."""

    text: str
    label: str
    heading: str


def of(page: PageView) -> list[StatedValue]:
    """Return what a page states, in order, each thing once; news and minutes state nothing."""
    content = page.content
    if is_record(page):
        return []
    is_contacts = bool(_CONTACTS.search(f"{urlsplit(page.url).path} {content.h1}"))
    return _gather(_units(content), content.h1, is_contacts)


def of_document(document: Document) -> list[StatedValue]:
    """Return what a document states; the subject is the team in the sentence, or its title.

    Documents of one year or meeting state what held then: they contradict nothing.
    """
    name = f"{urlsplit(document.url).path} {document.title}"
    if document.state != "ok" or document.language[:2].lower() not in ("", "en"):
        return []
    if _OF_ITS_DAY.search(name):
        return []
    lines = (squeeze(line) for line in document.text.split("\n"))
    units = (_Unit(x[:_LONGEST_UNIT], "", "") for x in lines if WITHIN.search(x))
    return _gather(units, document.title, is_contacts=False)


def _gather(units: Iterable[_Unit], h1: str, is_contacts: bool) -> list[StatedValue]:
    """Return what some units of a text state, each thing once."""
    found: dict[tuple[str, str, str], StatedValue] = {}
    for unit in units:
        for kind, pattern in VALUES.items():
            for value, aspect, start in pattern(unit.text, unit.heading):
                subject, key = _subject(unit, start, kind, h1, is_contacts)
                if key:
                    text = unit.text[:_MOST_CHARACTERS]
                    one = StatedValue(kind, f"{key}|{aspect}", subject, value, text)
                    found.setdefault((kind, one.key, value), one)
    return list(found.values())[:_MOST]


def _units(content: Content) -> Iterator[_Unit]:
    """Yield the sentences, lines and table rows of a page that may hold a value."""
    heading = ""
    rows: set[int] = set()
    for block in prose.own_blocks(content):
        if block.kind == "heading":
            heading = block.text if block.level != 1 else ""
        elif block.element.tag in ("td", "th"):
            row = block.element.getparent()
            if row is not None and id(row) not in rows:
                rows.add(id(row))
                cells = [squeeze(x.text_content()) for x in row if x.tag in ("td", "th")]
                yield _Unit(" ".join(cells)[:_LONGEST_UNIT], cells[0] if cells else "", heading)
        elif WITHIN.search(block.text):
            yield from _sentences(block, heading)


def _sentences(block: Block, heading: str) -> Iterator[_Unit]:
    """Yield the sentences of a block, its lines apart."""
    label = ""
    if block.element.tag == "dd":
        term = next(block.element.itersiblings("dt", preceding=True), None)
        label = squeeze(term.text_content()) if term is not None else ""
    broken = next(block.element.iter("br"), None) is not None
    lines = prose.lines(block.element) if broken else [block.text]
    if broken and POSTCODE.search(block.text):
        lines = [", ".join(x.rstrip(",") for x in lines)]
    for line in lines:
        for sentence in split(line):
            yield _Unit(sentence[:_LONGEST_UNIT], label, heading)


def _subject(unit: _Unit, start: int, kind: Kind, h1: str, is_contacts: bool) -> tuple[str, str]:
    """Return the subject of a value that stands at `start`: to show, and to compare."""
    if kind == "address":
        place = next((x for x in unit.text[:start].split(",") if _PLACE.search(x)), "")
        return place.strip(), key_of(place)
    before = unit.text[:start]
    teams = _TEAM.findall(before[-120:])
    if teams and _is_whole(teams[-1]) and kind not in ("fee", "deadline"):
        return teams[-1], key_of(teams[-1])
    label = _LABEL.match(before)
    heading = unit.heading if is_contacts or _PLACE.search(unit.heading) else ""
    around = next((x for x in (heading, h1) if key_of(x)), "")
    for name in (label.group(1) if label else "", unit.label):
        if not key_of(name):
            continue
        if kind not in ("fee", "deadline") and (is_contacts or _is_place(name)):
            return name, key_of(name)
        # "First permit" costs one thing for residents and another for traders.
        return f"{name} ({around})", key_of(f"{name} {around}") if key_of(around) else ""
    return around, key_of(around)


def _is_whole(name: str) -> bool:
    """Whether a name says which library or office it is, not only that it is one."""
    return bool(set(key_of(name).split()) - _KINDS)


def _is_place(name: str) -> bool:
    """Whether a label names a place: it is a subject wherever it stands."""
    return bool(_PLACE.search(name)) and _is_whole(name)


def key_of(subject: str) -> str:
    """Return the words that tell a subject from others, in order of the alphabet."""
    words = {w.removesuffix("s") for w in _WORD.findall(subject.lower()[:100])}
    return " ".join(sorted(w for w in words if w not in _EMPTY and f"{w}s" not in _EMPTY))
