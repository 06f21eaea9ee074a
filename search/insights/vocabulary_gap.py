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

import msgspec

from search.analysis import STOP_WORDS, words
from search.documents import SearchDocument
from search.editors import EditorialRules
from search.evaluation.judgements import JudgedQuery
from search.evaluation.metrics import DEPTH, per_query
from search.insights.title_edits import RebuildHalf, TitleEditTrial, WordUse, held_out_verdict
from search.learning.training_pairs import half_of
from search.rankers.ranker import Ranker, search_with_alternatives
from search.stemming import stem
from signpost.workspace.artifacts.search_insight import VocabularyGap

_GOOD = 2
_MOST, _TRIED = 30, 60
_SHORTEST = 3


def vocabulary_gaps(
    judged: Sequence[JudgedQuery],
    documents: Mapping[str, SearchDocument],
    halves: Mapping[int, Ranker],
    rebuild_half: RebuildHalf | None = None,
) -> list[VocabularyGap]:
    """Return the gaps, most searched first (at most 30).

    `halves` holds, for each half, the ranker that learnt from it only. With `rebuild_half` (which
    makes a half's ranker anew from other documents) titles are tried as well.
    """
    uses = _uses(judged, documents)
    ranked = sorted(uses, key=lambda w: (-sum(u.query.searches for u in uses[w]), w))[:_MOST]
    rows = [_gap(word, uses[word], documents, halves) for word in ranked]
    found = [row for row in rows if row is not None]
    if rebuild_half is not None and found:
        trial = TitleEditTrial({gap.resident: uses[gap.resident] for gap in found}, documents)
        trial.try_out(halves, rebuild_half)
        found = [msgspec.structs.replace(x, title_edit=trial.of(x.resident)) for x in found]
    return found


def _uses(
    judged: Iterable[JudgedQuery], documents: Mapping[str, SearchDocument]
) -> dict[str, list[WordUse]]:
    """Gather the queries of each word that the right pages do not say."""
    found: dict[str, list[WordUse]] = {}
    said: dict[str, set[str]] = {}
    for query in judged:
        right = tuple(k for k, g in query.grades.items() if g >= _GOOD and k in documents)
        for key in right:
            if key not in said:
                said[key] = _stems(documents[key])
        for word in set(words(query.query)) - STOP_WORDS:
            if right and len(word) >= _SHORTEST and not any(stem(word) in said[k] for k in right):
                found.setdefault(word, []).append(WordUse(query, right))
    return found


def _stems(document: SearchDocument) -> set[str]:
    """Return the stems of everything that a page says of itself."""
    text = f"{document.title} {document.headings} {document.address_words} {document.body}"
    return {stem(word) for word in words(text)}


def _gap(
    resident: str,
    uses: Sequence[WordUse],
    documents: Mapping[str, SearchDocument],
    halves: Mapping[int, Ranker],
) -> VocabularyGap | None:
    """Describe the gap of one word; None where the pages share no word of their own."""
    council = _council_word(uses, documents)
    if not council:
        return None
    figures = [x for half in (0, 1) for x in _tried(resident, uses, half, documents, halves)]
    verdict = held_out_verdict(figures)
    return VocabularyGap(
        resident=resident,
        searches=sum(use.query.searches for use in uses),
        council=council,
        pages=sum(council in words(d.title) for d in documents.values()),
        queries=verdict.queries,
        before=verdict.before,
        after=verdict.after,
        suggest=verdict.suggest,
    )


def _tried(
    resident: str,
    uses: Sequence[WordUse],
    half: int,
    documents: Mapping[str, SearchDocument],
    halves: Mapping[int, Ranker],
) -> list[tuple[float, float]]:
    """Let one half of the queries propose, and measure the other: (before, after) of each."""
    council = _council_word([u for u in uses if half_of(u.query.query) == half], documents)
    asked = [u.query for u in uses if half_of(u.query.query) != half][:_TRIED]
    if not council or not asked:
        return []
    same = EditorialRules({}, ((resident, council),))
    plain = {q.id: _best(halves[half], q.query, ()) for q in asked}
    helped = {q.id: _best(halves[half], q.query, same.alternatives(q.query)) for q in asked}
    before, after = per_query(asked, plain), per_query(asked, helped)
    return [(before[q.id]["ndcg@10"], after[q.id]["ndcg@10"]) for q in asked if q.id in before]


def _best(ranker: Ranker, query: str, others: Sequence[str]) -> list[str]:
    """Return the ids of the best answers to a query and what it means besides."""
    found = search_with_alternatives(ranker, query, others)
    return sorted(found, key=lambda key: (-found[key], key))[:DEPTH]


def _council_word(uses: Sequence[WordUse], documents: Mapping[str, SearchDocument]) -> str:
    """Return the title word that most of the pages share and the queries do not say."""
    counted: Counter[str] = Counter()
    for use in uses:
        asked = {stem(word) for word in words(use.query.query)}
        titles = {word for key in use.pages for word in words(documents[key].title)}
        for word in titles - STOP_WORDS:
            if stem(word) not in asked and len(word) >= _SHORTEST and not word.isdigit():
                counted[word] += use.query.searches
    return min(counted, key=lambda word: (-counted[word], word), default="")
