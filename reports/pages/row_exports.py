"""The run as rows for other tools: every kind in several formats, under `exports/`."""

from __future__ import annotations

from reports.context import ReportContext
from reports.pages.page import ReportPage


def write(context: ReportContext) -> dict[str, int]:
    """Write the rows, unless another page has asked how many there are."""
    return context.exported


PAGE = ReportPage(write)
