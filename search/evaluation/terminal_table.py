"""Benchmark figures as a table for a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_SHOWN = (
    *("ndcg@10", "mrr@10", "success@1", "success@3", "success@5"),
    *("zero_results", "p50_ms", "p95_ms"),
)


def table(figures: Mapping[str, Any]) -> str:
    """Write what `benchmark_collection` or `benchmark_run` returned as lines of plain text.

    The last column is nDCG@10 of the queries that were not learnt from; a dash is a figure that
    could not be measured.
    """
    if not figures["rankers"]:
        return f"Nothing was measured: {figures.get('reason', 'there are no judged queries')}"
    lines = [_line("ranker", [*_SHOWN, "unseen"])]
    for name, found in figures["rankers"].items():
        values = [found.get(key) for key in _SHOWN] + [found["unseen"]["ndcg@10"]]
        lines.append(_line(name, ["-" if v is None else f"{v:.3f}" for v in values]))
    lines.append(f"{figures['queries']} judged queries, {figures['documents']} documents")
    return "\n".join(lines)


def _line(name: str, cells: list[str]) -> str:
    """Set one row in columns."""
    return f"{name:10}" + "".join(f"{cell:>13}" for cell in cells)
