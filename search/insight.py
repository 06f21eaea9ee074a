"""What residents' searches tell the people who write the site.

Stored as `search/insight`: see `insight` for what is in it. Everything is counted from the log
(personal data already taken out) and from how the site's own search answers it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from search.analysis import query_words, stem, words
from search.documents import SearchDocument
from search.judgements import JudgedQuery
from search.ranker import Ranker
from search.vocabulary_gap import gaps

_TOP, _LISTED = 20, 50
# Queries are gathered into topics up to this many; the rest are searched once or twice.
_GATHERED, _APART = 1000, 0.7
# A query whose words mostly do not stand on the page found first has no page of its own.
_COVERED = 0.5
_CONTACT = frozenset(
    stem(word)
    for word in (
        *("contact", "phone", "telephone", "email", "call", "ring", "speak", "talk"),
        *("complain", "complaint", "helpline", "hotline", "advisor"),
    )
)


def insight(
    rows: Sequence[Mapping[str, Any]],
    judged: Sequence[JudgedQuery],
    documents: Mapping[str, SearchDocument],
    ranker: Ranker,
    halves: Mapping[int, Ranker],
) -> dict[str, Any]:
    """Return what the weekly page tells of searches, as plain data.

    `rows` are those of `search.logged`, `ranker` answers residents, `halves` hold what each half
    of the log taught. Keys: `queries` and `searches` (how many in all); `top` (most searched);
    `topics` (queries that find nothing, or no right page among the first five, gathered by
    meaning: name, searches, queries); `vocabulary` (`search.vocabulary_gap`); `pdf_only` (queries
    answered by a document and no page: query, searches, address); `no_page` (nothing on the site
    says what is asked); `contact` (people looking for a person to talk to).
    """
    asked = [row for row in rows if row["searches"] > 0]
    grades = {q.id: q.grades for q in judged}
    first = {
        row["query"]: [k for k, _ in ranker.search(row["query"], 3)] for row in asked[:_GATHERED]
    }
    looked_at = [row for row in asked if row["query"] in first]
    poor = [row for row in asked if row["state"] in ("zero", "low")]
    return {
        "queries": len(asked),
        "searches": sum(row["searches"] for row in asked),
        "top": [_brief(row, "state", "family") for row in asked[:_TOP]],
        "topics": topics(poor),
        "vocabulary": gaps(judged, documents, halves),
        "pdf_only": _pdf_only(looked_at, grades, documents, first)[:_LISTED],
        "no_page": [
            _brief(row, "state")
            for row in looked_at
            if not row["clicks"] and not _is_covered(row["query"], first[row["query"]], documents)
        ][:_LISTED],
        "contact": [
            _brief(row, "state", "family")
            for row in asked
            if _CONTACT.intersection(stem(word) for word in words(row["query"]))
        ][:_LISTED],
    }


def _brief(row: Mapping[str, Any], *more: str) -> dict[str, Any]:
    """Keep of a row what is told."""
    return {key: row[key] for key in ("query", "searches", *more)}


def topics(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Gather queries that share their telling words into topics, most searched first.

    Average-link clustering of TF-IDF vectors by cosine; a topic has the name of its most searched
    query. At most 1,000 queries are gathered, the most searched.
    """
    kept = [row for row in rows if query_words(row["query"])][:_GATHERED]
    found: dict[int, list[Mapping[str, Any]]] = {}
    for label, row in zip(_labels([row["query"] for row in kept]), kept, strict=True):
        found.setdefault(label, []).append(row)
    topics = [
        {
            "name": members[0]["query"],
            "searches": sum(row["searches"] for row in members),
            "queries": [_brief(row, "state") for row in members],
        }
        for members in found.values()
    ]
    return sorted(topics, key=lambda x: (-x["searches"], x["name"]))[:_LISTED]


def _labels(queries: Sequence[str]) -> list[int]:
    """Return the number of each query's topic."""
    if len(queries) < 2:
        return list(range(len(queries)))
    # scikit-learn takes a second to load, and only this stage needs it.
    from sklearn.cluster import AgglomerativeClustering
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(analyzer=lambda q: [stem(word) for word in query_words(q)])
    vectors = vectorizer.fit_transform(queries).toarray()
    clusters = AgglomerativeClustering(
        n_clusters=None, distance_threshold=_APART, metric="cosine", linkage="average"
    )
    return [int(label) for label in clusters.fit_predict(vectors)]


def _pdf_only(
    rows: Sequence[Mapping[str, Any]],
    grades: Mapping[str, Mapping[str, int]],
    documents: Mapping[str, SearchDocument],
    first: Mapping[str, Sequence[str]],
) -> list[dict[str, Any]]:
    """Return the queries whose right pages (else whose first three results) are all documents."""
    found = []
    for row in rows:
        right = [k for k, g in grades.get(" ".join(words(row["query"])), {}).items() if g > 0]
        kept = [k for k in right if k in documents] or first[row["query"]]
        if kept and all(documents[key].kind == "document" for key in kept):
            found.append({**_brief(row, "state"), "address": kept[0]})
    return found


def _is_covered(query: str, found: Sequence[str], documents: Mapping[str, SearchDocument]) -> bool:
    """Whether the page found first says at least half of the words that were asked."""
    wanted = {stem(word) for word in query_words(query)}
    if not wanted:
        return True
    if not found:
        return False
    page = documents[found[0]]
    text = f"{page.title} {page.headings} {page.links_in} {page.address_words} {page.body}"
    return len(wanted & {stem(word) for word in words(text)}) >= _COVERED * len(wanted)
