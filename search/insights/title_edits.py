"""Whether a resident's word in a page's title would help those who search with it.

Each half of the log names, for each word, the page that its queries want most; the search is built
anew with those titles changed, and asked the other half's queries.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from search.documents import SearchDocument
from search.evaluation.judgements import JudgedQuery
from search.evaluation.metrics import DEPTH, per_query
from search.learning.training_pairs import half_of
from search.rankers.ranker import Ranker
from signpost.workspace.artifacts.search_insight import TitleEdit

# Makes the ranker that learnt from one half anew, from other documents.
RebuildHalf = Callable[[int, Sequence[SearchDocument]], Ranker]
# Fewer held-out queries than this decide nothing.
_LEAST_HELD_OUT = 3
# A smaller gain (nDCG@10) is chance on so few queries.
_LEAST_GAIN = 0.01
_TRIED = 60


@dataclass(frozen=True, slots=True)
class WordUse:
    """One query with a word that the pages it leads to do not say."""

    query: JudgedQuery
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeldOutFigures:
    """What held-out queries tell of a remedy: how many, and their nDCG@10 before and after.

    The figures are None where the queries are too few; `suggest` says whether it made them better.
    """

    queries: int
    before: float | None
    after: float | None
    suggest: bool


def held_out_verdict(figures: Sequence[tuple[float, float]]) -> HeldOutFigures:
    """Judge a remedy by the nDCG@10 of held-out queries (before, after)."""
    if len(figures) < _LEAST_HELD_OUT:
        return HeldOutFigures(len(figures), None, None, suggest=False)
    before, after = np.mean(figures, axis=0).tolist()
    suggest = after - before >= _LEAST_GAIN
    return HeldOutFigures(len(figures), round(before, 4), round(after, 4), suggest=suggest)


class TitleEditTrial:
    """Titles with residents' words in them, tried out. `uses` are the queries of each word."""

    def __init__(
        self, uses: Mapping[str, Sequence[WordUse]], documents: Mapping[str, SearchDocument]
    ) -> None:
        self._uses, self._documents = uses, documents
        self._figures: dict[str, list[tuple[float, float]]] = defaultdict(list)

    def try_out(self, halves: Mapping[int, Ranker], rebuild: RebuildHalf) -> None:
        """Let each half propose titles, and ask the other half's queries before and after."""
        for half in (0, 1):
            proposed = {
                word: wanted
                for word, uses in self._uses.items()
                if (wanted := most_wanted_page([u for u in uses if half_of(u.query.query) == half]))
            }
            if proposed:
                self._measure(half, proposed, halves[half], rebuild(half, self._edited(proposed)))

    def _measure(
        self, half: int, proposed: Mapping[str, str], plain: Ranker, edited: Ranker
    ) -> None:
        """Take the figures of the other half's queries."""
        for word in proposed:
            others = [u.query for u in self._uses[word] if half_of(u.query.query) != half][:_TRIED]
            before, after = (
                per_query(others, {q.id: [k for k, _ in r.search(q.query, DEPTH)] for q in others})
                for r in (plain, edited)
            )
            self._figures[word] += [
                (before[q.id]["ndcg@10"], after[q.id]["ndcg@10"]) for q in others if q.id in before
            ]

    def _edited(self, proposed: Mapping[str, str]) -> list[SearchDocument]:
        """Return all documents, those named with the words in their titles."""
        words: dict[str, list[str]] = defaultdict(list)
        for word, address in proposed.items():
            words[address].append(word)
        return [
            replace(d, title=with_words(d.title, words[key])) if key in words else d
            for key, d in sorted(self._documents.items())
        ]

    def of(self, word: str) -> TitleEdit:
        """Return what became of a word."""
        address = most_wanted_page(self._uses[word])
        title = self._documents[address].title
        verdict = held_out_verdict(self._figures[word])
        return TitleEdit(
            address=address,
            title=title,
            suggested=with_words(title, [word]),
            queries=verdict.queries,
            before=verdict.before,
            after=verdict.after,
            suggest=verdict.suggest,
        )


def with_words(title: str, words: Sequence[str]) -> str:
    """Write residents' words behind a title."""
    return f"{title} ({', '.join(words)})"


def most_wanted_page(uses: Sequence[WordUse]) -> str:
    """Return the page that most searches of some queries want; nothing where there are none."""
    counted: Counter[str] = Counter()
    for use in uses:
        for page in use.pages:
            counted[page] += use.query.searches
    return min(counted, key=lambda key: (-counted[key], key), default="")
