"""How a query and a page's name agree, looked up for the few pages that may be the answer.

A page is named by the words of its title and address. Rows are read by page, so that fifty pages
cost about as much as one column of scores.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse

from search.analysis import folded, terms
from search.documents import SearchDocument
from search.rankers.bm25 import TermScores, Vocabulary, count, entries, mapped
from search.rankers.buffer_pool import Scratch
from search.rankers.char_ngrams import Scale, letters

_ARRAYS = ("said", "said_ends", "said_weights", "grams", "gram_ends", "gram_weights")
_ARRAYS_OF_IDF = ("idf", "gram_idf")
# Both shares of the words at least this: the query is the page's name, in any order.
_WHOLE = 0.999


class Titles:
    """The names of pages as rows of terms and of letters in threes and fours."""

    def __init__(self) -> None:
        self._terms, self._letters = Vocabulary(), Vocabulary()
        self._arrays: dict[str, Any] = {}
        self._by_letters: TermScores | None = None

    @classmethod
    def build(cls, documents: Sequence[SearchDocument]) -> Titles:
        """Index the names of documents, in their order."""
        made = cls()
        named = (set(terms(d.title)) | set(terms(d.address_words)) for d in documents)
        said = count(named, made._terms)
        grams = count((letters(folded(d.title)) for d in documents), made._letters)
        made._arrays = {"idf": _idf(said), "gram_idf": _idf(grams)}
        whole = made._arrays["idf"][said.indices]
        parts = grams.data * made._arrays["gram_idf"][grams.indices]
        rows = np.repeat(np.arange(len(documents)), np.diff(grams.indptr))
        squares = np.bincount(rows, parts**2, minlength=len(documents))
        lengths = np.maximum(np.sqrt(squares), 1e-9)
        made._arrays |= {
            "said": said.indices.astype(np.int64),
            "said_ends": said.indptr.astype(np.int64),
            "said_weights": whole.astype(np.float32),
            "grams": grams.indices.astype(np.int64),
            "gram_ends": grams.indptr.astype(np.int64),
            "gram_weights": (parts / lengths[rows]).astype(np.float32),
        }
        made._number()
        return made

    def _number(self) -> None:
        """Make ready what is the same for every query."""
        self._scale = Scale(self._letters, self._arrays["gram_idf"])
        self._for_terms = Scratch(len(self._terms))
        self._for_letters = Scratch(self._scale.others + 1)
        # Plain numbers are quicker to look up one by one.
        self._idf: list[float] = self._arrays["idf"].tolist()
        self._rarest = max(self._idf, default=1.0)
        ends = self._arrays["said_ends"]
        rows = np.repeat(np.arange(len(ends) - 1), np.diff(ends))
        every = np.bincount(rows, self._arrays["said_weights"], minlength=len(ends) - 1)
        self._every = np.maximum(every, 1e-9)

    def agreement(
        self, pages: Any, grams: Mapping[str, int], weights: Mapping[str, float]
    ) -> list[Any]:
        """Return four columns for some pages (by place), each 0 to 1.

        The share of the query's words that the name says, the share of the name's words that the
        query says (both by idf), whether both are whole, and the likeness of their letters
        (cosine of TF-IDF). `grams` are the query's letters (`letters_of`).
        """
        wanted, written, total = self._wanted(weights)
        rows, columns, idf = self._rows("said", pages)
        sought = wanted[columns]
        self._for_terms.give_back(wanted, written)
        asked = np.bincount(rows, sought * idf, minlength=len(pages)) / total
        both = np.bincount(rows, (sought > 0) * idf, minlength=len(pages))
        named = both / self._every[pages]
        exact = (asked > _WHOLE) & (named > _WHOLE)
        return [asked, named, exact, self.likeness(pages, grams)]

    def likeness(self, pages: Any, grams: Mapping[str, int]) -> Any:
        """Return how like a query's letters are to those of some pages' titles, 0 to 1."""
        wanted = self._for_letters.take()
        written, weights = self._scale.weigh(grams)
        wanted[written] = weights
        rows, columns, scaled = self._rows("grams", pages)
        sought = wanted[columns]
        self._for_letters.give_back(wanted, written)
        sought *= scaled
        return np.bincount(rows, sought, minlength=len(pages))

    def likeness_of_all(self, grams: Mapping[str, int]) -> Any:
        """Return what `likeness` does for every page, read by letters and not by pages."""
        if self._by_letters is None:
            entries_of = (self._arrays[x] for x in ("gram_weights", "grams", "gram_ends"))
            shape = (len(self._arrays["gram_ends"]) - 1, len(self._letters))
            rows = sparse.csr_matrix(tuple(entries_of), shape=shape)
            self._by_letters = TermScores([""] * shape[0], self._letters, rows)
        return self._by_letters.score_columns(*self._scale.weigh(grams))

    def _wanted(self, weights: Mapping[str, float]) -> tuple[Any, list[int], float]:
        """Return the query's weights by term number, those numbers, what all come to with idf."""
        wanted, written = self._for_terms.take(), []
        total = 0.0
        for term, weight in weights.items():
            column = self._terms.get(term)
            total += weight * (self._rarest if column is None else self._idf[column])
            if column is not None:
                wanted[column] = weight
                written.append(column)
        return wanted, written, total or 1.0

    def _rows(self, name: str, pages: Any) -> tuple[Any, Any, Any]:
        """Return the entries of some rows: which of the pages, the column, the weight."""
        short = name.removesuffix("s") if name == "grams" else name
        lengths, places = entries(self._arrays[f"{short}_ends"], pages)
        rows = np.arange(len(pages)).repeat(lengths)
        return rows, self._arrays[name][places], self._arrays[f"{short}_weights"][places]

    def save(self, folder: Path) -> None:
        """Write everything into a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        for name in (*_ARRAYS, *_ARRAYS_OF_IDF):
            np.save(folder / f"{name}.npy", self._arrays[name])
        listed = [list(self._terms), list(self._letters)]
        (folder / "names.json").write_text(json.dumps(listed), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Titles:
        """Read what `save` wrote; the arrays stay on disk until they are needed."""
        found = cls()
        for name in (*_ARRAYS, *_ARRAYS_OF_IDF):
            found._arrays[name] = mapped(folder / f"{name}.npy")
        said, grams = json.loads((folder / "names.json").read_text(encoding="utf-8"))
        found._terms = Vocabulary((term, i) for i, term in enumerate(said))
        found._letters = Vocabulary((gram, i) for i, gram in enumerate(grams))
        found._number()
        return found


def _idf(counts: Any) -> Any:
    """Return ln(N / (n + 1)) + 1 of each column."""
    having = np.bincount(counts.indices, minlength=counts.shape[1])
    return np.log(max(counts.shape[0], 1) / (having + 1)) + 1
