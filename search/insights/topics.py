"""Gathering queries that mean the same into topics.

Three things say that two queries mean the same: telling words that they share, letters (`covid19`,
`covid 19`), and pages that the search finds for both, or that residents opened for both:
`tip opening` and `recycling centre hours` share no word and one page. Each is a TF-IDF vector; they
are joined, weighed, and clustered by cosine (average link).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from search.analysis import query_words
from search.scoring.arrays import Floats
from search.stemming import stem
from signpost.workspace.artifacts.search_insight import SearchedQuery, SeasonalQuery, Topic
from signpost.workspace.artifacts.searched import QueryRow

# So many queries are gathered, the most searched; the rest are searched once or twice.
GATHERED, _LISTED = 1000, 50
# How far apart (1 less the cosine) a query may be from the others of its topic on average.
_APART = 0.6
# What telling words, letters and pages weigh. Set by reading the topics of a city's log.
_WORDS, _LETTERS, _PAGES = 1.0, 0.9, 1.1
_GRAM = 4


def topics(
    queries: Sequence[QueryRow | SeasonalQuery], pages: Mapping[str, Sequence[str]] | None = None
) -> list[Topic]:
    """Gather queries into topics, most searched first (at most 50).

    Of the queries the first 1,000 are gathered. `pages` are the addresses that answer a query.
    """
    kept = [row for row in queries if query_words(row.query)][:GATHERED]
    found: dict[int, list[QueryRow | SeasonalQuery]] = {}
    labels = _labels([row.query for row in kept], pages or {})
    for label, row in zip(labels, kept, strict=True):
        found.setdefault(label, []).append(row)
    gathered = [_topic(members) for members in found.values()]
    return sorted(gathered, key=lambda topic: (-topic.searches, topic.name))[:_LISTED]


def _topic(members: Sequence[QueryRow | SeasonalQuery]) -> Topic:
    """Make a topic of the rows of its queries."""
    ordered = sorted(members, key=lambda row: (-row.searches, row.query))
    return Topic(
        name=ordered[0].query,
        searches=sum(row.searches for row in ordered),
        queries=[
            SearchedQuery(
                query=row.query,
                searches=row.searches,
                state=row.state if isinstance(row, QueryRow) else "",
            )
            for row in ordered
        ],
    )


def _labels(queries: Sequence[str], pages: Mapping[str, Sequence[str]]) -> list[int]:
    """Return the number of each query's topic."""
    if len(queries) < 2:
        return list(range(len(queries)))
    # scikit-learn takes a second to load, and only this stage needs it.
    from sklearn.cluster import AgglomerativeClustering

    joined = np.hstack(
        [
            _WORDS * _vectors(queries, _stems),
            _LETTERS * _vectors(queries, _grams),
            _PAGES * _vectors(queries, lambda query: list(pages.get(query, ()))),
        ]
    )
    length = np.linalg.norm(joined, axis=1, keepdims=True)
    clusters = AgglomerativeClustering(
        n_clusters=None, distance_threshold=_APART, metric="cosine", linkage="average"
    )
    return [int(label) for label in clusters.fit_predict(joined / np.maximum(length, 1e-9))]


def _vectors(queries: Sequence[str], tokens: Callable[[str], list[str]]) -> Floats:
    """Return the TF-IDF vectors of what queries have of one kind; zeros where they have none."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    if not any(tokens(query) for query in queries):
        return np.zeros((len(queries), 1))
    vectors: Floats = TfidfVectorizer(analyzer=tokens).fit_transform(queries).toarray()
    return vectors


def _stems(query: str) -> list[str]:
    """Return a query's telling words as stems."""
    return [stem(word) for word in query_words(query)]


def _grams(query: str) -> list[str]:
    """Cut a query, its words run together, into pieces of four letters."""
    run = "".join(query_words(query))
    return [run[i : i + _GRAM] for i in range(len(run) - _GRAM + 1)] or [run]
