"""What the benchmark said of the site search, as tables; nothing is measured here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from reports.pages.weekly_page.existing_search import beside
from reports.sources import Sources

# What a figure is called, its key, and how it is written.
FIGURES: tuple[tuple[str, str, str], ...] = (
    ("nDCG@10", "ndcg@10", "{:.3f}"),
    ("MRR@10", "mrr@10", "{:.3f}"),
    ("First result right", "success@1", "{:.0%}"),
    ("Right in first five", "success@5", "{:.0%}"),
    ("No results", "zero_results", "{:.1%}"),
    ("Half answered in", "p50_ms", "{:.2f} ms"),
    ("95 % answered in", "p95_ms", "{:.2f} ms"),
)
# States of a query that mean that people do not find what they want.
FAILING = {"zero", "low"}
_UNKNOWN = "not measured"
# The lists of `search.insights.insight` that reports show.
INSIGHT = (
    "top",
    "topics",
    "vocabulary",
    "synonyms",
    "no_page",
    "pdf_only",
    "contact",
    "left_out",
)


@dataclass(frozen=True, slots=True)
class SearchView:
    """The part of the front page on search. `reason` says why the index went live, or did not.

    `present` is what `reports.pages.weekly_page.existing_search.beside` makes of the site's own
    search.
    """

    rankers: list[tuple[str, list[str], str]]
    live: str
    queries: int
    documents: int
    promoted: bool | None
    reason: str
    failing: list[dict[str, Any]]
    fails: int
    asked: int
    unjudged: int
    why_unmeasured: str
    notes: list[str]
    families: list[dict[str, Any]]
    present: dict[str, Any] | None

    @property
    def headings(self) -> list[str]:
        """The columns of the table of rankers."""
        return [name for name, _, _ in FIGURES]


def search_view(sources: Sources, rows: int) -> SearchView | None:
    """Return what is stored of the search, or None if it was neither measured nor promoted.

    `rows` is how many failing queries are shown, those most searched for first.
    """
    measured = sources.artifact("search/benchmark")
    promotion = sources.artifact("search/promotion") or {}
    queries = sources.artifact("search/queries") or []
    if measured is None and not promotion and not queries:
        return None
    measured = measured or {}
    failing = [row for row in queries if row.get("state") in FAILING]
    failing.sort(key=lambda row: (-(row.get("searches") or 0), str(row.get("query", ""))))
    return SearchView(
        rankers=_rankers(measured.get("rankers", {})),
        live=str(promotion.get("ranker") or sources.config.search.ranker),
        queries=int(measured.get("queries") or 0),
        documents=int(measured.get("documents") or 0),
        promoted=promotion.get("promoted"),
        reason=str(promotion.get("reason") or ""),
        failing=failing[:rows],
        fails=len(failing),
        unjudged=sum(1 for row in queries if row.get("state") == "unjudged"),
        why_unmeasured=str(measured.get("reason") or ""),
        notes=[str(note) for note in measured.get("notes") or ()],
        asked=len(queries),
        families=_compared(promotion.get("families") or ()),
        present=beside(measured.get("present")),
    )


def _compared(families: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the service families whose figure changed, those that fell most first."""
    changed = [x for x in families if x["new"] != x["old"]]
    return sorted(changed, key=lambda x: (x["new"] - x["old"], x["family"]))


def insight_of(sources: Sources) -> dict[str, Any] | None:
    """What residents' searches tell (`search.insights.insight`); None if nobody looked."""
    found: dict[str, Any] | None = sources.artifact("search/insight")
    if not found:
        return None
    told = {key: [] for key in INSIGHT} | {"queries": 0, "searches": 0} | found
    # What helps comes first, what nobody could try last.
    order = {True: 0, False: 1, None: 2}
    told["vocabulary"] = sorted(
        told["vocabulary"],
        key=lambda row: order[row["suggest"] if row["after"] is not None else None],
    )
    return told


def _rankers(measured: Mapping[str, Mapping[str, Any]]) -> list[tuple[str, list[str], str]]:
    """Return (name, figures as written, nDCG@10 on unseen queries), the best ranker first."""
    found = []
    for name, figures in measured.items():
        unseen = figures.get("unseen") or {}
        cells = [_written(figures.get(key), form) for _, key, form in FIGURES]
        found.append((name, cells, _written(unseen.get("ndcg@10"), "{:.3f}")))
    best = {name: figures.get("ndcg@10") or 0.0 for name, figures in measured.items()}
    return sorted(found, key=lambda row: (-best[row[0]], row[0]))


def _written(value: Any, form: str) -> str:
    """Write a figure; one that is missing says so."""
    return form.format(value) if isinstance(value, (int, float)) else _UNKNOWN
