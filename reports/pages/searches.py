"""What residents' searches tell the people who write the site, on a page of its own."""

from __future__ import annotations

from typing import Any

from reports.pages.weekly_page.search_figures import insight_of
from reports.sources import Sources
from reports.writing.files import Folder
from reports.writing.templating import render
from reports.writing.titles import Titles

FILE = "searches.html"
# Rows of each list; the exports have every query.
ROWS = 25


def write_searches(sources: Sources, out: Folder, titles: Titles) -> None:
    """Write `searches.html`; where nobody looked, it says so."""
    html = render(
        "searches.html",
        sources=sources,
        insight=insight_of(sources),
        seasons=seasons_of(sources),
        shown=ROWS,
        title=titles.unique("What people search for", sources.short_name),
        up="",
        here=FILE,
    )
    out.write(FILE, html)


def seasons_of(sources: Sources) -> dict[str, Any] | None:
    """What the monthly log tells (`search.insights.seasons`), or None where there is none."""
    found: dict[str, Any] = sources.artifact("search/insight") or {}
    return found.get("seasons") or None
