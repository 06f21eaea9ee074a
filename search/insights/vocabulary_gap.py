"""Where residents and the council use different words for the same thing.

A resident's word counts as a gap where the pages that its queries lead to do not say it. The
council's word is the one that most of these pages have in their titles. Two remedies are tried:
telling the search that both mean the same, and writing the resident's word into the title of the
page most wanted (`search.insights.title_edits`). Each on queries that it was not found by: each
half of the log proposes, the other half judges.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from search.analysis import STOP_WORDS, stem, words
from search.ask import found_by
from search.documents import SearchDocument
from search.editors import Editors
from search.evaluation.judgements import JudgedQuery
from search.evaluation.metrics import DEPTH, per_query
from search.insights.title_edits import Edits, Rebuild, Use, verdict
from search.learning.training_pairs import half_of
from search.rankers.ranker import Ranker

_GOOD = 2
_MOST, _TRIED = 30, 60
_SHORTEST = 3


def gaps(
    judged: Sequence[JudgedQuery],
    documents: Mapping[str, SearchDocument],
    halves: Mapping[int, Ranker],
    rebuild: Rebuild | None = None,
) -> list[dict[str, Any]]:
    """Return the gaps, most searched first (at most 30).

    `halves` holds, for each half, the ranker that learnt from it only. Each row has `resident`,
    `searches`, `council`, `pages` (how many use the council's word in their title), `queries`
    (held out), `before` and `after` (their nDCG@10, None where fewer than 3), and `suggest`:
    whether the synonym made them better. With `rebuild` (which makes a half's ranker anew from
    other documents) rows have `title_edit` as well, see `search.insights.title_edits.Edits.row`.
    """
    uses = _uses(judged, documents)
    ranked = sorted(uses, key=lambda w: (-sum(u.query.searches for u in uses[w]), w))[:_MOST]
    rows = [_row(word, uses[word], documents, halves) for word in ranked]
    told = [row for row in rows if row is not None]
    if rebuild is not None and told:
        edits = Edits({row["resident"]: uses[row["resident"]] for row in told}, documents)
        edits.try_out(halves, rebuild)
        told = [{**row, "title_edit": edits.row(row["resident"])} for row in told]
    return told


def _uses(
    judged: Iterable[JudgedQuery], documents: Mapping[str, SearchDocument]
) -> dict[str, list[Use]]:
    """Gather the queries of each word that the right pages do not say."""
    found: dict[str, list[Use]] = {}
    said: dict[str, set[str]] = {}
    for query in judged:
        right = tuple(k for k, g in query.grades.items() if g >= _GOOD and k in documents)
        for key in right:
            if key not in said:
                said[key] = _stems(documents[key])
        for word in set(words(query.query)) - STOP_WORDS:
            if right and len(word) >= _SHORTEST and not any(stem(word) in said[k] for k in right):
                found.setdefault(word, []).append(Use(query, right))
    return found


def _stems(document: SearchDocument) -> set[str]:
    """Return the stems of everything that a page says of itself."""
    text = f"{document.title} {document.headings} {document.address_words} {document.body}"
    return {stem(word) for word in words(text)}


def _row(
    resident: str,
    uses: Sequence[Use],
    documents: Mapping[str, SearchDocument],
    halves: Mapping[int, Ranker],
) -> dict[str, Any] | None:
    """Make the row of one word; None where the pages share no word of their own."""
    council = _council_word(uses, documents)
    if not council:
        return None
    figures = [x for half in (0, 1) for x in _tried(resident, uses, half, documents, halves)]
    return {
        "resident": resident,
        "searches": sum(use.query.searches for use in uses),
        "council": council,
        "pages": sum(council in words(d.title) for d in documents.values()),
        **verdict(figures),
    }


def _tried(
    resident: str,
    uses: Sequence[Use],
    half: int,
    documents: Mapping[str, SearchDocument],
    halves: Mapping[int, Ranker],
) -> list[tuple[float, float]]:
    """Let one half of the queries propose, and measure the other: (before, after) of each."""
    council = _council_word([u for u in uses if half_of(u.query.query) == half], documents)
    asked = [u.query for u in uses if half_of(u.query.query) != half][:_TRIED]
    if not council or not asked:
        return []
    same = Editors({}, ((resident, council),))
    plain = {q.id: _best(halves[half], q.query, ()) for q in asked}
    helped = {q.id: _best(halves[half], q.query, same.alternatives(q.query)) for q in asked}
    before, after = per_query(asked, plain), per_query(asked, helped)
    return [(before[q.id]["ndcg@10"], after[q.id]["ndcg@10"]) for q in asked if q.id in before]


def _best(ranker: Ranker, query: str, others: Sequence[str]) -> list[str]:
    """Return the ids of the best answers to a query and what it means besides."""
    found = found_by(ranker, query, others)
    return sorted(found, key=lambda key: (-found[key], key))[:DEPTH]


def _council_word(uses: Sequence[Use], documents: Mapping[str, SearchDocument]) -> str:
    """Return the title word that most of the pages share and the queries do not say."""
    counted: Counter[str] = Counter()
    for use in uses:
        asked = {stem(word) for word in words(use.query.query)}
        titles = {word for key in use.pages for word in words(documents[key].title)}
        for word in titles - STOP_WORDS:
            if stem(word) not in asked and len(word) >= _SHORTEST and not word.isdigit():
                counted[word] += use.query.searches
    return min(counted, key=lambda word: (-counted[word], word), default="")
