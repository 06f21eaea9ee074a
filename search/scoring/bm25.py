"""BM25 over counted terms, and the scores compiled into one matrix that answers are read from.

Every score that a term can give a page is worked out when the index is built; a query then only
adds up the columns of its terms. Files are plain arrays, mapped into memory when loaded.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from scipy import sparse

from search.scoring.arrays import Floats, Integers, SparseRows

_ARRAYS = ("data", "indices", "indptr")
# From as many terms on (letters, not words) one step over all columns is quicker than one each.
_MANY = 8
# How many times as many heaps as pages wanted are looked through for the lowest score to keep.
_PARTS = 4


class Vocabulary(dict[str, int]):
    """Terms, numbered as they come."""

    def number(self, term: str) -> int:
        """Return a term's number; a new term gets the next one."""
        return self.setdefault(term, len(self))


def count(texts: Iterable[Iterable[str]], vocabulary: Vocabulary) -> SparseRows:
    """Count terms: one row a text, one column a term (new terms join the vocabulary)."""
    columns: list[Integers] = []
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


def widened(matrix: SparseRows, columns: int) -> SparseRows:
    """Return a matrix with empty columns added, so that its vocabulary may have grown."""
    wide = matrix.copy()
    wide.resize((matrix.shape[0], columns))
    return wide


def bm25(counts: SparseRows, k1: float = 1.2, b: float = 0.75) -> SparseRows:
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

    def __init__(
        self, ids: Sequence[str], vocabulary: Mapping[str, int], matrix: SparseRows
    ) -> None:
        self.ids = list(ids)
        self.vocabulary = vocabulary
        compiled = sparse.csc_matrix(matrix, dtype=np.float32)
        compiled.sum_duplicates()
        # numpy looks places up about twice as fast where they need not be widened first.
        self._data, self._indices = compiled.data, compiled.indices.astype(np.int64)
        self._indptr = compiled.indptr.astype(np.int64)
        self._number_ends()

    def _number_ends(self) -> None:
        """Give every term that there is no column of one that is empty, after the last."""
        self._ends = np.append(self._indptr, self._indptr[-1:])
        self._others = len(self._indptr) - 1

    def score(self, weights: Mapping[str, float]) -> Floats:
        """Return every page's score for some weighted terms, as an array."""
        found = self._found(weights)
        if len(found) > _MANY:
            return self.score_columns(*zip(*found, strict=True))
        scores = np.zeros(len(self.ids), np.float32)
        self._add(scores, found)
        return scores

    def add_to(self, scores: Floats, weights: Mapping[str, float]) -> list[Integers]:
        """Write every page's score into an array of zeros; return the places written to."""
        return self._add(scores, self._found(weights))

    def _found(self, weights: Mapping[str, float]) -> list[tuple[int, float]]:
        """Return the numbers of the terms that any page has, with their weights."""
        number, others = self.vocabulary.get, self._others
        known = [(number(term, others), weight) for term, weight in weights.items()]
        return [(column, weight) for column, weight in known if column < others]

    def _add(self, scores: Floats, found: Sequence[tuple[int, float]]) -> list[Integers]:
        """Add columns to an array of zeros; return the places written to."""
        written: list[Integers] = []
        for column, weight in found:
            start, end = self._indptr[column], self._indptr[column + 1]
            places, parts = self._indices[start:end], self._data[start:end]
            if weight != 1:
                parts = weight * parts
            scores[places] = scores[places] + parts if written else parts
            written.append(places)
        return written

    def score_columns(
        self, columns: Sequence[int] | Integers, weights: Sequence[float] | Floats
    ) -> Floats:
        """Do what `score` does for many terms with short columns, in one step.

        Terms are given by number; the one after the last stands for any that no page has.
        """
        lengths, places = entries(self._ends, np.asarray(columns, np.int64))
        parts = np.asarray(weights, np.float32).repeat(lengths) * self._data[places]
        every = np.bincount(self._indices[places], parts, minlength=len(self.ids))
        return every.astype(np.float32)

    def best(self, scores: Floats, limit: int) -> list[tuple[str, float]]:
        """Return the best pages as (id, score), equal ones in the order of the ids."""
        places = best_places(scores, limit)
        said = np.round(scores[places].astype(np.float64), 6).tolist()
        return [(self.ids[i], score) for i, score in zip(places.tolist(), said, strict=True)]

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
        found._number_ends()
        found.ids = json.loads((folder / "ids.json").read_text(encoding="utf-8"))
        listed = json.loads((folder / "terms.json").read_text(encoding="utf-8"))
        found.vocabulary = {term: i for i, term in enumerate(listed)}
        return found


def mapped(file: Path) -> Floats:
    """Return an array that stays on disk until it is needed.

    It is a plain array over the mapping: numpy's own class of mapped arrays makes each slice of
    a few numbers many times dearer.
    """
    array: Floats = np.load(file, mmap_mode="r").view(np.ndarray)
    return array


def mapped_places(file: Path) -> Integers:
    """Do what `mapped` does for an array of places."""
    array: Integers = np.load(file, mmap_mode="r").view(np.ndarray)
    return array


def entries(ends: Integers, chosen: Integers) -> tuple[Integers, Integers]:
    """Return where the entries of some rows of a compressed matrix stand, row after row.

    Args:
        ends: where each row begins, and the end of the last (`indptr`).
        chosen: the numbers of the rows.

    Returns:
        How many entries each row has, and the places of all entries, row after row.
    """
    starts = ends[chosen]
    lengths = ends[chosen + 1] - starts
    after = lengths.cumsum()
    places = (starts - after + lengths).repeat(lengths)
    places += np.arange(len(places))
    return lengths, places


def best_places(scores: Floats, limit: int) -> Integers:
    """Return the places of the highest scores above nothing, best first.

    Of equal ones the first come first.
    """
    if limit <= 0:
        return np.zeros(0, np.int64)
    least = _surely_under(scores, limit)
    places = (scores >= least if least > 0 else scores > 0).nonzero()[0]
    found = scores[places]
    if len(places) > _PARTS * limit:
        edge = np.partition(found, len(found) - limit)[len(found) - limit]
        kept = found >= edge
        places, found = places[kept], found[kept]
    return places[(-found).argsort(kind="stable")[:limit]]


def _surely_under(scores: Floats, limit: int) -> float:
    """Return a score that at least `limit` pages reach, found without looking for them.

    All scores are dealt into a few times as many heaps as pages are wanted. As many heaps as
    pages are wanted have a best score of at least what is returned, so as many pages have.
    """
    heaps = _PARTS * limit
    each = len(scores) // heaps
    if each < _PARTS:
        return 0.0
    best = scores[: each * heaps].reshape(each, heaps).max(axis=0)
    best.partition(heaps - limit)
    return float(best[heaps - limit])
