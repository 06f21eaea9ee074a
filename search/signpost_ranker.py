"""The Signpost ranker: the site's words, residents' words, spelling and near questions together.

A page's score is BM25 on its title (with headings and address) and text, plus BM25 on the
queries that led to it, times a mild factor for how wanted it is. A word that nobody knows is
looked up among the words of the site and the log; what the nearest logged queries led to is
raised. Weights were set on half of the queries of one judged collection, and checked on two
others without a log; docs/search.md has the figures.
"""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse

from search.analysis import query_weights, query_words, stem, terms, words
from search.bm25 import TermScores, Vocabulary, bm25, count, widened
from search.documents import SearchDocument
from search.learn import Learnt
from search.nearest import NearestQueries
from search.spelling import Speller, usual_words

_HEADINGS, _ADDRESS, _BODY = 0.3, 0.5, 1.0
# How much residents' words count beside the page's own, and how little their number does: a
# page that many queries lead to is not thereby a worse answer to each.
_RESIDENTS, _RESIDENTS_B = 1.5, 0.1
# What a corrected word counts for beside one that was typed, times the trust in it.
_CORRECTED = 0.7
# What the nearest logged query may add: as much as the best score (of `_LOW` if that is less).
_NEAREST, _LOW = 1.0, 5.0
# A word of the text joins the speller once this many pages use it: rarer ones may be slips.
_USUAL = 3


class SignpostRanker:
    """See the module's docstring."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._pages: Any = None
        self._vocabulary = Vocabulary()
        self._page_words: Counter[str] = Counter()
        self._scores: TermScores
        self._speller: Speller
        self._nearest: NearestQueries

    def build(self, documents: Sequence[SearchDocument], learnt: Learnt) -> None:
        """Index documents with what the log taught."""
        self._ids = [document.id for document in documents]
        self._vocabulary = Vocabulary()
        self._pages = page_scores(documents, self._vocabulary)
        self._page_words = site_words(documents)
        self._learn(learnt)

    def relearn(self, learnt: Learnt) -> SignpostRanker:
        """Return a ranker over the same pages that learnt something else."""
        twin = copy.copy(self)
        twin._learn(learnt)
        return twin

    def _learn(self, learnt: Learnt) -> None:
        """Add what the log taught and put all scores into one matrix."""
        vocabulary = Vocabulary(self._vocabulary)
        by_query = learnt.by_query()
        residents = count((terms(" ".join(learnt.words(key))) for key in self._ids), vocabulary)
        learned = _RESIDENTS * bm25(residents, b=_RESIDENTS_B)
        matrix = widened(self._pages, len(vocabulary)) + learned
        wanted = np.array([learnt.popularity(key) for key in self._ids], np.float32)
        self._scores = TermScores(self._ids, vocabulary, _rows_times(matrix, wanted))
        self._speller = Speller(self._page_words + usual_words(words(query) for query in by_query))
        self._nearest = NearestQueries.build(by_query, self._ids)

    def search(self, query: str, limit: int = 10, exact: bool = False) -> list[tuple[str, float]]:
        """Return the best pages for a query, as it was probably meant or (`exact`) as typed."""
        if exact:
            return self._scores.best(self._scores.score(query_weights(query)), limit)
        scores = self._scores.score(self.meant(query))
        best = float(scores.max(initial=0.0))
        self._nearest.add(scores, query, _NEAREST * max(best, _LOW))
        return self._scores.best(scores, limit)

    def meant(self, query: str) -> dict[str, float]:
        """Return the terms to look for: those typed, and corrections of words nobody knows."""
        weights = query_weights(query)
        typed = query_words(query)
        for word in dict.fromkeys(typed):
            if self._speller.known.get(word, 0) >= _USUAL:
                continue
            indexed = stem(word) in self._scores.vocabulary
            found = self._speller.suggest(word, usual=int(indexed))
            if not found and not indexed:
                found = [(part, 1.0) for part in self._speller.split(word)]
            for other, trust in found:
                weights[stem(other)] = weights.get(stem(other), 0) + _CORRECTED * trust
        for word in self._speller.joined(words(query)):
            weights[stem(word)] = weights.get(stem(word), 0) + _CORRECTED
        return weights

    def corrected(self, query: str) -> str:
        """Return a query with the words put right that nobody knows; nothing if there are none.

        A word that stands on the site or in the log is never touched.
        """
        said = words(query)
        right = [self._put_right(word) for word in said]
        return " ".join(right) if right != said else ""

    def _put_right(self, word: str) -> str:
        """Return what an unknown word most likely stands for, or the word itself."""
        if word in self._speller.known or stem(word) in self._scores.vocabulary:
            return word
        found = self._speller.suggest(word, limit=1)
        return found[0][0] if found else " ".join(self._speller.split(word)) or word

    def save(self, folder: Path) -> None:
        """Write scores, speller and logged queries."""
        self._scores.save(folder / "scores")
        self._nearest.save(folder / "nearest")
        self._speller.save(folder / "words.json")

    def load(self, folder: Path) -> None:
        """Read what `save` wrote."""
        self._scores = TermScores.load(folder / "scores")
        self._nearest = NearestQueries.load(folder / "nearest")
        self._speller = Speller.load(folder / "words.json")


def page_scores(documents: Sequence[SearchDocument], vocabulary: Vocabulary) -> Any:
    """Score each term for each page from the page's own words.

    Where a page's text is not known, its title stands for it: else the pages with text would
    win by having more to match (measured: nDCG .31 to .45 where a third of pages have text).
    """
    texts = {
        "title": (terms(d.title) for d in documents),
        "headings": (terms(f"{d.headings}\n{d.links_in}") for d in documents),
        "address": (terms(d.address_words) for d in documents),
        "body": (terms(d.body) for d in documents),
    }
    counts = {name: count(text, vocabulary) for name, text in texts.items()}
    without_text = np.diff(counts["body"].indptr) == 0
    field = {name: bm25(widened(m, len(vocabulary))) for name, m in counts.items()}
    known = field["title"] + _HEADINGS * field["headings"] + _ADDRESS * field["address"]
    stands_for = (1 + _BODY * without_text).astype(np.float32)
    return _rows_times(known, stands_for) + _BODY * field["body"]


def site_words(documents: Sequence[SearchDocument]) -> Counter[str]:
    """Count the words of a site for spelling: all of titles, the usual ones of texts."""
    named = usual_words(words(f"{d.title} {d.address_words} {d.headings}") for d in documents)
    for word in named:
        named[word] = max(named[word], _USUAL)
    body = usual_words(words(d.body) for d in documents)
    return named + Counter({word: n for word, n in body.items() if n >= _USUAL})


def _rows_times(matrix: Any, factors: Any) -> Any:
    """Multiply each row of a sparse matrix by its factor."""
    rows = sparse.csr_matrix(matrix)
    data = rows.data * np.repeat(factors, np.diff(rows.indptr))
    return sparse.csr_matrix((data.astype(np.float32), rows.indices, rows.indptr), rows.shape)
