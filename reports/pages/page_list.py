"""The list of every page, most in need of attention first, in files of 500 rows.

Where there are more, the script loads `data/pages-1.js` and so on, so that filtering and sorting
go over all of them; they are scripts and not JSON because a page from a file share may load no
other data. Without scripts the files of 500 rows say the same.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from audit.rule import SEVERITY_WEIGHT
from reports.sources import Sources
from reports.tally import PageRow, Tally
from reports.writing.files import Folder
from reports.writing.sheets import sheets
from reports.writing.templating import clean, render, static
from reports.writing.titles import Titles

SHEET = r"pages(-\d+)?\.html"
DATA = r"pages-\d+\.js"
_PER_SHEET = 500
# About 400 KB a script.
_PER_SCRIPT = 2_000


def write_list(sources: Sources, tally: Tally, out: Folder, titles: Titles) -> None:
    """Write `pages.html` (and `pages-2.html` ...) with the script that filters and sorts them."""
    out.write("pages.js", static("pages.js"))
    rows = sorted(tally.rows, key=lambda row: row.rank)
    scripts = _write_data(rows, out) if len(rows) > _PER_SHEET else 0
    services = sorted({row.service for row in rows if row.service})
    for sheet in sheets(rows, "pages", _PER_SHEET):
        title = titles.unique(sheet.called("All pages"), sources.short_name)
        html = render(
            "pages.html",
            sources=sources,
            sheet=sheet,
            scripts=scripts,
            services=services,
            tally=tally,
            title=title,
            up="",
            here="pages.html",
        )
        out.write(sheet.file, html)


def _write_data(rows: Sequence[PageRow], out: Folder) -> int:
    """Write the rows as scripts; return how many."""
    starts = range(0, len(rows), _PER_SCRIPT)
    for number, start in enumerate(starts, 1):
        some = [_data(row) for row in rows[start : start + _PER_SCRIPT]]
        said = ",\n".join(json.dumps(row, separators=(",", ":")) for row in some)
        out.write(f"data/pages-{number}.js", f"signpostPages({number},[\n{said}\n]);\n")
    return len(starts)


def _data(row: PageRow) -> list[str | int]:
    """Return a row as `pages.js` reads it."""
    return [
        row.card,
        str(clean(row.title)),
        str(clean(row.url)),
        SEVERITY_WEIGHT.get(row.worst, 0),
        row.fails,
        row.needs_person,
        row.could_not_check,
        str(clean(row.service)),
        int(row.kind == "document"),
    ]
