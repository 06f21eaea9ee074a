"""Pages that are editions of one thing, and consultations that are over: which comes first.

Editions share their title, but for its years (or their address, where only that has them), and the
folder that they are in. They keep the places that the ranker gave them, but the newest takes the
first of these, unless the query names a year: then the edition of that year does. Of consultations
the live ones take the first of their places.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import msgspec

from search.analysis import folded
from search.documents import SearchDocument
from signpost.pages.addresses import path_of

FILE = "editions.json"
_MONTHS = "january february march april may june july august september october november december"
_MONTH_NAMES = _MONTHS.split()
_MONTH = rf"(?:{'|'.join(_MONTH_NAMES)}|{'|'.join(m[:3] for m in _MONTH_NAMES)})"
# A year, alone or with the end of a financial year after it (2024/25, 2024 to 2025).
_YEAR = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:\s?(?:/|-|–|to|and|_)\s?((?:19|20)?\d\d)(?!\d))?(?!\d)"
)
_DATED = re.compile(rf"(?:\b\d{{1,2}}(?:st|nd|rd|th)?\s)?\b({_MONTH})\b", re.IGNORECASE)
_CONSULTATION = re.compile(r"\bconsult(?:ation|ing)s?\b|\bhave your say\b|\bsurveys?\b", re.I)
_CLOSED = re.compile(
    r"\b(?:consultation|survey|engagement|it)\b[^.\n]{0,40}\b(?:(?:is|are|has|have|was|now)\b "
    r"){1,3}(?:now )?(?:closed|ended|over|finished|concluded)\b|^\W{0,3}closed\b",
    re.IGNORECASE | re.MULTILINE,
)
_CLOSES = re.compile(
    r"\b(?:clos(?:es|ed|ing)|end(?:s|ed)|deadline|until|respond by|by)\b[^.\n]{0,40}?"
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)? ({_MONTH})[a-z]* ((?:19|20)\d\d)",
    re.IGNORECASE,
)
_READ = 5_000

Ranked = tuple[str, float]


class Edition(msgspec.Struct, frozen=True):
    """One edition: the series that it is of, its years (the first first), its month or 0."""

    series: str
    years: tuple[int, ...]
    month: int = 0


class Editions(msgspec.Struct, frozen=True):
    """Editions by address; and by the address of each consultation when it closed (ISO 8601).

    Nothing stands for one that does not say, `0001-01-01` for one that only says it is over.
    """

    editions: dict[str, Edition] = {}
    consultations: dict[str, str] = {}

    @classmethod
    def of(cls, documents: Iterable[SearchDocument]) -> Editions:
        """Find the editions and consultations among documents."""
        found: dict[str, Edition] = {}
        consultations: dict[str, str] = {}
        for document in documents:
            edition = _edition(document)
            if edition is not None:
                found[document.id] = edition
            if _CONSULTATION.search(document.title):
                consultations[document.id] = _closing(document)
        counted: dict[str, int] = defaultdict(int)
        for edition in found.values():
            counted[edition.series] += 1
        kept = {key: edition for key, edition in found.items() if counted[edition.series] > 1}
        return cls(kept, consultations)

    def save(self, folder: Path) -> None:
        """Write them into a build."""
        (folder / FILE).write_bytes(msgspec.json.encode(self))

    @classmethod
    def load(cls, folder: Path) -> Editions:
        """Read what `save` wrote; a build without has none."""
        try:
            return msgspec.json.decode((folder / FILE).read_bytes(), type=cls)
        except FileNotFoundError:
            return cls()

    def ordered(self, found: Sequence[Ranked], query: str, today: date) -> list[Ranked]:
        """Put ranked pages in order: newest editions and live consultations first."""
        wanted = {int(year) for match in _YEAR.finditer(query) for year in _years(match)}

        def newest(key: str) -> tuple[int, ...]:
            edition = self.editions[key]
            same, begins = wanted == set(edition.years), edition.years[0] in wanted
            has = bool(wanted & set(edition.years))
            return (-same, -begins, -has, -max(edition.years), -edition.month)

        def live(key: str) -> tuple[int, ...]:
            closed = self.consultations[key]
            return (bool(closed) and date.fromisoformat(closed) < today,)

        groups = defaultdict[str, list[int]](list)
        for place, (key, _) in enumerate(found):
            if key in self.editions:
                groups[self.editions[key].series].append(place)
        ordered = list(found)
        for places in groups.values():
            _arrange(ordered, places, newest)
        if not wanted:
            places = [i for i, (key, _) in enumerate(ordered) if key in self.consultations]
            _arrange(ordered, places, live)
        return ordered


def _arrange(
    ordered: list[Ranked], places: Sequence[int], rank: Callable[[str], tuple[int, ...]]
) -> None:
    """Sort what stands at some places among these; each place keeps its score."""
    keys = sorted((ordered[place][0] for place in places), key=rank)
    for place, key in zip(places, keys, strict=True):
        ordered[place] = (key, ordered[place][1])


def _edition(document: SearchDocument) -> Edition | None:
    """Return of which series a document is an edition; None if it names no year."""
    path = unquote(path_of(document.id))
    in_title = [year for match in _YEAR.finditer(document.title) for year in _years(match)]
    found = in_title or [year for match in _YEAR.finditer(path) for year in _years(match)]
    if not found:
        return None
    title = folded(_DATED.sub(" ", _YEAR.sub(" ", document.title)))
    place = path.rpartition("/")[0] if in_title else path
    if not title:
        return None
    month = _DATED.search(document.title)
    number = _month(month[1]) if month and in_title else 0
    return Edition(f"{re.sub(r'[0-9]+', '', place)} {title}", tuple(found), number)


def _years(match: re.Match[str]) -> list[int]:
    """Return the years of a match: 2024/25 is 2024 and 2025."""
    first, last = match[1], match[2]
    if last is None:
        return [int(first)]
    end = int(last) if len(last) == 4 else int(first[:2] + last)
    # What only looks like the end of a year is a month: 2024-03.
    return [int(first), end] if int(first) < end <= int(first) + 10 else [int(first)]


def _month(name: str) -> int:
    """Return a month's number."""
    return next(i for i, month in enumerate(_MONTH_NAMES, 1) if month[:3] == name[:3].lower())


def _closing(document: SearchDocument) -> str:
    """Return when a consultation closed or closes; nothing where it does not say."""
    text = f"{document.title}\n{document.headings}\n{document.body[:_READ]}"
    if _CLOSED.search(text):
        return date.min.isoformat()
    dates = []
    for day, month, year in _CLOSES.findall(text):
        try:
            dates.append(date(int(year), _month(month), int(day)))
        except ValueError:
            continue
    return max(dates).isoformat() if dates else ""
