"""How the site's search answers each query that residents typed: the rows of `export queries`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from search.analysis import folded
from search.evaluation.judgements import JudgedQuery
from search.logs.query_log import LoggedQuery, QueryLog
from search.rankers.ranker import Ranker
from signpost.workspace.artifacts.searched import QueryRow

# Results are counted up to here.
_MOST = 100
# SOCITM's Better Connected: the answer has to be among the first five results.
_FIRST = 5


def query_rows(
    run: int,
    log: QueryLog,
    judged: Sequence[JudgedQuery],
    ranker: Ranker,
    services: Mapping[str, str],
) -> list[QueryRow]:
    """Return a row for each logged query, most searched first, then for each user story's search.

    Answers are those of the index that learnt from the whole log: what residents will get, not a
    fair test of the ranker. `services` names the service of every page.
    """
    judged_by_key = {q.id: q for q in judged}
    typed = {folded(q.query): q for q in log.queries}
    for story in judged:
        typed.setdefault(story.id, LoggedQuery(story.query, 0))
    return [
        _row(run, logged, judged_by_key.get(key), ranker, services) for key, logged in typed.items()
    ]


def _row(
    run: int,
    logged: LoggedQuery,
    judged: JudgedQuery | None,
    ranker: Ranker,
    services: Mapping[str, str],
) -> QueryRow:
    """Make the row of one query."""
    found = [page for page, _ in ranker.search(logged.query, _MOST)]
    grades = judged.grades if judged is not None and judged.can_be_answered else {}
    places = [i for i, page in enumerate(found, 1) if grades.get(page, 0) > 0]
    right = sorted((page for page in grades if page in services), key=lambda k: (-grades[k], k))
    best = next(iter([*right, *found]), "")
    position = places[0] if places else None
    return QueryRow(
        run=run,
        query=logged.query,
        searches=logged.searches,
        clicks=round(sum(logged.clicks.values())),
        results=len(found),
        best_position=position,
        family=services.get(best, ""),
        state=query_state(len(found), bool(grades), position),
        first=found[:_FIRST],
        right=right[:_FIRST],
    )


def query_state(results: int, is_judged: bool, position: int | None) -> str:
    """Say how a query fares: `zero`, `unjudged`, `answered` or `low`."""
    if not results:
        return "zero"
    if not is_judged:
        return "unjudged"
    return "answered" if position is not None and position <= _FIRST else "low"
