"""What residents' searches tell the people who write the site, on a page of its own."""

from __future__ import annotations

from reports.context import ReportContext
from reports.pages.page import MenuEntry, ReportPage
from reports.view_models.search_figures import insight_of

FILE = "searches.html"
# Rows of each list; the exports have every query.
_ROWS = 25


def write(context: ReportContext) -> None:
    """Write `searches.html`; where nobody looked, it says so."""
    insight = insight_of(context.sources)
    context.write_page(
        FILE,
        "searches.html",
        context.title("What people search for"),
        here=FILE,
        insight=insight,
        seasons=insight.seasons if insight else None,
        shown=_ROWS,
    )


PAGE = ReportPage(write, menu=MenuEntry(60, FILE, "Searches"))
