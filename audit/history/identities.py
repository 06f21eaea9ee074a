"""Sets of findings' identities, as sorted arrays: a million findings cost some megabytes."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property

from audit.results import PageJudgement


class Ids:
    """A set of identities (16 hexadecimal digits each) in 8 bytes a piece."""

    def __init__(self, names: Iterable[str]) -> None:
        self._sorted = array("Q", sorted({int(name, 16) for name in names}))

    @classmethod
    def of_numbers(cls, numbers: Iterable[int]) -> Ids:
        """Make a set of identities that are numbers already."""
        ids = cls(())
        ids._sorted = array("Q", sorted(set(numbers)))
        return ids

    @classmethod
    def unpack(cls, text: str) -> Ids:
        """Read what `pack` wrote."""
        return cls(text[at : at + 16] for at in range(0, len(text), 16))

    def pack(self) -> str:
        """Write the identities one after the other."""
        return "".join(self)

    def __iter__(self) -> Iterator[str]:
        return (f"{number:016x}" for number in self._sorted)

    def __contains__(self, name: str) -> bool:
        number = int(name, 16)
        at = bisect_left(self._sorted, number)
        return at < len(self._sorted) and self._sorted[at] == number

    def __len__(self) -> int:
        return len(self._sorted)


class PresentFindings:
    """What a run found, by identity, and what it could not check, while its judgements go by."""

    def __init__(self) -> None:
        self._ids = array("Q")
        self._same: dict[frozenset[str], frozenset[str]] = {}
        # For each page judged, the rules that could not check it.
        self.unchecked: dict[str, frozenset[str]] = {}

    def add(self, page: PageJudgement) -> None:
        """Take one page."""
        self._ids.extend(int(found.id, 16) for found in page.findings)
        if page.summary.kind:
            rules = frozenset(k for k, v in page.outcomes.items() if v == "could_not_check")
            self.unchecked[page.url] = self._same.setdefault(rules, rules)

    @cached_property
    def ids(self) -> Ids:
        """The identities, once every page has gone by."""
        return Ids.of_numbers(self._ids)
