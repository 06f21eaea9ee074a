"""The decisions about issues, those that have run out too, on one page."""

from __future__ import annotations

from reports.context import ReportContext
from reports.pages.page import ReportPage


def write(context: ReportContext) -> None:
    """Write `decisions.html`; the exports have the same as a table."""
    issues = {row.id: row for row in context.sources.issues}
    found = context.sources.decisions
    context.write_page(
        "decisions.html",
        "decisions.html",
        context.title("Decisions about issues"),
        decisions=[(x, found.state(x), issues.get(x.target)) for x in found.all()],
    )


PAGE = ReportPage(write)
