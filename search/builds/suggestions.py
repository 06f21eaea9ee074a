"""What the search box offers while somebody types: titles, and questions that others asked.

A logged query is offered only if each of its words stands in a title or heading of the site, so
that what one resident typed (a name, a street) is never shown to another.
"""

from __future__ import annotations

import bisect
import json
from collections.abc import Iterable
from pathlib import Path

from search.analysis import STOP_WORDS, folded, words
from search.documents import SearchDocument
from search.learning.training_pairs import TrainingPairs

FILE = "suggestions.json"
# Longer titles are sentences; nobody would type them.
_LONGEST = 60
_LOOKED_THROUGH = 2000


class Suggestions:
    """Finds what begins as somebody typed, the most wanted first."""

    def __init__(self, rows: Iterable[tuple[str, str, int]]) -> None:
        self._rows = sorted((key, shown, points) for key, shown, points in rows)
        self._keys = [key for key, _, _ in self._rows]

    def begin(self, typed: str, limit: int = 8) -> list[str]:
        """Return at most `limit` texts that begin with what was typed; nothing for one letter."""
        start = folded(typed)
        if len(start) < 2:
            return []
        left = bisect.bisect_left(self._keys, start)
        right = bisect.bisect_left(self._keys, f"{start}\U0010ffff")
        found = self._rows[left : min(right, left + _LOOKED_THROUGH)]
        return [shown for _, shown, _ in sorted(found, key=lambda x: (-x[2], x[0]))[:limit]]

    @classmethod
    def load(cls, folder: Path) -> Suggestions:
        """Read what `write` wrote; nothing is suggested from a build that has none."""
        try:
            return cls(tuple(row) for row in json.loads((folder / FILE).read_text("utf-8")))
        except FileNotFoundError:
            return cls(())


def write(folder: Path, documents: Iterable[SearchDocument], learnt: TrainingPairs) -> None:
    """Write the suggestions of a build."""
    rows = json.dumps(_rows(documents, learnt), ensure_ascii=False)
    (folder / FILE).write_text(rows, encoding="utf-8")


def _rows(documents: Iterable[SearchDocument], learnt: TrainingPairs) -> list[tuple[str, str, int]]:
    """Return (folded, as shown, points), each folded text once."""
    found: dict[str, tuple[str, int]] = {}
    said: set[str] = set(STOP_WORDS)
    for document in documents:
        said.update(words(f"{document.title} {document.headings}"))
        key = folded(document.title)
        if 2 < len(document.title) <= _LONGEST and key:
            wanted = sum(learnt.queries.get(document.id, {}).values())
            found.setdefault(key, (document.title, 1 + wanted))
    for query, pages in learnt.by_query().items():
        if len(query) <= _LONGEST and said.issuperset(query.split()):
            shown, points = found.get(query, (query, 0))
            found[query] = (shown, points + 2 * sum(pages.values()))
    return [(key, shown, points) for key, (shown, points) in sorted(found.items())]
