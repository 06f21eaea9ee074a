"""The decisions about issues, those that have run out too, on one page."""

from __future__ import annotations

from reports.context import ReportContext
from reports.pages.page import ReportPage


def write(context: ReportContext) -> None:
    """Write `decisions.html`, without those on what is told to people who sign in only."""
    sources = context.sources
    issues = {row.id: row for row in sources.issues}
    found = sources.decisions
    told = [x for x in found.all() if not sources.is_left_out(x.rule)]
    context.write_page(
        "decisions.html",
        "decisions.html",
        context.title("Decisions about issues"),
        decisions=[(x, found.state(x), issues.get(x.target)) for x in told],
    )


PAGE = ReportPage(write)
