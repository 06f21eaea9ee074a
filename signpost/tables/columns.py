"""Which column is which: by its heading, if its values can be that; else by its values alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

# Values of a column that are looked at.
LOOKED_AT = 5_000
# Returns why a column's values cannot be what its heading says, or nothing. The heading's name is
# one that says so surely, or one that may mean something else ("name", "word", "values").
Misfit = Callable[[Sequence[str], str], str]


def fits_anything(_values: Sequence[str], _how: str) -> str:
    """Trust the heading."""
    return ""


@dataclass(frozen=True, slots=True)
class ColumnKind:
    """What a column is called and what its values are like.

    Attributes:
        names: headings in lower case without punctuation, the preferred first.
        weak: more of them, which other tables give to something else (`name`, `number`).
        words: a heading that has one of these words or phrases will do.
        never: a heading with one of these words will not, however it fits.
        misfit: says why values cannot be of this kind.
        by_values: whether a column whose heading is not known may be told by its values.
        beside: for a heading, another that has to be there too (`no` only beside `yes`).
        largest: of several that are known by values alone, takes this measure's largest.
    """

    names: tuple[str, ...]
    weak: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    misfit: Misfit = fits_anything
    by_values: bool = False
    beside: Mapping[str, str] | None = None
    measure: Callable[[Sequence[str]], float] | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which column was taken, how it was known ("name", "word", "values"), and its heading."""

    place: int
    heading: str
    how: str


def plain(heading: str) -> str:
    """Write a heading as names are compared: lower case letters and digits, single spaces."""
    return re.sub(r"[^a-z0-9]+", " ", heading.lower().replace("’", "'")).strip()


class ColumnChoice:
    """Chooses the columns of one table under one heading row."""

    def __init__(self, headings: Sequence[Sequence[str]], rows: Sequence[Sequence[str]]) -> None:
        """Take each column's headings (several where cells are merged, fullest first) and rows."""
        self._headings = headings
        self._plain = [[plain(name) for name in names] for names in headings]
        self._rows = rows
        self._values: dict[int, list[str]] = {}
        self.rejected: list[str] = []

    def values(self, place: int) -> list[str]:
        """Return what is in a column, blank cells left out, up to a limit."""
        if place not in self._values:
            filled = (row[place] for row in self._rows if len(row) > place and row[place])
            self._values[place] = [cell for cell, _ in zip(filled, range(LOOKED_AT), strict=False)]
        return self._values[place]

    def choose(
        self, kinds: Mapping[str, ColumnKind], *, guess: bool, needed: Sequence[str] = ()
    ) -> dict[str, Chosen]:
        """Give each kind a column, the `needed` first; `guess` by values where none is known."""
        found: dict[str, Chosen] = {}
        order = [*needed, *(name for name in kinds if name not in needed)]
        for name in order:
            taken = {chosen.place for chosen in found.values()}
            chosen = self._known(kinds[name], taken)
            if chosen is None and guess and kinds[name].by_values:
                chosen = self._by_values(kinds[name], taken)
            if chosen:
                found[name] = chosen
        return found

    def _known(self, kind: ColumnKind, taken: set[int]) -> Chosen | None:
        """Choose by heading: a sure name, then a weak one, then a word."""
        for how, place in self._candidates(kind):
            if place in taken or self._is_never(kind, place):
                continue
            misfit = kind.misfit(self.values(place), how)
            if not misfit:
                return Chosen(place, self._headings[place][0], how)
            if how != "word":
                self._reject(place, misfit)
        return None

    def _candidates(self, kind: ColumnKind) -> list[tuple[str, int]]:
        """Return (how it is known, column), likeliest first."""
        found: list[tuple[str, int]] = []
        for how, names in (("name", kind.names), ("weak", kind.weak)):
            for name in names:
                beside = (kind.beside or {}).get(name)
                if beside and not any(beside in names for names in self._plain):
                    continue
                found += [(how, n) for n, known in enumerate(self._plain) if name in known]
        for word in kind.words:
            pattern = re.compile(rf"\b{re.escape(word)}\b")
            found += [
                ("word", n)
                for n, known in enumerate(self._plain)
                if any(pattern.search(name) for name in known)
            ]
        return found

    def _is_never(self, kind: ColumnKind, place: int) -> bool:
        """Whether a heading has a word that rules a kind out."""
        heading = f" {self._plain[place][0]} "
        return any(f" {word} " in heading for word in kind.never) and not any(
            name in kind.names for name in self._plain[place]
        )

    def _by_values(self, kind: ColumnKind, taken: set[int]) -> Chosen | None:
        """Choose the one column whose values fit, or that fits best by the kind's measure."""
        fits = [
            place
            for place in range(len(self._headings))
            if place not in taken
            and self.values(place)
            and not self._is_never(kind, place)
            and not kind.misfit(self.values(place), "values")
        ]
        if not fits or (len(fits) > 1 and kind.measure is None):
            return None
        if kind.measure is not None:
            measure = kind.measure
            fits.sort(key=lambda place: -measure(self.values(place)))
        return Chosen(fits[0], self._headings[fits[0]][0], "values")

    def _reject(self, place: int, why: str) -> None:
        """Remember that a column with a fitting name was not taken."""
        note = f"column “{self._headings[place][0]}” was not used: {why}"
        if note not in self.rejected:
            self.rejected.append(note)
