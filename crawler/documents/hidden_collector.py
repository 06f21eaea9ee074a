"""Gathers what a document hides, and counts the personal data in it before letting go of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from crawler.documents.limits import MAX_HIDDEN_LINES, MAX_HIDDEN_PARTS, MAX_HIDDEN_TEXT
from signpost.language.personal_data.find import counted, personal_data
from signpost.language.personal_data.kinds import LABELS
from signpost.language.personal_data.people import people_in
from signpost.workspace.hidden_parts import HiddenKind, HiddenPart

# A drive, a share, a user's folder or a host without a domain.
_PATH = re.compile(
    r"\b[A-Za-z]:[\\/](?!/)|\\\\[\w.$-]+\\|\bfile:/{2,3}|\bsmb://|/Users/\w|/home/\w"
    r"|\b(?:Data Source|Server)\s*=\s*\w",
    re.IGNORECASE,
)
# A person's login: `jane.smith`, `Smith_Jane`.
_LOGIN = re.compile(r"[A-Za-z]{2,20}[._][A-Za-z-]{2,20}")
_SPACE = re.compile(r"[^\S\n\t]+")


@dataclass(slots=True)
class _Raw:
    """The words of one hidden part, as long as they are needed."""

    lines: list[str] = field(default_factory=list)
    context: list[str] = field(default_factory=list)
    rows: int = 0
    words: int = 0
    signs: set[str] = field(default_factory=set)


class HiddenCollector:
    """What one document hides, as its reader comes upon it."""

    def __init__(self, depth: int = 0) -> None:
        self.depth = depth
        self.unread: list[str] = []
        self._parts: dict[tuple[HiddenKind, str], _Raw] = {}
        self._length = self._lines = 0

    def add(
        self,
        kind: HiddenKind,
        place: str,
        lines: Iterable[str] = (),
        rows: int | None = None,
        signs: Iterable[str] = (),
        context: Sequence[str] = (),
    ) -> None:
        """Note some lines that are hidden in a place.

        `rows` is how much, if not so many lines. `context` is the same lines with what shown cells
        tell of them, a table's headings and the names in its rows, and is looked through instead.
        """
        key = (kind, place)
        if key not in self._parts and len(self._parts) >= MAX_HIDDEN_PARTS:
            key = (kind, "further places")
        raw = self._parts.setdefault(key, _Raw())
        raw.signs.update(signs)
        count = 0
        for line in lines:
            clean = _SPACE.sub(" ", line).strip(" \n")
            if clean.strip():
                count += 1
                self._keep(raw, clean)
        raw.rows += count if rows is None else rows
        raw.context.extend(context[: max(0, MAX_HIDDEN_LINES - len(raw.context))])

    def _keep(self, raw: _Raw, line: str) -> None:
        """Keep a line for the count of personal data, up to a limit."""
        raw.words += len(line.split())
        self._length += len(line)
        self._lines += 1
        if self._length > MAX_HIDDEN_TEXT or self._lines > MAX_HIDDEN_LINES:
            raw.signs.add("cut_off")
        else:
            raw.lines.append(line)

    def lines(self) -> list[str]:
        """Return every line that was kept: what an embedded file hides is hidden in its holder."""
        return [line for raw in self._parts.values() for line in raw.lines]

    def kinds(self) -> set[str]:
        """Return the kinds of hidden parts that were found."""
        return {kind for kind, _ in self._parts}

    def parts(self) -> list[HiddenPart]:
        """Return what was found, with counts in the place of words."""
        return [_summary(kind, place, raw) for (kind, place), raw in self._parts.items()]


def _summary(kind: str, place: str, raw: _Raw) -> HiddenPart:
    """Count what the lines of a hidden part hold."""
    sightings = personal_data("\n".join(raw.context or raw.lines))
    # Whether a name stands in a public role is of no matter to a count of names in hidden rows.
    named = [line for line in raw.lines if is_person(line)]
    signs = raw.signs | ({"internal_path"} if any(_PATH.search(x) for x in raw.lines) else set())
    signs |= {"person"} if named else set()
    signs |= set() if raw.words or kind not in _OF_WORDS else {"blank"}
    first = min((x.row for x in sightings), default=-1)
    found = dict.fromkeys(LABELS[x.kind] for x in sightings if x.row == first)
    labels = [*(["name"] if named else []), *found]
    return HiddenPart(
        kind=kind,
        place=place,
        rows=raw.rows,
        words=raw.words,
        personal={str(kind): count for kind, count in counted(sightings).items()},
        people=len(named),
        sample=" ".join(f"[{label}]" for label in labels),
        signs=sorted(signs),
    )


# Of the other kinds, words are not what they are made of.
_OF_WORDS = frozenset(
    {"hidden_sheet", "very_hidden_sheet", "hidden_rows", "filtered_rows", "hidden_columns"}
)


def is_person(text: str) -> bool:
    """Whether a text names a person, written as a name or as a login."""
    if people_in(text):
        return True
    stripped = text.strip()
    return bool(_LOGIN.fullmatch(stripped)) and bool(
        people_in(re.sub(r"[._]", " ", stripped).title())
    )
