"""What a log says of pages: residents' words, near questions, how wanted each page is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from search.analysis import terms
from search.learning.training_pairs import TrainingPairs
from search.rankers.parts.nearest_queries import NearestQueries
from search.scoring.arrays import Floats
from search.scoring.bm25 import TermScores, Vocabulary, bm25, count

# How much residents' words count beside the page's own, and how little their number does: a
# page that many queries lead to is not thereby a worse answer to each.
_RESIDENTS, _RESIDENTS_B = 1.5, 0.1


@dataclass(frozen=True, slots=True)
class LogSignals:
    """What one log (or a part of it) taught, by page in the order of the ids.

    `residents` scores the words of the queries that led to each page, `nearest` finds logged
    queries like a new one, `log_points` is ln(1 + points), `popularity` the factor of a score.
    """

    residents: TermScores
    nearest: NearestQueries
    log_points: Floats
    popularity: Floats

    @classmethod
    def of(cls, learnt: TrainingPairs, ids: Sequence[str]) -> LogSignals:
        """Work them out for some pages."""
        vocabulary = Vocabulary()
        counts = count((terms(" ".join(learnt.words(key))) for key in ids), vocabulary)
        residents = TermScores(ids, vocabulary, _RESIDENTS * bm25(counts, b=_RESIDENTS_B))
        points = np.array([sum(learnt.queries.get(k, {}).values()) for k in ids], np.float32)
        factors = np.array([learnt.popularity(k) for k in ids], np.float32)
        nearest = NearestQueries.build(learnt.by_query(), ids)
        return cls(residents, nearest, np.log1p(points), factors)

    def save(self, folder: Path) -> None:
        """Write everything into a folder."""
        self.residents.save(folder / "residents")
        self.nearest.save(folder / "nearest")
        np.save(folder / "factors.npy", np.stack([self.log_points, self.popularity]))

    @classmethod
    def load(cls, folder: Path) -> LogSignals:
        """Read what `save` wrote."""
        log_points, popularity = np.load(folder / "factors.npy")
        residents = TermScores.load(folder / "residents")
        return cls(residents, NearestQueries.load(folder / "nearest"), log_points, popularity)
