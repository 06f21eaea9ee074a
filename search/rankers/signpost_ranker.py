"""The Signpost ranker: the site's words, residents' words, spelling and near questions together.

First BM25 on a page's title (with headings and address) and text, BM25 on the queries that led
to it, what the nearest logged queries led to and a mild factor for how wanted it is choose the
fifty pages that may be the answer. Those are put in order by a weighed sum of these signals and
of how query and title agree; the weights are fitted on the log (`search.rankers.signal_weights`).
Without a log the first order stands. A word that nobody knows is looked up among the words of the
site and the log.
"""

from __future__ import annotations

import copy
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse

from search.analysis import query_weights, query_words, stem, terms, words
from search.documents import SearchDocument
from search.learning.abbreviations import Found, stated
from search.learning.synonyms import Meanings, Refused
from search.learning.training_pairs import Learnt
from search.rankers import signal_weights
from search.rankers.bm25 import TermScores, Vocabulary, best_places, bm25, count, widened
from search.rankers.buffer_pool import Scratch
from search.rankers.char_ngrams import letters_of
from search.rankers.dense import DenseVectors
from search.rankers.nearest_queries import NearestQueries
from search.rankers.title_match import Titles
from search.spelling import Speller, english_words, pairs_of, usual_words

_TITLE, _HEADINGS, _ADDRESS, _BODY = 0.5, 0.3, 0.5, 1.0
# How much a longer text is held against a page (BM25's b).
_LENGTH = 0.5
# How much residents' words count beside the page's own, and how little their number does: a
# page that many queries lead to is not thereby a worse answer to each.
_RESIDENTS, _RESIDENTS_B = 1.5, 0.1
# What a corrected word counts for beside one that was typed, times the trust in it.
_CORRECTED = 0.9
# What the nearest logged query may add: as much as the best score (of `_LOW` if that is less).
_NEAREST, _LOW = 1.0, 5.0
# A word of the text joins the speller once this many pages use it: rarer ones may be slips.
_USUAL = 3
# As many pages are put in order by all signals.
_CHOSEN = 50
_LOGS, _DEEP = 5.0, 4.0
# Where no word was found: how like in letters (0 to 1) a title must be, and how many are shown.
_LEAST_LIKE, _FEW = 0.2, 10
# The same in meaning (cosine of dense vectors): up to .57 was measured for keys hit at random.
_LEAST_DENSE = 0.6
# The least likeness (Dice's measure of trigrams) of a word that stands in for one nobody knows.
_LIKE_WORD = 0.4
# What words mean besides (`search.learning`), in a build's folder and that of the ranker.
SYNONYMS = "synonyms.toml"


@dataclass
class _Lessons:
    """What a log taught: residents' words, near questions, how wanted pages are."""

    residents: TermScores
    nearest: NearestQueries
    logs: Any
    factors: Any

    @classmethod
    def of(cls, learnt: Learnt, ids: Sequence[str]) -> _Lessons:
        """Learn."""
        vocabulary = Vocabulary()
        counts = count((terms(" ".join(learnt.words(key))) for key in ids), vocabulary)
        residents = TermScores(ids, vocabulary, _RESIDENTS * bm25(counts, b=_RESIDENTS_B))
        points = np.array([sum(learnt.queries.get(k, {}).values()) for k in ids], np.float32)
        factors = np.array([learnt.popularity(k) for k in ids], np.float32)
        nearest = NearestQueries.build(learnt.by_query(), ids)
        return cls(residents, nearest, np.log1p(points), factors)


# A fold's queries with the points of their pages, and a ranker that learnt from the other folds.
_Fold = tuple[Mapping[str, Mapping[str, int]], "SignpostRanker"]


class SignpostRanker:
    """See the module's docstring."""

    def __init__(self, dense: bool = False) -> None:
        self._ids: list[str] = []
        self._wants_dense = dense
        self._dense: DenseVectors | None = None
        self._page_words: Counter[str] = Counter()
        self._english: Mapping[str, float] = {}
        self._pairs: set[str] = set()
        self._rare: set[str] = set()
        self._stated: Found = Counter()
        self._named: dict[str, list[str]] = {}
        self._pages: TermScores
        self._titles: Titles
        self._depths: Any
        self._scratch: Scratch
        self._lessons: _Lessons
        self._speller: Speller
        self._weights: Any = None
        self.meanings = Meanings()

    def build(self, documents: Sequence[SearchDocument], learnt: Learnt) -> None:
        """Index documents with what the log taught."""
        self._ids = [document.id for document in documents]
        vocabulary = Vocabulary()
        pages = page_scores(documents, vocabulary)
        self._pages = TermScores(self._ids, vocabulary, pages)
        self._titles = Titles.build(documents)
        self._depths = depths(self._ids)
        self._dense = DenseVectors.build(documents) if self._wants_dense else None
        self._scratch = Scratch(len(self._ids))
        self._page_words, self._rare = site_words(documents)
        self._english = english_words()
        self._pairs = pairs_of(words(document.title) for document in documents)
        self._stated = stated(documents)
        self._named = {document.id: words(document.title) for document in documents}
        self._learn(learnt)

    def relearn(self, learnt: Learnt) -> SignpostRanker:
        """Return a ranker over the same pages that learnt something else."""
        twin = copy.copy(self)
        twin._learn(learnt)
        return twin

    def _learn(self, learnt: Learnt) -> None:
        """Take in what the log taught, and fit the weights to it."""
        by_query = learnt.by_query()
        known = self._page_words + usual_words(words(query) for query in by_query)
        self._speller = Speller(
            known, self._english, self._pairs | pairs_of(map(words, by_query)), self._rare
        )
        folds = list(self._folds(learnt)) if len(by_query) >= signal_weights.LEAST_QUERIES else []
        self.meanings = self._tried(learnt, folds)
        self._weights = self._fitted(folds) if by_query else None
        self._lessons = _Lessons.of(learnt, self._ids)

    def _folds(self, learnt: Learnt) -> Iterator[_Fold]:
        """Yield each fold of the log: its queries, with a ranker that learnt from the others."""
        for fold in range(signal_weights.FOLDS):
            asked = {q: pages for q, pages in learnt.by_query().items() if _fold(q) == fold}
            taught = copy.copy(self)
            taught._lessons = _Lessons.of(learnt.without(asked), self._ids)
            taught._weights = signal_weights.usual()
            yield asked, taught

    def _tried(self, learnt: Learnt, folds: Sequence[_Fold]) -> Meanings:
        """Learn what words mean besides; each fold tries what the others propose."""
        # Loads what only measuring needs, and serving does not.
        from search.learning import synonym_trial

        known = synonym_trial.Known(self._stated, self._named, self._english, learnt.refused)
        held_out = [
            synonym_trial.Fold(asked, learnt.without(asked).by_query(), taught._answers)
            for asked, taught in folds
        ]
        return synonym_trial.tried(known, learnt.by_query(), held_out)

    def _answers(self, query: str, meanings: Meanings) -> list[str]:
        """Return the best pages for a query, with what words are said to mean besides."""
        self.meanings = meanings
        return [key for key, _ in self.search(query)]

    def refuse(self, refused: Refused) -> None:
        """Forget meanings that editors do not want, from the next query on."""
        self.meanings = self.meanings.without(refused)

    def _fitted(self, folds: Sequence[_Fold]) -> Any:
        """Fit weights: each fold of the log is asked of what the other folds taught."""
        if not folds:
            return signal_weights.usual()
        return signal_weights.fit(x for fold in folds for x in self._asked(*fold))

    def _asked(
        self, asked: Mapping[str, Mapping[str, int]], taught: SignpostRanker
    ) -> Iterator[signal_weights.Example]:
        """Yield the signals and grades of a fold's queries, learnt from the other folds."""
        taught.meanings = self.meanings
        most = signal_weights.MOST_QUERIES // signal_weights.FOLDS
        for query in sorted(asked, key=_place)[:most]:
            chosen, signals = taught._signals(query, taught.meant(query), _CHOSEN)[:2]
            grades = [asked[query].get(self._ids[page], 0) for page in chosen]
            yield signals, np.array(grades, np.float64)

    def search(self, query: str, limit: int = 10, exact: bool = False) -> list[tuple[str, float]]:
        """Return the best pages for a query, as it was probably meant or (`exact`) as typed."""
        meant = query_weights(query) if exact else self.meant(query)
        if self._weights is None:
            found = self._pages.best(self._pages.score(meant), limit)
            return found if found or exact else self._alike(query, limit)
        chosen, signals, scores = self._signals(query, meant, max(limit, _CHOSEN), not exact)
        if not len(chosen):
            return [] if exact else self._alike(query, limit)
        # The pages change places; the scores stay, so that they say how good the answers are.
        order = np.argsort(-(signals @ self._weights), kind="stable")
        places = np.concatenate((chosen[order], chosen[_CHOSEN:]))[:limit].tolist()
        said = scores[chosen[:limit]].astype(np.float64).round(6).tolist()
        return [(self._ids[page], score) for page, score in zip(places, said, strict=True)]

    def _alike(self, query: str, limit: int) -> list[tuple[str, float]]:
        """Return what is left where no word was found: words, pages, questions of like letters."""
        others = (
            x for word in query_words(query) for x in self._speller.alike(word, _LIKE_WORD, 3)
        )
        words_of = dict.fromkeys(map(stem, others), _CORRECTED)
        found = self._pages.score(words_of) + self._lessons.residents.score(words_of)
        if found.any():
            return self._pages.best(found, min(limit, _FEW))
        grams = letters_of(query)
        scores = self._titles.likeness_of_all(grams)
        scores[scores < _LEAST_LIKE] = 0
        if self._dense is not None:
            alike = self._dense.likeness(query)
            scores = np.maximum(scores, np.where(alike >= _LEAST_DENSE, alike, 0))
        self._lessons.nearest.add(scores, grams, 1.0, least=_LEAST_LIKE)
        return self._pages.best(scores, min(limit, _FEW))

    def _signals(
        self, query: str, meant: dict[str, float], most: int, near: bool = True
    ) -> tuple[Any, Any, Any]:
        """Return the best pages, the first ones' signals (a row each), every page's score."""
        lent, lessons = self._scratch, self._lessons
        residents, nearest = lent.take(), lent.take()
        page = self._pages.score(meant)
        scores = page * lessons.factors
        written = lessons.residents.add_to(residents, meant)
        for places in written:
            scores[places] = (page[places] + residents[places]) * lessons.factors[places]
        best = max(float(scores.max(initial=0.0)), _LOW)
        grams = letters_of(query)
        led_to = lessons.nearest.add(nearest, grams, 1.0) if near else np.zeros(0, np.int64)
        scores[led_to] += _NEAREST * best * nearest[led_to]
        chosen = best_places(scores, most)
        first = chosen[:_CHOSEN]
        signals = np.empty((len(first), len(signal_weights.NAMES)))
        columns = (
            page[first] / best,
            residents[first] / best,
            nearest[first],
            lessons.logs[first] / _LOGS,
            *self._titles.agreement(first, grams, meant),
            self._depths[first] / _DEEP,
            self._dense.likeness(query, first) if self._dense else np.zeros(len(first)),
        )
        lent.give_back(residents, *written)
        lent.give_back(nearest, led_to)
        for place, column in enumerate(columns):
            signals[:, place] = column
        return chosen, signals, scores

    def meant(self, query: str) -> dict[str, float]:
        """Return the terms to look for: those typed, and corrections of words nobody knows."""
        weights = query_weights(query)
        said = words(query)
        for word in dict.fromkeys(query_words(query)):
            # A word of the site is never a slip; one that residents often use is not either.
            if self._speller.known.get(word, 0) >= _USUAL or self.meanings.knows(stem(word)):
                continue
            found = self._speller.suggest(word, beside=_beside(said, word))
            if not found and not self._indexed(word):
                found = [(part, 1.0) for part in self._speller.split(word)]
            for other, trust in found:
                weights[stem(other)] = weights.get(stem(other), 0) + _CORRECTED * trust
        for word in self._speller.joined(said):
            weights[stem(word)] = weights.get(stem(word), 0) + _CORRECTED
        self.meanings.add_to(weights)
        return weights

    def corrected(self, query: str) -> str:
        """Return a query with the words put right that nobody knows; nothing if there are none.

        A word that stands on the site, in the log or in a dictionary is never touched.
        """
        said = words(query)
        right: list[str] = []
        for place, word in enumerate(said):
            right.append(self._put_right(word, [*right, *said[place:]]))
        return " ".join(right) if right != said else ""

    def _put_right(self, word: str, said: list[str]) -> str:
        """Return what an unknown word most likely stands for, or the word itself."""
        if self._speller.is_right(word) or self.meanings.knows(stem(word)):
            return word
        found = self._speller.suggest(word, limit=1, beside=_beside(said, word))
        return found[0][0] if found else " ".join(self._speller.split(word)) or word

    def _indexed(self, word: str) -> bool:
        """Whether a word stands on a page or in the log, in any form."""
        term = stem(word)
        return term in self._pages.vocabulary or term in self._lessons.residents.vocabulary

    def save(self, folder: Path) -> None:
        """Write scores, names, speller, logged queries and (to read) the weights."""
        self._pages.save(folder / "scores")
        self._titles.save(folder / "titles")
        self._lessons.residents.save(folder / "residents")
        self._lessons.nearest.save(folder / "nearest")
        np.save(folder / "factors.npy", np.stack([self._lessons.logs, self._lessons.factors]))
        self._speller.save(folder / "words")
        self.meanings.save(folder / SYNONYMS)
        if self._dense is not None:
            self._dense.save(folder / "dense")
        said = None if self._weights is None else signal_weights.as_json(self._weights)
        (folder / "weights.json").write_text(json.dumps(said, indent=1), encoding="utf-8")

    def load(self, folder: Path) -> None:
        """Read what `save` wrote."""
        self._pages = TermScores.load(folder / "scores")
        self._ids = self._pages.ids
        self._titles = Titles.load(folder / "titles")
        self._depths = depths(self._ids)
        self._scratch = Scratch(len(self._ids))
        logs, factors = np.load(folder / "factors.npy")
        residents = TermScores.load(folder / "residents")
        nearest = NearestQueries.load(folder / "nearest")
        self._lessons = _Lessons(residents, nearest, logs, factors)
        self._speller = Speller.load(folder / "words")
        # An index of an older version has learnt none.
        file = folder / SYNONYMS
        self.meanings = Meanings.load(file) if file.exists() else Meanings()
        dense = folder / "dense"
        self._dense = DenseVectors.load(dense) if dense.exists() else None
        said = json.loads((folder / "weights.json").read_text(encoding="utf-8"))
        self._weights = None if said is None else signal_weights.from_json(said)


def _beside(said: Sequence[str], word: str) -> list[str]:
    """Return the pairs that a word makes with its neighbours, with * for itself."""
    place = said.index(word)
    left = [f"{said[place - 1]} *"] if place else []
    return left + ([f"* {said[place + 1]}"] if place + 1 < len(said) else [])


def depths(ids: Sequence[str]) -> Any:
    """Count the slashes of each id, as an array; nothing for ids that are no addresses."""
    return np.array([key.partition("://")[2].count("/") or key.count("/") for key in ids])


def _place(query: str) -> int:
    """Draw a number for a query, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(query.encode(), digest_size=6, person=b"fold").digest())


def _fold(query: str) -> int:
    """Put a query into one of the folds."""
    return _place(query) % signal_weights.FOLDS


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
    field = {name: bm25(widened(m, len(vocabulary)), b=_LENGTH) for name, m in counts.items()}
    known = _HEADINGS * field["headings"] + _ADDRESS * field["address"]
    title = np.where(without_text, 1 + _BODY, _TITLE).astype(np.float32)
    stands_for = (1 + _BODY * without_text).astype(np.float32)
    told = _rows_times(field["title"], title) + _rows_times(known, stands_for)
    return told + _BODY * field["body"]


def site_words(documents: Sequence[SearchDocument]) -> tuple[Counter[str], set[str]]:
    """Count the words of a site for spelling: all of titles, the usual ones of texts; and the rest.

    The rest are words that stand in few texts: they may be slips of the site's own, and are never
    offered, but the site uses them.
    """
    named = usual_words(words(f"{d.title} {d.address_words} {d.headings}") for d in documents)
    for word in named:
        named[word] = max(named[word], _USUAL)
    body = usual_words(words(d.body) for d in documents)
    usual = named + Counter({word: n for word, n in body.items() if n >= _USUAL})
    return usual, {word for word in body if word not in usual}


def _rows_times(matrix: Any, factors: Any) -> Any:
    """Multiply each row of a sparse matrix by its factor."""
    rows = sparse.csr_matrix(matrix)
    data = rows.data * np.repeat(factors, np.diff(rows.indptr))
    return sparse.csr_matrix((data.astype(np.float32), rows.indices, rows.indptr), rows.shape)
