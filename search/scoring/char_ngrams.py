"""Queries and names cut into letters in threes and fours: what is written almost alike is near."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from search.analysis import folded
from search.scoring.arrays import Floats, Integers

# Letters that nothing else has still make a query less like it.
_UNKNOWN = 10.0


def char_ngrams(text: str) -> list[str]:
    """Cut a folded text into letters in threes and fours, spaces included."""
    padded = f" {text} "
    size = len(padded)
    threes = [padded[i : i + 3] for i in range(size - 2)]
    return threes + [padded[i : i + 4] for i in range(size - 3)]


def query_ngrams(query: str) -> Counter[str]:
    """Count the letters of a query as somebody typed it."""
    return Counter(char_ngrams(folded(query)))


class GramWeights:
    """What letters weigh: a number for each that a vocabulary has, and one more for all others."""

    def __init__(self, vocabulary: Mapping[str, int], idf: Sequence[float] | Floats) -> None:
        self._number = vocabulary.get
        self.others = len(idf)
        self._idf = np.append(np.asarray(idf, np.float64), _UNKNOWN)

    def weigh(self, grams: Mapping[str, int]) -> tuple[Integers, Floats]:
        """Return the numbers of a query's letters and their weights (counts times idf).

        The weights are scaled to a length of one, with those of letters that the vocabulary does
        not have (number `others`): the query's side of a cosine of TF-IDF.
        """
        number, others = self._number, self.others
        columns = np.array([number(gram, others) for gram in grams], np.int64)
        weights = self._idf[columns]
        weights *= np.array(list(grams.values()), np.float64)
        length = float(np.sqrt(weights.dot(weights)))
        return columns, weights / (length or 1.0)
