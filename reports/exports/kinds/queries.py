"""Rows of `queries`: what people searched for, as the benchmark left it."""

from __future__ import annotations

from collections.abc import Iterator

from reports.exports.export_types import Row, RowKind
from reports.sources import Sources
from signpost.workspace.artifacts.searched import QUERIES

COLUMNS = ("run", "query", "searches", "clicks", "results", "best_position", "family", "state")


def query_rows(sources: Sources) -> Iterator[Row]:
    """Go through what people searched for; none without a query log."""
    for row in sources.read(QUERIES):
        yield {
            "run": sources.run.id,
            "query": row.query,
            "searches": row.searches,
            "clicks": row.clicks,
            "results": row.results,
            "best_position": row.best_position,
            "family": row.family,
            "state": row.state,
        }


EXPORT = RowKind("queries", COLUMNS, query_rows, place=50)
