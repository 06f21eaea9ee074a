"""What the benchmark said of the site search, as tables; nothing is measured here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from reports.sources import Sources
from reports.view_models.existing_search import (
    ExistingSearchView,
    existing_search_view,
    written,
)
from signpost.workspace.artifacts.search_figures import (
    BENCHMARK,
    PROMOTION,
    Benchmark,
    FamilyComparison,
    PeopleComparison,
    Promotion,
    RankerFigures,
    ResidentsVerdict,
)
from signpost.workspace.artifacts.search_insight import INSIGHT, SearchInsight
from signpost.workspace.artifacts.searched import QUERIES, QueryRow

# What a figure is called, where it is stored, and how it is written.
FIGURES: tuple[tuple[str, Callable[[RankerFigures], float | None], str], ...] = (
    ("nDCG@10", lambda x: x.ndcg_at_10, "{:.3f}"),
    ("MRR@10", lambda x: x.mrr_at_10, "{:.3f}"),
    ("First result right", lambda x: x.success_at_1, "{:.0%}"),
    ("Right in first five", lambda x: x.success_at_5, "{:.0%}"),
    ("No results", lambda x: x.zero_results, "{:.1%}"),
    ("Half answered in", lambda x: x.p50_ms, "{:.2f} ms"),
    ("95 % answered in", lambda x: x.p95_ms, "{:.2f} ms"),
)
# States of a query that mean that people do not find what they want.
FAILING = {"zero", "low"}


@dataclass(frozen=True, slots=True)
class PeopleRow:
    """A ranker on the queries that people judged: nDCG@10 and its 95 % interval, as written."""

    ranker: str
    queries: int
    figure: str
    interval: str


@dataclass(frozen=True, slots=True)
class SearchView:
    """The part of the weekly page on search. `reason` says why the index went live, or did not.

    `rankers` are (name, figures as written, nDCG@10 on unseen queries). `people` says what people's
    own judgements come to, by ranker; empty where they judged nothing. `logged` counts the queries
    of the log; `failing` are the first of the `failing_count` that fail.
    """

    rankers: list[tuple[str, list[str], str]]
    live: str
    queries: int
    documents: int
    promoted: bool | None
    reason: str
    failing: list[QueryRow]
    failing_count: int
    logged: int
    unjudged: int
    why_unmeasured: str
    notes: list[str]
    families: list[FamilyComparison]
    existing: ExistingSearchView | None
    people: list[PeopleRow]
    people_compared: PeopleComparison | None
    residents: ResidentsVerdict | None

    @property
    def headings(self) -> list[str]:
        """The columns of the table of rankers."""
        return [name for name, _, _ in FIGURES]


def search_view(sources: Sources, rows: int) -> SearchView | None:
    """Return what is stored of the search, or None if it was neither measured nor promoted.

    `rows` is how many failing queries are shown, those most searched for first.
    """
    measured, promotion = sources.read(BENCHMARK), sources.read(PROMOTION)
    queries = sources.read(QUERIES)
    if measured is None and promotion is None and not queries:
        return None
    measured, promotion = measured or Benchmark(), promotion or Promotion()
    failing = [row for row in queries if row.state in FAILING]
    failing.sort(key=lambda row: (-row.searches, row.query))
    return SearchView(
        rankers=_rankers(measured.rankers),
        live=promotion.ranker or sources.config.search.ranker,
        queries=measured.queries,
        documents=measured.documents,
        promoted=promotion.promoted,
        reason=promotion.reason,
        failing=failing[:rows],
        failing_count=len(failing),
        unjudged=sum(1 for row in queries if row.state == "unjudged"),
        why_unmeasured=measured.reason,
        notes=measured.notes,
        logged=len(queries),
        families=_changed(promotion.families),
        existing=existing_search_view(measured.present),
        people=_people(measured.rankers),
        people_compared=promotion.people,
        residents=promotion.residents,
    )


def _people(measured: Mapping[str, RankerFigures]) -> list[PeopleRow]:
    """Return what people's judgements come to by ranker, the best first."""
    found = [(name, x.people) for name, x in measured.items() if x.people and x.people.queries]
    found.sort(key=lambda x: (-(x[1].ndcg_at_10 or 0.0), x[0]))
    return [
        PeopleRow(name, x.queries, written(x.ndcg_at_10, "{:.3f}"), between(x.ndcg_at_10_interval))
        for name, x in found
    ]


def between(interval: Sequence[float] | None) -> str:
    """Write an interval; one query has none."""
    return f"{interval[0]:.3f} to {interval[1]:.3f}" if interval else "unknown"


def _changed(families: Iterable[FamilyComparison]) -> list[FamilyComparison]:
    """Return the service families whose figure changed, those that fell most first."""
    changed = [x for x in families if x.new != x.old]
    return sorted(changed, key=lambda x: (x.new - x.old, x.family))


def insight_of(sources: Sources) -> SearchInsight | None:
    """What residents' searches tell (`search.insights.insight`); None if nobody looked.

    Of words that residents use, what helps comes first, what nobody could try last.
    """
    found = sources.read(INSIGHT)
    if found is None:
        return None
    order = {True: 0, False: 1, None: 2}
    gaps = sorted(
        found.vocabulary, key=lambda row: order[row.suggest if row.after is not None else None]
    )
    return msgspec.structs.replace(found, vocabulary=gaps)


def _rankers(measured: Mapping[str, RankerFigures]) -> list[tuple[str, list[str], str]]:
    """Return (name, figures as written, nDCG@10 on unseen queries), the best ranker first."""
    found = []
    for name, figures in measured.items():
        cells = [written(figure(figures), form) for _, figure, form in FIGURES]
        unseen = figures.unseen.ndcg_at_10 if figures.unseen else None
        found.append((name, cells, written(unseen, "{:.3f}")))
    best = {name: figures.ndcg_at_10 or 0.0 for name, figures in measured.items()}
    return sorted(found, key=lambda row: (-best[row[0]], row[0]))
