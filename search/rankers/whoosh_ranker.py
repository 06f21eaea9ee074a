"""The Whoosh ranker: an inverted index of five fields, scored by Whoosh's BM25F.

Whoosh keeps the index and its BM25F is the scorer of record: each field's BM25 is summed. Every
score is worked out from Whoosh's own postings when the index is built, because adding compiled
scores answers some ninety times faster than its searcher (docs/search.md); a test holds the two
to the same answers. What residents typed never meets a query parser: the analyser turns it into
plain terms, so that quotes, colons, stars and brackets are only punctuation.
"""

from __future__ import annotations

import copy
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import cast

import numpy as np
from scipy import sparse
from whoosh import index
from whoosh.matching.mcore import Matcher
from whoosh.scoring import bm25

from search.analysis import query_weights
from search.documents import SearchDocument
from search.learning.training_pairs import TrainingPairs
from search.rankers.parts.whoosh_index import (
    K1,
    PAGE_FIELDS,
    RESIDENT_FIELDS,
    RESIDENTS_B,
    B,
    page_texts,
    pages_folder,
    scorer,
    write_index,
)
from search.rankers.ranker import Ranker, RankerDefinition
from search.scoring.arrays import Floats, Integers, SparseRows
from search.scoring.bm25 import TermScores, Vocabulary

# Whoosh's own function, which takes arrays as well as the single numbers that it is typed for.
_BM25 = cast("Callable[..., Floats]", bm25)


class WhooshRanker(Ranker):
    """See the module's docstring."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._pages: SparseRows = None
        self._vocabulary = Vocabulary()
        self._scores: TermScores | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def build(self, documents: Sequence[SearchDocument], learnt: TrainingPairs) -> None:
        """Index documents with what the log taught."""
        self._folder = tempfile.TemporaryDirectory(prefix="signpost-whoosh-")
        self._ids = [document.id for document in documents]
        texts = ((document.id, page_texts(document)) for document in documents)
        folder = pages_folder(Path(self._folder.name))
        pages = write_index(folder, PAGE_FIELDS, texts, phrases=True)
        self._vocabulary = Vocabulary()
        self._pages = compiled(pages, PAGE_FIELDS, self._vocabulary)
        self._learn(learnt)

    def relearn(self, learnt: TrainingPairs) -> WhooshRanker:
        """Return a ranker over the same pages with other residents' words; it saves no index."""
        twin = copy.copy(self)
        twin._folder = None
        twin._learn(learnt)
        return twin

    def _learn(self, learnt: TrainingPairs) -> None:
        """Index residents' words (an index of its own, for the moment) and add up all scores."""
        vocabulary = Vocabulary(self._vocabulary)
        matrix = self._pages
        if learnt.queries:
            texts = ((key, {"residents": " ".join(learnt.words(key))}) for key in self._ids)
            with tempfile.TemporaryDirectory(prefix="signpost-whoosh-") as folder:
                residents = write_index(Path(folder) / "residents", RESIDENT_FIELDS, texts)
                learned = compiled(residents, RESIDENT_FIELDS, vocabulary)
            matrix = matrix.copy()
            matrix.resize(learned.shape)
            matrix = matrix + learned
        self._scores = TermScores(self._ids, vocabulary, matrix)

    def search(self, query: str, limit: int = 10) -> list[tuple[str, float]]:
        """Return the best pages for a query; any page that has any of its words may come."""
        if self._scores is None:
            return []
        return self._scores.best(self._scores.score(query_weights(query)), limit)

    def save(self, folder: Path) -> None:
        """Write the compiled scores; with the index of the pages, which staff may ask."""
        if self._scores is not None:
            self._scores.save(folder / "scores")
        if self._folder is not None:
            shutil.copytree(pages_folder(Path(self._folder.name)), pages_folder(folder))

    def load(self, folder: Path) -> None:
        """Read what `save` wrote."""
        self._scores = TermScores.load(folder / "scores")


RANKER = RankerDefinition("whoosh", lambda _options: WhooshRanker())


def compiled(made: index.Index, names: Mapping[str, float], vocabulary: Vocabulary) -> SparseRows:
    """Work out every score of an index: one row a document, one column a term."""
    rows: list[Integers] = [np.zeros(0, np.int32)]
    columns: list[Integers] = [np.zeros(0, np.int32)]
    values: list[Floats] = [np.zeros(0, np.float32)]
    with made.searcher(weighting=scorer(names)) as searcher:
        reader = searcher.reader()
        for name, boost in names.items():
            lengths = np.array(
                [reader.doc_field_length(i, name) for i in range(reader.doc_count_all())]
            )
            average = searcher.avg_field_length(name) or 1
            b = RESIDENTS_B if name in RESIDENT_FIELDS else B
            for term in reader.field_terms(name):
                places, counts = _postings(reader.postings(name, term))
                idf = searcher.idf(name, term)
                rows.append(places)
                columns.append(np.full(len(places), vocabulary.number(term), np.int32))
                values.append(boost * _BM25(idf, counts, lengths[places], average, b, K1))
        shape = (reader.doc_count_all(), len(vocabulary))
    triple = np.concatenate(values), (np.concatenate(rows), np.concatenate(columns))
    return sparse.csr_matrix(triple, shape=shape, dtype=np.float32)


def _postings(matcher: Matcher) -> tuple[Integers, Floats]:
    """Return the documents that hold one term, and how often each does."""
    found = []
    while matcher.is_active():
        found.append((matcher.id(), matcher.weight()))
        matcher.next()
    table = np.array(found, dtype=np.float64).reshape(-1, 2)
    return table[:, 0].astype(np.int32), table[:, 1]
