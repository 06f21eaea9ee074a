"""The list of every page, most in need of attention first, in files of 500 rows."""

from __future__ import annotations

from reports.sources import Sources
from reports.tally import Tally
from reports.writing.files import Folder
from reports.writing.sheets import sheets
from reports.writing.templating import render, static
from reports.writing.titles import Titles

SHEET = r"pages(-\d+)?\.html"
_PER_SHEET = 500


def write_list(sources: Sources, tally: Tally, out: Folder, titles: Titles) -> None:
    """Write `pages.html` (and `pages-2.html` ...) with the script that filters and sorts them."""
    out.write("pages.js", static("pages.js"))
    rows = sorted(tally.rows, key=lambda row: row.rank)
    for sheet in sheets(rows, "pages", _PER_SHEET):
        title = titles.unique(sheet.called("All pages"), sources.short_name)
        html = render(
            "pages.html",
            sources=sources,
            sheet=sheet,
            tally=tally,
            title=title,
            up="",
            here="pages.html",
        )
        out.write(sheet.file, html)
