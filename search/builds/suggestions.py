"""What the search box offers while somebody types: titles, and questions that others asked.

A logged query is offered only if each of its words stands in a title or heading of the site, so
that what one resident typed (a name, a street) is never shown to another. Editors may refuse texts
and hide pages; what leads only to hidden pages is not offered either.
"""

from __future__ import annotations

import bisect
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from search.analysis import STOP_WORDS, folded, words
from search.documents import SearchDocument
from search.editors import NO_RULES, EditorialRules
from search.learning.training_pairs import TrainingPairs

FILE = "suggestions.json"
# A text folded, as it is shown, how wanted it is, the pages that it leads to.
_Row = tuple[str, str, int, list[str]]
# Longer titles are sentences; nobody would type them.
_LONGEST = 60
_LOOKED_THROUGH = 2000


class Suggestions:
    """Finds what begins as somebody typed, the most wanted first."""

    def __init__(self, rows: Iterable[_Row], editors: EditorialRules = NO_RULES) -> None:
        kept = (
            (key, shown, points) for key, shown, points, pages in rows if _may(key, pages, editors)
        )
        self._rows = sorted(kept)
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
    def load(cls, folder: Path, editors: EditorialRules = NO_RULES) -> Suggestions:
        """Read what `write` wrote; nothing is suggested from a build that has none."""
        try:
            rows = json.loads((folder / FILE).read_text("utf-8"))
        except FileNotFoundError:
            rows = []
        return cls(((*row,) for row in rows), editors)


def _may(key: str, pages: Sequence[str], editors: EditorialRules) -> bool:
    """Whether editors let something be suggested: a folded text that leads to some pages."""
    return not editors.refuses_suggestion(key) and not all(map(editors.hides, pages))


def write(folder: Path, documents: Iterable[SearchDocument], learnt: TrainingPairs) -> None:
    """Write the suggestions of a build."""
    rows = json.dumps(_rows(documents, learnt), ensure_ascii=False)
    (folder / FILE).write_text(rows, encoding="utf-8")


def _rows(documents: Iterable[SearchDocument], learnt: TrainingPairs) -> list[_Row]:
    """Return (folded, as shown, points, pages that it leads to), each folded text once."""
    found: dict[str, _Row] = {}
    said: set[str] = set(STOP_WORDS)
    for document in documents:
        said.update(words(f"{document.title} {document.headings}"))
        key = folded(document.title)
        if 2 < len(document.title) <= _LONGEST and key:
            wanted = sum(learnt.queries.get(document.id, {}).values())
            _, shown, points, pages = found.get(key, (key, document.title, 1 + wanted, []))
            found[key] = (key, shown, points, [*pages, document.id])
    for query, pages_of in learnt.by_query().items():
        if len(query) <= _LONGEST and said.issuperset(query.split()):
            _, shown, points, pages = found.get(query, (query, query, 0, []))
            points += 2 * sum(pages_of.values())
            found[query] = (query, shown, points, list(dict.fromkeys([*pages, *pages_of])))
    return [found[key] for key in sorted(found)]
