"""Queries and names cut into letters in threes and fours: what is written almost alike is near."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from search.analysis import folded

# Letters that nothing else has still make a query less like it.
_UNKNOWN = 10.0


def letters(text: str) -> list[str]:
    """Cut a folded text into letters in threes and fours, spaces included."""
    padded = f" {text} "
    size = len(padded)
    threes = [padded[i : i + 3] for i in range(size - 2)]
    return threes + [padded[i : i + 4] for i in range(size - 3)]


def letters_of(query: str) -> Counter[str]:
    """Count the letters of a query as somebody typed it."""
    return Counter(letters(folded(query)))


def weighed(
    grams: Mapping[str, int], vocabulary: Mapping[str, int], idf: Sequence[float]
) -> tuple[list[int], list[float]]:
    """Return the numbers of the letters that a vocabulary has, and what each weighs.

    Weights are counts times idf, scaled so that the query, with the letters that the vocabulary
    does not have, has length one (the query's side of a cosine of TF-IDF).
    """
    columns: list[int] = []
    weights: list[float] = []
    squares = 0.0
    for gram, times in grams.items():
        column = vocabulary.get(gram)
        if column is None:
            squares += (times * _UNKNOWN) ** 2
            continue
        weight = times * idf[column]
        squares += weight * weight
        columns.append(column)
        weights.append(weight)
    return columns, _scaled(weights, math.sqrt(squares) or 1.0)


def _scaled(weights: Iterable[float], length: float) -> list[float]:
    """Divide weights by a length."""
    return [weight / length for weight in weights]
