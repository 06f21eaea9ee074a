"""How a query and a page's name agree, looked up for the few pages that may be the answer.

A page is named by the words of its title and address. Rows are read by page, so that fifty pages
cost about as much as one column of scores.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy import sparse

from search.analysis import folded, terms
from search.documents import SearchDocument
from search.scoring.arrays import Floats, Integers, SparseRows
from search.scoring.bm25 import TermScores, Vocabulary, count, entries, mapped, mapped_places
from search.scoring.buffer_pool import BufferPool
from search.scoring.char_ngrams import GramWeights, char_ngrams

# Both shares of the words at least this: the query is the page's name, in any order.
_WHOLE = 0.999


@dataclass(frozen=True, slots=True)
class _NameRows:
    """A row a page: which terms (or letters) its name has, and with which weight.

    `ends` says where each row begins and the last one ends; `idf` has a number for each term.
    """

    columns: Integers
    ends: Integers
    weights: Floats
    idf: Floats

    def __len__(self) -> int:
        return len(self.ends) - 1

    def of(self, pages: Integers) -> tuple[Integers, Integers, Floats]:
        """Return the entries of some pages: which of the pages, the column, the weight."""
        lengths, places = entries(self.ends, pages)
        rows = np.arange(len(pages)).repeat(lengths)
        return rows, self.columns[places], self.weights[places]

    def sums(self) -> Floats:
        """Return what the weights of each page come to."""
        rows = np.repeat(np.arange(len(self)), np.diff(self.ends))
        return _sums(rows, self.weights, len(self))

    def save(self, folder: Path, name: str, prefix: str) -> None:
        """Write the arrays into a folder."""
        np.save(folder / f"{name}.npy", self.columns)
        np.save(folder / f"{prefix}_ends.npy", self.ends)
        np.save(folder / f"{prefix}_weights.npy", self.weights)

    @classmethod
    def load(cls, folder: Path, name: str, prefix: str, idf: str) -> _NameRows:
        """Read what `save` wrote; the arrays stay on disk until they are needed."""
        return cls(
            mapped_places(folder / f"{name}.npy"),
            mapped_places(folder / f"{prefix}_ends.npy"),
            mapped(folder / f"{prefix}_weights.npy"),
            mapped(folder / f"{idf}.npy"),
        )


def _word_rows(names: Iterable[Iterable[str]], vocabulary: Vocabulary) -> _NameRows:
    """Index the terms of names, each weighed by its idf."""
    counts = count(names, vocabulary)
    idf = _idf(counts)
    weights = idf[counts.indices].astype(np.float32)
    return _NameRows(*_places(counts), weights, idf)


def _gram_rows(names: Iterable[Iterable[str]], vocabulary: Vocabulary) -> _NameRows:
    """Index the letters of names, each row scaled to a length of one."""
    counts = count(names, vocabulary)
    idf = _idf(counts)
    pages = counts.shape[0]
    parts = counts.data * idf[counts.indices]
    rows = np.repeat(np.arange(pages), np.diff(counts.indptr))
    squares = np.bincount(rows, parts**2, minlength=pages)
    lengths = np.maximum(np.sqrt(squares), 1e-9)
    return _NameRows(*_places(counts), (parts / lengths[rows]).astype(np.float32), idf)


def _places(counts: SparseRows) -> tuple[Integers, Integers]:
    """Return columns and ends of counted terms, wide enough to be looked up without widening."""
    return counts.indices.astype(np.int64), counts.indptr.astype(np.int64)


class TitleMatcher:
    """The names of pages as rows of terms and of letters in threes and fours."""

    def __init__(
        self, words: _NameRows, grams: _NameRows, terms_: Vocabulary, letters: Vocabulary
    ) -> None:
        self._words, self._grams, self._terms, self._letters = words, grams, terms_, letters
        self._by_letters: TermScores | None = None
        self._gram_weights = GramWeights(letters, grams.idf)
        self._for_terms = BufferPool(len(terms_))
        self._for_letters = BufferPool(self._gram_weights.others + 1)
        # Plain numbers are quicker to look up one by one.
        self._idf: list[float] = words.idf.tolist()
        self._rarest = max(self._idf, default=1.0)
        self._every = np.maximum(words.sums(), 1e-9)

    @classmethod
    def build(cls, documents: Sequence[SearchDocument]) -> TitleMatcher:
        """Index the names of documents, in their order."""
        vocabulary, letters = Vocabulary(), Vocabulary()
        named = (dict.fromkeys(terms(f"{d.title} {d.address_words}")) for d in documents)
        words = _word_rows(named, vocabulary)
        grams = _gram_rows((char_ngrams(folded(d.title)) for d in documents), letters)
        return cls(words, grams, vocabulary, letters)

    def agreement(
        self, pages: Integers, grams: Mapping[str, int], weights: Mapping[str, float]
    ) -> list[Floats]:
        """Return four columns for some pages (by place), each 0 to 1.

        The share of the query's words that the name says, the share of the name's words that the
        query says (both by idf), whether both are whole, and the likeness of their letters
        (cosine of TF-IDF). `grams` are the query's letters (`query_ngrams`).
        """
        wanted, written, total = self._wanted(weights)
        rows, columns, idf = self._words.of(pages)
        sought = wanted[columns]
        self._for_terms.give_back(wanted, written)
        asked = np.bincount(rows, sought * idf, minlength=len(pages)) / total
        both = np.bincount(rows, (sought > 0) * idf, minlength=len(pages))
        named = both / self._every[pages]
        exact = ((asked > _WHOLE) & (named > _WHOLE)).astype(np.float64)
        return [asked, named, exact, self.likeness(pages, grams)]

    def likeness(self, pages: Integers, grams: Mapping[str, int]) -> Floats:
        """Return how like a query's letters are to those of some pages' titles, 0 to 1."""
        wanted = self._for_letters.take()
        written, weights = self._gram_weights.weigh(grams)
        wanted[written] = weights
        rows, columns, scaled = self._grams.of(pages)
        sought = wanted[columns]
        self._for_letters.give_back(wanted, written)
        sought *= scaled
        return _sums(rows, sought, len(pages))

    def likeness_of_all(self, grams: Mapping[str, int]) -> Floats:
        """Return what `likeness` does for every page, read by letters and not by pages."""
        if self._by_letters is None:
            shape = (len(self._grams), len(self._letters))
            entries_of = (self._grams.weights, self._grams.columns, self._grams.ends)
            rows = sparse.csr_matrix(entries_of, shape=shape)
            self._by_letters = TermScores([""] * shape[0], self._letters, rows)
        return self._by_letters.score_columns(*self._gram_weights.weigh(grams))

    def _wanted(self, weights: Mapping[str, float]) -> tuple[Floats, list[int], float]:
        """Return the query's weights by term number, those numbers, what all come to with idf."""
        wanted, written = self._for_terms.take(), list[int]()
        total = 0.0
        for term, weight in weights.items():
            column = self._terms.get(term)
            total += weight * (self._rarest if column is None else self._idf[column])
            if column is not None:
                wanted[column] = weight
                written.append(column)
        return wanted, written, total or 1.0

    def save(self, folder: Path) -> None:
        """Write everything into a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        self._words.save(folder, "said", "said")
        self._grams.save(folder, "grams", "gram")
        np.save(folder / "idf.npy", self._words.idf)
        np.save(folder / "gram_idf.npy", self._grams.idf)
        listed = [list(self._terms), list(self._letters)]
        (folder / "names.json").write_text(json.dumps(listed), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> TitleMatcher:
        """Read what `save` wrote; the arrays stay on disk until they are needed."""
        words = _NameRows.load(folder, "said", "said", "idf")
        grams = _NameRows.load(folder, "grams", "gram", "gram_idf")
        known, letters = json.loads((folder / "names.json").read_text(encoding="utf-8"))
        return cls(words, grams, _numbered(known), _numbered(letters))


def _sums(rows: Integers, weights: Floats, size: int) -> Floats:
    """Return what the weights of each row come to."""
    sums: Floats = np.bincount(rows, weights, minlength=size)  # type: ignore[assignment]
    return sums


def _numbered(listed: Iterable[str]) -> Vocabulary:
    """Give terms their numbers back."""
    return Vocabulary((term, i) for i, term in enumerate(listed))


def _idf(counts: SparseRows) -> Floats:
    """Return ln(N / (n + 1)) + 1 of each column."""
    having = np.bincount(counts.indices, minlength=counts.shape[1])
    idf: Floats = np.log(max(counts.shape[0], 1) / (having + 1)) + 1
    return idf
