"""The nearest logged queries: what residents found who asked almost the same.

Queries are compared by the letters that they share in threes and fours (cosine of TF-IDF), so
that a slip of the keyboard or another ending hardly counts.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from scipy import sparse

from search.evaluation.judgements import HIGHEST
from search.scoring.arrays import Floats, Integers
from search.scoring.bm25 import TermScores, Vocabulary, best_places, count, entries
from search.scoring.char_ngrams import GramWeights, char_ngrams

_NEIGHBOURS = 10
# Below this cosine two queries share no more than endings. A neighbour's say falls with the
# cube of its distance, so that one close neighbour outweighs ten far ones.
_LEAST, _POWER = 0.4, 3


# For each query the pages that it led to, by place, and how surely (0 to 1).
_LedTo = list[list[list[float]]]


class NearestQueries:
    """Finds logged queries like a new one, and scores the pages that they led to."""

    def __init__(self, grams: TermScores, idf: Sequence[float], led_to: _LedTo) -> None:
        self._grams, self._idf, self._led_to = grams, list(idf), led_to
        self._gram_weights = GramWeights(grams.vocabulary, self._idf)
        # Which pages each query led to and how surely, query after query, and where each begins.
        ends = np.cumsum([0, *map(len, led_to)])
        flat = np.array([pair for pairs in led_to for pair in pairs], np.float64).reshape(-1, 2)
        self._ends, self._pages, self._points = ends, flat[:, 0].astype(np.int64), flat[:, 1]

    @classmethod
    def build(cls, by_query: Mapping[str, Mapping[str, int]], ids: Sequence[str]) -> NearestQueries:
        """Index queries (folded) with the points of the pages that they led to."""
        place = {key: i for i, key in enumerate(ids)}
        kept = {
            query: [[place[a], n / HIGHEST] for a, n in sorted(pages.items()) if a in place]
            for query, pages in by_query.items()
        }
        kept = {query: pages for query, pages in kept.items() if pages}
        vocabulary = Vocabulary()
        counts = count((char_ngrams(query) for query in kept), vocabulary)
        having = np.bincount(counts.indices, minlength=len(vocabulary))
        idf = np.log(max(len(kept), 1) / (1 + having)) + 1
        weighed = counts.multiply(idf).tocsr()
        lengths = np.sqrt(np.asarray(weighed.multiply(weighed).sum(axis=1)).ravel())
        rows = np.repeat(1 / np.maximum(lengths, 1e-9), np.diff(weighed.indptr))
        scaled = sparse.csr_matrix(
            (weighed.data * rows, weighed.indices, weighed.indptr), weighed.shape
        )
        return cls(TermScores(list(kept), vocabulary, scaled), idf.tolist(), list(kept.values()))

    def add(
        self, scores: Floats, grams: Mapping[str, int], weight: float, least: float = _LEAST
    ) -> Integers:
        """Raise the `scores` of pages that the nearest queries led to, by at most `weight` each.

        `grams` are the query's letters (`letters_of`). Queries less like it than `least` (a
        cosine) do not count. Returns the places of those pages, one or more times each.
        """
        likeness = self._likeness(grams)
        near = (likeness >= least).nonzero()[0]
        near = near[best_places(likeness[near], _NEIGHBOURS)]
        lengths, places = entries(self._ends, near)
        raised_pages = self._pages[places]
        trust = weight * likeness[near].astype(np.float64) ** _POWER
        raised = trust.repeat(lengths) * self._points[places]
        np.add.at(scores, raised_pages, raised.astype(scores.dtype))
        return raised_pages

    def _likeness(self, grams: Mapping[str, int]) -> Floats:
        """Return how like each logged query is, 0 to 1."""
        return self._grams.score_columns(*self._gram_weights.weigh(grams))

    def save(self, folder: Path) -> None:
        """Write everything into a folder."""
        self._grams.save(folder)
        (folder / "led-to.json").write_text(json.dumps([self._idf, self._led_to]))

    @classmethod
    def load(cls, folder: Path) -> NearestQueries:
        """Read what `save` wrote."""
        idf, led_to = json.loads((folder / "led-to.json").read_text())
        return cls(TermScores.load(folder), idf, led_to)
