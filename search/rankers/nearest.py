"""The nearest logged queries: what residents found who asked almost the same.

Queries are compared by the letters that they share in threes and fours (cosine of TF-IDF), so
that a slip of the keyboard or another ending hardly counts.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse

from search.analysis import folded
from search.measuring.judgements import HIGHEST
from search.rankers.bm25 import TermScores, Vocabulary, count, top

_NEIGHBOURS = 10
# Below this cosine two queries share no more than endings. A neighbour's say falls with the
# cube of its distance, so that one close neighbour outweighs ten far ones.
_LEAST, _POWER = 0.4, 3
# Letters that no logged query has still make a query less like it.
_UNKNOWN = 10.0


class NearestQueries:
    """Finds logged queries like a new one, and scores the pages that they led to."""

    def __init__(self, grams: TermScores, idf: Sequence[float], led_to: list[list[Any]]) -> None:
        self._grams, self._idf, self._led_to = grams, list(idf), led_to

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
        counts = count((_grams(query) for query in kept), vocabulary)
        having = np.bincount(counts.indices, minlength=len(vocabulary))
        idf = np.log(max(len(kept), 1) / (1 + having)) + 1
        weighed = counts.multiply(idf).tocsr()
        lengths = np.sqrt(np.asarray(weighed.multiply(weighed).sum(axis=1)).ravel())
        rows = np.repeat(1 / np.maximum(lengths, 1e-9), np.diff(weighed.indptr))
        scaled = sparse.csr_matrix(
            (weighed.data * rows, weighed.indices, weighed.indptr), weighed.shape
        )
        return cls(TermScores(list(kept), vocabulary, scaled), idf.tolist(), list(kept.values()))

    def add(self, scores: Any, query: str, weight: float, least: float = _LEAST) -> None:
        """Raise the `scores` of pages that the nearest queries led to, by at most `weight` each.

        Queries less like it than `least` (a cosine) do not count.
        """
        likeness = self._likeness(query)
        for i in top(likeness, _NEIGHBOURS):
            if likeness[i] < least:
                break
            for page, points in self._led_to[i]:
                scores[page] += weight * float(likeness[i]) ** _POWER * points

    def _likeness(self, query: str) -> Any:
        """Return how like each logged query is, 0 to 1."""
        known, length = {}, 0.0
        for gram, times in Counter(_grams(folded(query))).items():
            column = self._grams.vocabulary.get(gram)
            weight = times * (_UNKNOWN if column is None else self._idf[column])
            length += weight * weight
            if column is not None:
                known[gram] = weight
        length = math.sqrt(length) or 1.0
        return self._grams.score({gram: weight / length for gram, weight in known.items()})

    def save(self, folder: Path) -> None:
        """Write everything into a folder."""
        self._grams.save(folder)
        (folder / "led-to.json").write_text(json.dumps([self._idf, self._led_to]))

    @classmethod
    def load(cls, folder: Path) -> NearestQueries:
        """Read what `save` wrote."""
        idf, led_to = json.loads((folder / "led-to.json").read_text())
        return cls(TermScores.load(folder), idf, led_to)


def _grams(query: str) -> list[str]:
    """Cut a folded query into letters in threes and fours, spaces included."""
    padded = f" {query} "
    return [padded[i : i + n] for n in (3, 4) for i in range(len(padded) - n + 1)]
