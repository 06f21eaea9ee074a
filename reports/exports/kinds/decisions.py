"""Rows of `decisions`: what people decided about issues and findings."""

from __future__ import annotations

from collections.abc import Iterator

from audit.history.decisions import COLUMNS
from reports.exports.export_types import Row, RowKind
from reports.sources import Sources


def decision_rows(sources: Sources) -> Iterator[Row]:
    """Go through what people decided, as it stands today (UTC); confidential if it is asked for."""
    rows = sources.decisions.rows()
    yield from (row for row in rows if not sources.is_left_out(str(row["rule"])))


EXPORT = RowKind("decisions", COLUMNS, decision_rows, place=60)
