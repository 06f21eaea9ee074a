"""What residents' searches tell the people who write the site.

Stored as `search/insight`: see `insight` for what is in it. Everything is counted from the log
(personal data already taken out) and from how the site's own search answers it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from search.analysis import folded, query_words, stem, words
from search.documents import SearchDocument
from search.evaluation.judgements import JudgedQuery
from search.insights.noise import Noise
from search.insights.subjects import shared_words
from search.insights.title_edits import Rebuild
from search.insights.topics import GATHERED, topics
from search.insights.vocabulary_gap import gaps
from search.rankers.ranker import Ranker

_TOP, _LISTED, _EXAMPLES = 20, 50, 5
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
    staff: Sequence[str] = (),
    rebuild: Rebuild | None = None,
    own: Sequence[str] = (),
) -> dict[str, Any]:
    """Return what the weekly page tells of searches, as plain data.

    `rows` are those of `search.logs.query_rows`, `ranker` answers residents, `halves` hold what
    each
    half of the log taught, `rebuild` makes one anew. `staff` are words that only staff search for,
    `own` the name and host of the site.
    Keys: `queries` and `searches` (how many in all); `left_out` (searches that the rest leaves out,
    by reason, see `search.insights.noise`); `top` (most searched); `topics` (queries that find
    nothing, or no right page among the first five, gathered by meaning, see
    `search.insights.topics`); `vocabulary` (`search.insights.vocabulary_gap`); `pdf_only` (queries
    answered by a document and no page: query, searches, address); `no_page` (nothing on the site
    says what is asked); `contact` (people looking for a person to talk to).
    """
    everything = [row for row in rows if row["searches"] > 0]
    noise = Noise(staff, shared_words(row["query"] for row in everything), own)
    asked, left_out = _parted(everything, noise)
    grades = {q.id: q.grades for q in judged}
    first = {
        row["query"]: [k for k, _ in ranker.search(row["query"], 3)] for row in asked[:GATHERED]
    }
    looked_at = [row for row in asked if row["query"] in first]
    poor = [row for row in asked if row["state"] in ("zero", "low")]
    return {
        "queries": len(everything),
        "searches": sum(row["searches"] for row in everything),
        "left_out": left_out,
        "top": [_brief(row, "state", "family") for row in asked[:_TOP]],
        "topics": topics(poor, _answers(poor, grades, first)),
        "vocabulary": gaps(judged, documents, halves, rebuild),
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


def _parted(
    rows: Sequence[Mapping[str, Any]], noise: Noise
) -> tuple[list[Mapping[str, Any]], list[dict[str, Any]]]:
    """Part rows into those that tell of the website, and what is left out by reason."""
    kept: list[Mapping[str, Any]] = []
    found: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        # What residents opened a page for is no noise, whatever it looks like.
        reason = "" if row["clicks"] else noise.reason(row["query"])
        (found.setdefault(reason, []) if reason else kept).append(row)
    left_out = [
        {
            "reason": reason,
            "searches": sum(row["searches"] for row in some),
            "queries": [row["query"] for row in some[:_EXAMPLES]],
        }
        for reason, some in sorted(found.items())
    ]
    return kept, left_out


def _answers(
    rows: Sequence[Mapping[str, Any]],
    grades: Mapping[str, Mapping[str, int]],
    first: Mapping[str, Sequence[str]],
) -> dict[str, Sequence[str]]:
    """Return the pages that say what a query is about: the right ones, else those found first."""
    found: dict[str, Sequence[str]] = {}
    for row in rows:
        right = [k for k, g in grades.get(folded(row["query"]), {}).items() if g > 0]
        found[row["query"]] = right or first.get(row["query"], ())
    return found


def _brief(row: Mapping[str, Any], *more: str) -> dict[str, Any]:
    """Keep of a row what is told."""
    return {key: row[key] for key in ("query", "searches", *more)}


def _pdf_only(
    rows: Sequence[Mapping[str, Any]],
    grades: Mapping[str, Mapping[str, int]],
    documents: Mapping[str, SearchDocument],
    first: Mapping[str, Sequence[str]],
) -> list[dict[str, Any]]:
    """Return the queries whose right pages (else whose first three results) are all documents."""
    found = []
    for row in rows:
        right = [k for k, g in grades.get(folded(row["query"]), {}).items() if g > 0]
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
