"""BM25 over counted terms, and the scores compiled into one matrix that answers are read from.

Every score that a term can give a page is worked out when the index is built; a query then only
adds up the columns of its terms. Files are plain arrays, mapped into memory when loaded.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse

Matrix = sparse.csc_matrix
_ARRAYS = ("data", "indices", "indptr")
# From as many terms on (letters, not words) one step over all columns is quicker than one each.
_MANY = 8


class Vocabulary(dict[str, int]):
    """Terms, numbered as they come."""

    def number(self, term: str) -> int:
        """Return a term's number; a new term gets the next one."""
        return self.setdefault(term, len(self))


def count(texts: Iterable[Iterable[str]], vocabulary: Vocabulary) -> sparse.csr_matrix:
    """Count terms: one row a text, one column a term (new terms join the vocabulary)."""
    columns: list[Any] = []
    ends = [0]
    number = vocabulary.number
    for text in texts:
        row = np.fromiter((number(term) for term in text), dtype=np.int32)
        columns.append(row)
        ends.append(ends[-1] + len(row))
    indices = np.concatenate(columns) if columns else np.zeros(0, np.int32)
    shape = (len(columns), len(vocabulary))
    matrix = sparse.csr_matrix((np.ones(len(indices), np.float32), indices, ends), shape=shape)
    matrix.sum_duplicates()
    return matrix


def widened(matrix: Any, columns: int) -> Any:
    """Return a matrix with empty columns added, so that its vocabulary may have grown."""
    wide = matrix.copy()
    wide.resize((matrix.shape[0], columns))
    return wide


def bm25(counts: sparse.csr_matrix, k1: float = 1.2, b: float = 0.75) -> sparse.csr_matrix:
    """Weigh counted terms by BM25 (Robertson and Zaragoza 2009), with Whoosh's idf.

    The idf is ln(N / (n + 1)) + 1, which stays above nothing for terms that most texts have.
    """
    texts = counts.shape[0]
    lengths = np.asarray(counts.sum(axis=1)).ravel()
    filled = lengths[lengths > 0]
    average = float(filled.mean()) if len(filled) else 1.0
    having = np.bincount(counts.indices, minlength=counts.shape[1])
    idf = np.log(max(texts, 1) / (having + 1)) + 1
    rows = np.repeat(np.arange(texts), np.diff(counts.indptr))
    norm = k1 * ((1 - b) + b * lengths[rows] / average)
    weights = idf[counts.indices] * counts.data * (k1 + 1) / (counts.data + norm)
    return sparse.csr_matrix(
        (np.maximum(weights, 0).astype(np.float32), counts.indices, counts.indptr), counts.shape
    )


class TermScores:
    """What each term adds to each page's score; answers queries by adding columns."""

    def __init__(self, ids: Sequence[str], vocabulary: Mapping[str, int], matrix: Any) -> None:
        self.ids = list(ids)
        self.vocabulary = vocabulary
        compiled = sparse.csc_matrix(matrix, dtype=np.float32)
        compiled.sum_duplicates()
        self._data, self._indices = compiled.data, compiled.indices
        self._indptr = compiled.indptr

    def add(self, scores: Any, term: str, weight: float = 1.0) -> bool:
        """Add one term's column to `scores` (an array, one place a page); say if it has any."""
        column = self.vocabulary.get(term)
        if column is None or column + 1 >= len(self._indptr):
            return False
        start, end = self._indptr[column], self._indptr[column + 1]
        scores[self._indices[start:end]] += weight * self._data[start:end]
        return bool(end > start)

    def score(self, weights: Mapping[str, float]) -> Any:
        """Return every page's score for some weighted terms, as an array."""
        if len(weights) > _MANY:
            return self._score_many(weights)
        scores = np.zeros(len(self.ids), np.float32)
        for term, weight in weights.items():
            self.add(scores, term, weight)
        return scores

    def _score_many(self, weights: Mapping[str, float]) -> Any:
        """Do what `score` does for many terms with short columns: all of them in one step."""
        last = len(self._indptr) - 1
        known = [(self.vocabulary.get(term, last), weight) for term, weight in weights.items()]
        found = [(column, weight) for column, weight in known if column < last]
        columns = np.array([column for column, _ in found], np.int64)
        times = np.array([weight for _, weight in found], np.float32)
        which, places = entries(self._indptr, columns)
        parts = times[which] * self._data[places]
        every = np.bincount(self._indices[places], parts, minlength=len(self.ids))
        return every.astype(np.float32)

    def best(self, scores: Any, limit: int) -> list[tuple[str, float]]:
        """Return the best pages as (id, score), equal ones in the order of the ids."""
        places = top(scores, limit)
        said = np.round(scores[places].astype(np.float64), 6).tolist()
        return [(self.ids[i], score) for i, score in zip(places, said, strict=True)]

    def save(self, folder: Path) -> None:
        """Write everything into a folder (made if it is not there)."""
        folder.mkdir(parents=True, exist_ok=True)
        for name in _ARRAYS:
            np.save(folder / f"{name}.npy", getattr(self, f"_{name}"))
        (folder / "ids.json").write_text(json.dumps(self.ids), encoding="utf-8")
        listed = sorted(self.vocabulary, key=self.vocabulary.__getitem__)
        (folder / "terms.json").write_text(json.dumps(listed), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> TermScores:
        """Read what `save` wrote; the arrays stay on disk until they are needed."""
        found = cls.__new__(cls)
        for name in _ARRAYS:
            setattr(found, f"_{name}", mapped(folder / f"{name}.npy"))
        found.ids = json.loads((folder / "ids.json").read_text(encoding="utf-8"))
        listed = json.loads((folder / "terms.json").read_text(encoding="utf-8"))
        found.vocabulary = {term: i for i, term in enumerate(listed)}
        return found


def mapped(file: Path) -> Any:
    """Return an array that stays on disk until it is needed.

    It is a plain array over the mapping: numpy's own class of mapped arrays makes each slice of
    a few numbers many times dearer.
    """
    return np.load(file, mmap_mode="r").view(np.ndarray)


def entries(ends: Any, chosen: Any) -> tuple[Any, Any]:
    """Return where the entries of some rows of a compressed matrix stand, row after row.

    Args:
        ends: where each row begins, and the end of the last (`indptr`).
        chosen: the numbers of the rows.

    Returns:
        For each entry which of the chosen rows it is of (from 0), and its place.
    """
    starts = ends[chosen]
    lengths = ends[chosen + 1] - starts
    which = np.repeat(np.arange(len(chosen)), lengths)
    before = np.cumsum(lengths) - lengths
    return which, (starts - before)[which] + np.arange(len(which))


def top(scores: Any, limit: int) -> list[int]:
    """Return the places of the highest scores above nothing; of equal ones the first come first."""
    places = np.flatnonzero(scores > 0)
    if len(places) > limit > 0:
        edge = -np.partition(-scores[places], limit - 1)[limit - 1]
        places = places[scores[places] >= edge]
    order = np.argsort(-scores[places], kind="stable")
    found: list[int] = places[order[: max(limit, 0)]].tolist()
    return found
