"""What the command line shows of the search: figures of a benchmark, results of a query."""

from __future__ import annotations

from collections.abc import Sequence

from search.answering.search_request import SearchResult
from signpost.workspace.artifacts.search_figures import Benchmark, RankerFigures

_HEADINGS = (
    *("ndcg@10", "mrr@10", "success@1", "success@3", "success@5"),
    *("zero_results", "p50_ms", "p95_ms", "unseen"),
)


def benchmark_table(figures: Benchmark) -> str:
    """Write figures as lines of plain text.

    The last column is nDCG@10 of the queries that were not learnt from; a dash is a figure that
    could not be measured.
    """
    if not figures.rankers:
        return f"Nothing was measured: {figures.reason or 'there are no judged queries'}"
    lines = [_line("ranker", _HEADINGS)]
    for name, found in figures.rankers.items():
        lines.append(_line(name, ["-" if v is None else f"{v:.3f}" for v in _values(found)]))
    lines.append(f"{figures.queries} judged queries, {figures.documents} documents")
    return "\n".join(lines)


def _values(figures: RankerFigures) -> list[float | None]:
    """Return a ranker's figures in the order of the headings."""
    return [
        *(figures.ndcg_at_10, figures.mrr_at_10),
        *(figures.success_at_1, figures.success_at_3, figures.success_at_5),
        *(figures.zero_results, figures.p50_ms, figures.p95_ms),
        figures.unseen.ndcg_at_10 if figures.unseen else None,
    ]


def _line(name: str, cells: Sequence[str]) -> str:
    """Set one row in columns."""
    return f"{name:10}" + "".join(f"{cell:>13}" for cell in cells)


def results_listing(results: Sequence[SearchResult]) -> str:
    """Write results as lines of plain text; control characters from pages are left out."""
    if not results:
        return "Nothing was found"
    lines = [
        line
        for number, x in enumerate(results, 1)
        for line in (f"{number}. {x.title}", f"   {x.address}", f"   {x.snippet}")
    ]
    return "\n".join("".join(c for c in line if c.isprintable()).rstrip() for line in lines)
