"""Rows of `issues`: what one fix clears, first what should be mended first."""

from __future__ import annotations

from collections.abc import Iterator

from reports.exports.export_types import Row, RowKind
from reports.sources import Sources

COLUMNS = (
    *("run", "issue", "rule", "where_sample", "pages", "findings", "severity"),
    *("priority_low", "priority_high", "owner", "message"),
)


def issue_rows(sources: Sources) -> Iterator[Row]:
    """Go through a run's issues, first what should be mended first."""
    for row in sources.issues:
        yield {
            "run": sources.run.id,
            "issue": row.id,
            "rule": row.rule,
            "where_sample": row.where_sample,
            "pages": row.pages,
            "findings": row.findings,
            "severity": row.severity,
            "priority_low": row.priority_low,
            "priority_high": row.priority_high,
            "owner": row.owner,
            "message": row.message,
        }


EXPORT = RowKind("issues", COLUMNS, issue_rows, place=40)
