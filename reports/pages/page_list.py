"""The list of every page, most in need of attention first, in files of 500 rows.

Where there are more, the script loads `data/pages-1.js` and so on, so that filtering and sorting
go over all of them; they are scripts and not JSON because a page from a file share may load no
other data. Without scripts the files of 500 rows say the same.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from audit.rule import SEVERITY_WEIGHT
from reports.context import ReportContext
from reports.pages.page import FilePattern, MenuEntry, ReportPage
from reports.tally import PageRow
from reports.writing.files import ReportFolder
from reports.writing.sheets import sheets
from reports.writing.templating import clean, static

_PER_SHEET = 500
# About 400 KB a script.
_PER_SCRIPT = 2_000


def write(context: ReportContext) -> None:
    """Write `pages.html` (and `pages-2.html` ...) with the script that filters and sorts them."""
    context.out.write("pages.js", static("pages.js"))
    rows = sorted(context.tally.rows, key=lambda row: row.rank)
    scripts = _write_data(rows, context.out) if len(rows) > _PER_SHEET else 0
    services = sorted({row.service for row in rows if row.service})
    for sheet in sheets(rows, "pages", _PER_SHEET):
        context.write_page(
            sheet.file,
            "pages.html",
            context.title(sheet.titled("All pages")),
            here="pages.html",
            sheet=sheet,
            scripts=scripts,
            services=services,
            tally=context.tally,
        )


def _write_data(rows: Sequence[PageRow], out: ReportFolder) -> int:
    """Write the rows as scripts; return how many."""
    starts = range(0, len(rows), _PER_SCRIPT)
    for number, start in enumerate(starts, 1):
        some = [_data(row) for row in rows[start : start + _PER_SCRIPT]]
        data = ",\n".join(json.dumps(row, separators=(",", ":")) for row in some)
        out.write(f"data/pages-{number}.js", f"signpostPages({number},[\n{data}\n]);\n")
    return len(starts)


def _data(row: PageRow) -> list[str | int]:
    """Return a row as `pages.js` reads it."""
    return [
        row.card,
        clean(row.title),
        clean(row.url),
        SEVERITY_WEIGHT.get(row.worst, 0),
        row.fails,
        row.needs_person,
        row.could_not_check,
        clean(row.service),
        int(row.kind == "document"),
    ]


PAGE = ReportPage(
    write,
    files=(FilePattern("", r"pages(-\d+)?\.html"), FilePattern("data", r"pages-\d+\.js")),
    menu=MenuEntry(40, "pages.html", "Pages"),
)
