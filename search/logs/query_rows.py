"""How the site's search answers each query that residents typed: the rows of `export queries`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from search.analysis import folded
from search.evaluation.judgements import JudgedQuery
from search.logs.query_log import Log
from search.rankers.ranker import Ranker

# Results are counted up to here.
_MOST = 100
# SOCITM's Better Connected: the answer has to be among the first five results.
_FIRST = 5


def rows(
    run: int,
    log: Log,
    judged: Sequence[JudgedQuery],
    ranker: Ranker,
    services: Mapping[str, str],
) -> list[dict[str, Any]]:
    """Return a row for each logged query, most searched first, then for each user story's search.

    Keys: `run query searches clicks results best_position family state`. `results` counts up to
    100; `best_position` is the place (from 1) of the first page judged relevant, or None;
    `family` is the service of the best judged page, else of the first result. `state` is `zero`
    (nothing found), `unjudged` (nobody said what is right), `answered` (a right page is among the
    first five) or `low` (it is not). Answers are those of the index that learnt from the whole
    log: what residents will get, not a fair test of the ranker. Besides, for scorecards: `first`
    (the addresses of the first five results) and `right` (of the best judged pages, at most five).
    """
    known = {q.id: q for q in judged}
    asked = {folded(q.query): (q.query, q.searches, sum(q.clicks.values())) for q in log.queries}
    for story in judged:
        asked.setdefault(story.id, (story.query, 0, 0.0))
    return [
        _row(run, query, searches, clicks, known.get(key), ranker.search(query, _MOST), services)
        for key, (query, searches, clicks) in asked.items()
    ]


def _row(
    run: int,
    query: str,
    searches: int,
    clicks: float,
    judged: JudgedQuery | None,
    found: Sequence[tuple[str, float]],
    services: Mapping[str, str],
) -> dict[str, Any]:
    """Make the row of one query."""
    grades = judged.grades if judged is not None and judged.can_be_answered else {}
    places = [i for i, (key, _) in enumerate(found, 1) if grades.get(key, 0) > 0]
    right = sorted((key for key in grades if key in services), key=lambda k: (-grades[k], k))
    first = [*right, *(key for key, _ in found)][:1]
    return {
        "run": run,
        "query": query,
        "searches": searches,
        "clicks": round(clicks),
        "results": len(found),
        "best_position": places[0] if places else None,
        "family": services.get(first[0], "") if first else "",
        "state": state(len(found), bool(grades), places[0] if places else None),
        "first": [key for key, _ in found[:_FIRST]],
        "right": right[:_FIRST],
    }


def state(results: int, is_judged: bool, position: int | None) -> str:
    """Say how a query fares: `zero`, `unjudged`, `answered` or `low`."""
    if not results:
        return "zero"
    if not is_judged:
        return "unjudged"
    return "answered" if position is not None and position <= _FIRST else "low"
