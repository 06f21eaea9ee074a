"""The Signpost ranker: the site's words, residents' words, spelling and near questions together.

First BM25 on a page's title (with headings and address) and text, BM25 on the queries that led
to it, what the nearest logged queries led to and a mild factor for how wanted it is choose the
fifty pages that may be the answer. Those are put in order by a weighed sum of these signals and
of how query and title agree; the weights are fitted on the log (`parts.signal_weights`).
Without a log the first order stands. A word that nobody knows is looked up among the words of the
site and the log (`parts.query_rewriter`).
"""

from __future__ import annotations

import copy
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import ClassVar

import numpy as np

from search.analysis import query_weights, words
from search.documents import SearchDocument
from search.learning.abbreviations import PairCounts, stated_abbreviations
from search.learning.synonyms import Refused, Synonyms
from search.learning.training_pairs import TrainingPairs
from search.rankers.parts import dense, signal_weights
from search.rankers.parts.dense import DenseVectors
from search.rankers.parts.log_signals import LogSignals
from search.rankers.parts.page_scores import address_depths, page_scores
from search.rankers.parts.query_rewriter import QueryRewriter
from search.rankers.parts.title_match import TitleMatcher
from search.rankers.ranker import Ranker, RankerDefinition, RankerOptions
from search.scoring.arrays import Floats, Integers
from search.scoring.bm25 import TermScores, Vocabulary, best_places
from search.scoring.buffer_pool import BufferPool
from search.scoring.char_ngrams import query_ngrams
from search.spelling.names import known_names
from search.spelling.speller import Speller
from search.spelling.word_counts import english_words, site_words, texts_with, word_pairs

# What the nearest logged query may add: as much as the best score (of `_LOW` if that is less).
_NEAREST, _LOW = 1.0, 5.0
# As many pages are put in order by all signals.
_CHOSEN = 50
# What brings the signals `wanted` and `depth` to about one.
_LOGS, _DEEP = 5.0, 4.0
# Where no word was found: how like in letters (0 to 1) a title must be, and how many are shown.
_LEAST_LIKE, _FEW = 0.2, 10
# The same in meaning (cosine of dense vectors): up to .57 was measured for keys hit at random.
_LEAST_DENSE = 0.6
_SYNONYMS_FILE = "synonyms.toml"

# A fold's queries with the points of their pages, and a ranker that learnt from the other folds.
_Fold = tuple[Mapping[str, Mapping[str, int]], "SignpostRanker"]


class SignpostRanker(Ranker):
    """See the module's docstring."""

    corrects_spelling: ClassVar[bool] = True

    def __init__(self, dense: bool = False) -> None:
        self._ids: list[str] = []
        self._wants_dense = dense
        self._dense: DenseVectors | None = None
        self._page_words: Counter[str] = Counter()
        self._english: Mapping[str, float] = {}
        self._pairs: set[str] = set()
        self._rare: set[str] = set()
        self._abbreviations: PairCounts = Counter()
        self._title_words: dict[str, list[str]] = {}
        self._pages: TermScores
        self._titles: TitleMatcher
        self._depths: Integers
        self._buffers: BufferPool
        self._log: LogSignals
        self._speller: Speller
        self._weights: Floats | None = None
        self._synonyms = Synonyms()

    def build(self, documents: Sequence[SearchDocument], learnt: TrainingPairs) -> None:
        """Index documents with what the log taught."""
        self._ids = [document.id for document in documents]
        vocabulary = Vocabulary()
        pages = page_scores(documents, vocabulary)
        self._pages = TermScores(self._ids, vocabulary, pages)
        self._titles = TitleMatcher.build(documents)
        self._depths = address_depths(self._ids)
        self._dense = DenseVectors.build(documents) if self._wants_dense else None
        self._buffers = BufferPool(len(self._ids))
        self._page_words, self._rare = site_words(documents)
        self._english = english_words()
        self._pairs = word_pairs(words(document.title) for document in documents)
        self._abbreviations = stated_abbreviations(documents)
        self._title_words = {document.id: words(document.title) for document in documents}
        self._learn(learnt)

    def relearn(self, learnt: TrainingPairs) -> SignpostRanker:
        """Return a ranker over the same pages that learnt something else."""
        twin = copy.copy(self)
        twin._learn(learnt)
        return twin

    def _learn(self, learnt: TrainingPairs) -> None:
        """Take in what the log taught, and fit the weights to it."""
        by_query = learnt.by_query()
        pairs = self._pairs | word_pairs(map(words, by_query))
        asked = texts_with(words(query) for query in by_query)
        self._speller = self._speller_of(asked, pairs)
        folds = list(self._folds(learnt)) if len(by_query) >= signal_weights.LEAST_QUERIES else []
        self._synonyms = self._tried_synonyms(learnt, folds)
        self._weights = self._fitted(folds) if by_query else None
        self._log = LogSignals.of(learnt, self._ids)

    def _speller_of(self, asked: Counter[str], pairs: set[str]) -> Speller:
        """Make the speller from the site's words and those `asked`, with their pairs.

        What residents typed and clicked may be misspelt all the same: a word that only the log
        has, and that is a likely slip for another, is not taken for right.
        """
        names = known_names()
        own = Speller(self._page_words, self._english, self._pairs, self._rare, names)
        slips = {w for w in asked if not own.is_right(w) and own.correction(w)[1]}
        known = self._page_words + Counter({w: n for w, n in asked.items() if w not in slips})
        return Speller(known, self._english, pairs, self._rare, names)

    def _folds(self, learnt: TrainingPairs) -> Iterator[_Fold]:
        """Yield each fold of the log: its queries, with a ranker that learnt from the others."""
        for fold in range(signal_weights.FOLDS):
            held_out = {q: pages for q, pages in learnt.by_query().items() if _fold(q) == fold}
            taught = copy.copy(self)
            taught._log = LogSignals.of(learnt.without(held_out), self._ids)
            taught._weights = signal_weights.default_weights()
            yield held_out, taught

    def _tried_synonyms(self, learnt: TrainingPairs, folds: Sequence[_Fold]) -> Synonyms:
        """Learn what words mean besides; each fold tries what the others propose."""
        # Loads what only measuring needs, and serving does not.
        from search.learning import synonym_trial

        sources = synonym_trial.SynonymSources(
            self._abbreviations, self._title_words, self._english, learnt.refused
        )
        trials = [
            synonym_trial.Fold(held_out, learnt.without(held_out).by_query(), taught._search_with)
            for held_out, taught in folds
        ]
        return synonym_trial.tried_synonyms(sources, learnt.by_query(), trials)

    def _search_with(self, query: str, synonyms: Synonyms) -> list[str]:
        """Return the best pages for a query, with what words are said to mean besides."""
        self._synonyms = synonyms
        return [key for key, _ in self.search(query)]

    @property
    def synonyms(self) -> Synonyms:
        """What it learnt that words mean besides, in use or not."""
        return self._synonyms

    def refuse(self, refused: Refused) -> None:
        """Take no pair of these words for the same, from the next query on."""
        self._synonyms = self._synonyms.without(refused)

    def _fitted(self, folds: Sequence[_Fold]) -> Floats:
        """Fit weights: each fold of the log is asked of what the other folds taught."""
        if not folds:
            return signal_weights.default_weights()
        return signal_weights.fit(x for fold in folds for x in self._examples(*fold))

    def _examples(
        self, held_out: Mapping[str, Mapping[str, int]], taught: SignpostRanker
    ) -> Iterator[signal_weights.Example]:
        """Yield the signals and grades of a fold's queries, learnt from the other folds."""
        taught._synonyms = self._synonyms
        most = signal_weights.MOST_QUERIES // signal_weights.FOLDS
        for query in sorted(held_out, key=_draw)[:most]:
            chosen, signals = taught._signals(query, taught.terms(query), _CHOSEN)[:2]
            grades = [held_out[query].get(self._ids[page], 0) for page in chosen]
            yield signals, np.array(grades, np.float64)

    def search(self, query: str, limit: int = 10) -> list[tuple[str, float]]:
        """Return the best pages for a query as it was probably meant."""
        return self._search(query, self.terms(query), limit) or self._search_alike(query, limit)

    def search_as_typed(self, query: str, limit: int = 10) -> list[tuple[str, float]]:
        """Return the best pages for a query as it was typed."""
        return self._search(query, query_weights(query), limit, near=False)

    def _search(
        self, query: str, meant: dict[str, float], limit: int, near: bool = True
    ) -> list[tuple[str, float]]:
        """Return the best pages that have any of the terms, or that near questions led to."""
        if self._weights is None:
            return self._pages.best(self._pages.score(meant), limit)
        chosen, signals, scores = self._signals(query, meant, max(limit, _CHOSEN), near)
        # The pages change places; the scores stay, so that they say how good the answers are.
        order = np.argsort(-(signals @ self._weights), kind="stable")
        places = np.concatenate((chosen[order], chosen[_CHOSEN:]))[:limit].tolist()
        shown = scores[chosen[:limit]].astype(np.float64).round(6).tolist()
        return [(self._ids[page], score) for page, score in zip(places, shown, strict=True)]

    def _search_alike(self, query: str, limit: int) -> list[tuple[str, float]]:
        """Return what is left where no word was found: words, pages, questions of like letters."""
        weights = self._rewriter().similar_words(query)
        found = self._pages.score(weights) + self._log.residents.score(weights)
        if found.any():
            return self._pages.best(found, min(limit, _FEW))
        grams = query_ngrams(query)
        scores = self._titles.likeness_of_all(grams)
        scores[scores < _LEAST_LIKE] = 0
        if self._dense is not None:
            alike = self._dense.likeness(query)
            scores = np.maximum(scores, np.where(alike >= _LEAST_DENSE, alike, 0))
        self._log.nearest.add(scores, grams, 1.0, least=_LEAST_LIKE)
        return self._pages.best(scores, min(limit, _FEW))

    def _signals(
        self, query: str, meant: dict[str, float], most: int, near: bool = True
    ) -> tuple[Integers, Floats, Floats]:
        """Return the best pages, the first ones' signals (a row each), every page's score."""
        lent, log = self._buffers, self._log
        residents, nearest = lent.take(), lent.take()
        page = self._pages.score(meant)
        scores = page * log.popularity
        written = log.residents.add_to(residents, meant)
        for places in written:
            scores[places] = (page[places] + residents[places]) * log.popularity[places]
        best = max(float(scores.max(initial=0.0)), _LOW)
        grams = query_ngrams(query)
        led_to = log.nearest.add(nearest, grams, 1.0) if near else np.zeros(0, np.int64)
        scores[led_to] += _NEAREST * best * nearest[led_to]
        chosen = best_places(scores, most)
        first = chosen[:_CHOSEN]
        columns = (
            page[first] / best,
            residents[first] / best,
            nearest[first],
            log.log_points[first] / _LOGS,
            *self._titles.agreement(first, grams, meant),
            self._depths[first] / _DEEP,
            self._dense.likeness(query, first) if self._dense else np.zeros(len(first)),
        )
        lent.give_back(residents, *written)
        lent.give_back(nearest, led_to)
        signals = np.empty((len(first), len(signal_weights.NAMES)))
        for place, column in enumerate(columns):
            signals[:, place] = column
        return chosen, signals, scores

    def _rewriter(self) -> QueryRewriter:
        """Return what reads queries by what is known now."""
        indexed = (self._pages.vocabulary, self._log.residents.vocabulary)
        return QueryRewriter(self._speller, self._synonyms, indexed)

    def terms(self, query: str) -> dict[str, float]:
        """Return the terms that are looked for, with their weights."""
        return self._rewriter().terms(query)

    def corrected(self, query: str) -> tuple[str, bool]:
        """Return a query with the words put right that nobody knows, and whether that is sure."""
        return self._rewriter().corrected(query)

    def letters_looked_up(self, query: str) -> int:
        """Return how many letters of a query are looked up for slips: what makes it dear."""
        return self._rewriter().letters_looked_up(query)

    def save(self, folder: Path) -> None:
        """Write scores, names, speller, logged queries and (to read) the weights."""
        self._pages.save(folder / "scores")
        self._titles.save(folder / "titles")
        self._log.save(folder)
        self._speller.save(folder / "words")
        self._synonyms.save(folder / _SYNONYMS_FILE)
        if self._dense is not None:
            self._dense.save(folder / "dense")
        weights = None if self._weights is None else signal_weights.as_json(self._weights)
        (folder / "weights.json").write_text(json.dumps(weights, indent=1), encoding="utf-8")

    def load(self, folder: Path) -> None:
        """Read what `save` wrote."""
        self._pages = TermScores.load(folder / "scores")
        self._ids = self._pages.ids
        self._titles = TitleMatcher.load(folder / "titles")
        self._depths = address_depths(self._ids)
        self._buffers = BufferPool(len(self._ids))
        self._log = LogSignals.load(folder)
        self._speller = Speller.load(folder / "words")
        # An index of an older version has learnt none.
        file = folder / _SYNONYMS_FILE
        self._synonyms = Synonyms.load(file) if file.exists() else Synonyms()
        vectors = folder / "dense"
        self._dense = DenseVectors.load(vectors) if vectors.exists() else None
        weights = json.loads((folder / "weights.json").read_text(encoding="utf-8"))
        self._weights = None if weights is None else signal_weights.from_json(weights)


def _data_version(options: RankerOptions) -> str:
    """Return the version of the word vectors, where they are wanted."""
    if not options.dense:
        return ""
    dense.check()
    return dense.installed()


RANKER = RankerDefinition("signpost", lambda options: SignpostRanker(options.dense), _data_version)


def _draw(query: str) -> int:
    """Draw a number for a query, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(query.encode(), digest_size=6, person=b"fold").digest())


def _fold(query: str) -> int:
    """Put a query into one of the folds."""
    return _draw(query) % signal_weights.FOLDS
