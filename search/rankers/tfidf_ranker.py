"""The TF-IDF ranker: scikit-learn's vectors and the cosine between query and page.

The plain peer to measure the others by. The title counts more than the text by being repeated;
residents' words make a second vector of each page, a fifth of whose cosine is added: in one
vector with the page's own words they drown them (measured on clicks: nDCG .38, not .47).
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from scipy import sparse

from search.analysis import query_weights, terms
from search.documents import SearchDocument
from search.learning.training_pairs import TrainingPairs
from search.rankers.ranker import Ranker, RankerDefinition
from search.scoring.arrays import SparseRows
from search.scoring.bm25 import TermScores, Vocabulary, widened

_TITLE = 3
_RESIDENTS = 0.2


class TfidfRanker(Ranker):
    """See the module's docstring."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._pages: SparseRows = None
        self._vocabulary = Vocabulary()
        self._scores: TermScores

    def build(self, documents: Sequence[SearchDocument], learnt: TrainingPairs) -> None:
        """Index documents with what the log taught."""
        self._ids = [document.id for document in documents]
        self._vocabulary = Vocabulary()
        self._pages = vectors((_terms(d) for d in documents), self._vocabulary)
        self._learn(learnt)

    def relearn(self, learnt: TrainingPairs) -> TfidfRanker:
        """Return a ranker over the same pages with other residents' words."""
        twin = copy.copy(self)
        twin._learn(learnt)
        return twin

    def _learn(self, learnt: TrainingPairs) -> None:
        """Add the vectors of residents' words."""
        vocabulary = Vocabulary(self._vocabulary)
        words = (terms(" ".join(learnt.words(key))) for key in self._ids)
        residents = _RESIDENTS * vectors(words, vocabulary)
        matrix = widened(self._pages, len(vocabulary)) + residents
        self._scores = TermScores(self._ids, vocabulary, matrix)

    def search(self, query: str, limit: int = 10) -> list[tuple[str, float]]:
        """Return the best pages for a query."""
        return self._scores.best(self._scores.score(query_weights(query)), limit)

    def save(self, folder: Path) -> None:
        """Write the compiled scores."""
        self._scores.save(folder / "scores")

    def load(self, folder: Path) -> None:
        """Read what `save` wrote."""
        self._scores = TermScores.load(folder / "scores")


RANKER = RankerDefinition("tfidf", lambda _options: TfidfRanker())


def vectors(texts: Iterable[Iterable[str]], vocabulary: Vocabulary) -> SparseRows:
    """Make one row a text, of unit length; times idf once more, for the query's side."""
    # scikit-learn takes a second to load, and answering needs nothing of it.
    from sklearn.feature_extraction.text import TfidfVectorizer

    listed = [list(text) for text in texts]
    if not any(listed):  # scikit-learn refuses texts without a single word
        return sparse.csr_matrix((len(listed), len(vocabulary)), dtype=np.float32)
    vectorizer = TfidfVectorizer(analyzer=_as_it_is, sublinear_tf=True, dtype=np.float32)
    matrix = sparse.csr_matrix(vectorizer.fit_transform(listed).multiply(vectorizer.idf_))
    ours = [vocabulary.number(str(t)) for t in vectorizer.get_feature_names_out()]
    columns = np.array(ours, np.int32)[matrix.indices]
    shape = (len(listed), len(vocabulary))
    return sparse.csr_matrix((matrix.data.astype(np.float32), columns, matrix.indptr), shape)


def _as_it_is(found: list[str]) -> list[str]:
    """Let terms through as our analyser made them."""
    return found


def _terms(document: SearchDocument) -> Iterator[str]:
    """Go through a page's terms, those of the title more than once."""
    for _ in range(_TITLE):
        yield from terms(document.title)
    yield from terms(document.headings)
    yield from terms(document.links_in)
    yield from terms(document.address_words)
    yield from terms(document.body)
