"""The decisions about issues, those that have run out too, on one page."""

from __future__ import annotations

from reports.sources import Sources
from reports.writing.files import Folder
from reports.writing.templating import render
from reports.writing.titles import Titles


def write_decisions(sources: Sources, out: Folder, titles: Titles) -> None:
    """Write `decisions.html`; the exports have the same as a table."""
    rows = {row.id: row for row in sources.issues}
    found = sources.decisions
    html = render(
        "decisions.html",
        sources=sources,
        decisions=[(x, found.state(x), rows.get(x.target)) for x in found.all()],
        title=titles.unique("Decisions about issues", sources.short_name),
        up="",
    )
    out.write("decisions.html", html)
