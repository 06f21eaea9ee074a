"""Gathering queries that mean the same into topics.

Three things say that two queries mean the same: telling words that they share, letters (`covid19`,
`covid 19`), and pages that the search finds for both, or that residents opened for both:
`tip opening` and `recycling centre hours` share no word and one page. Each is a TF-IDF vector; they
are joined, weighed, and clustered by cosine (average link).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from search.analysis import query_words, stem

# So many queries are gathered, the most searched; the rest are searched once or twice.
GATHERED, _LISTED = 1000, 50
# How far apart (1 less the cosine) a query may be from the others of its topic on average.
_APART = 0.6
# What telling words, letters and pages weigh. Set by reading the topics of a city's log.
_WORDS, _LETTERS, _PAGES = 1.0, 0.9, 1.1
_GRAM = 4


def topics(
    rows: Sequence[Mapping[str, Any]], pages: Mapping[str, Sequence[str]] | None = None
) -> list[dict[str, Any]]:
    """Gather queries into topics, most searched first (at most 50).

    Rows have `query` and `searches`; of these the first 1,000 are gathered. `pages` are the
    addresses that answer a query. A topic has `name` (its most searched query), `searches` and
    `queries` (each with what its row says: query, searches and, where it has one, state).
    """
    kept = [row for row in rows if query_words(row["query"])][:GATHERED]
    found: dict[int, list[Mapping[str, Any]]] = {}
    labels = _labels([row["query"] for row in kept], pages or {})
    for label, row in zip(labels, kept, strict=True):
        found.setdefault(label, []).append(row)
    told = [_topic(members) for members in found.values()]
    return sorted(told, key=lambda x: (-x["searches"], x["name"]))[:_LISTED]


def _topic(members: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Make a topic of the rows of its queries."""
    ordered = sorted(members, key=lambda row: (-row["searches"], row["query"]))
    return {
        "name": ordered[0]["query"],
        "searches": sum(row["searches"] for row in ordered),
        "queries": [
            {key: row[key] for key in ("query", "searches", "state") if key in row}
            for row in ordered
        ],
    }


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


def _vectors(queries: Sequence[str], tokens: Callable[[str], list[str]]) -> Any:
    """Return the TF-IDF vectors of what queries have of one kind; zeros where they have none."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    if not any(tokens(query) for query in queries):
        return np.zeros((len(queries), 1))
    return TfidfVectorizer(analyzer=tokens).fit_transform(queries).toarray()


def _stems(query: str) -> list[str]:
    """Return a query's telling words as stems."""
    return [stem(word) for word in query_words(query)]


def _grams(query: str) -> list[str]:
    """Cut a query, its words run together, into pieces of four letters."""
    run = "".join(query_words(query))
    return [run[i : i + _GRAM] for i in range(len(run) - _GRAM + 1)] or [run]
