"""The content inventory: every page with its service, type, length, upkeep and demand."""

from __future__ import annotations

from reports.context import ReportContext
from reports.exports.kinds.pages import page_rows
from reports.pages.page import FilePattern, ReportPage
from reports.sources import card_of
from reports.writing.sheets import sheets

_PER_SHEET = 500
# Keys of a row of `pages` that the table shows; the export has all.
_SHOWN = (
    *("url", "title", "service", "lgsl", "type", "words", "reading_age", "updated", "updated_by"),
    *("review_due", "owner", "inlinks", "searches"),
)


def write(context: ReportContext) -> None:
    """Write `inventory.html` (and `inventory-2.html` ...): what audit read, by service."""
    kept = [
        {key: row[key] for key in _SHOWN}
        for row in page_rows(context.sources)
        if row["words"] is not None and row["status"] == 200
    ]
    kept.sort(key=lambda row: (row["service"] == "", str(row["service"]), str(row["url"])))
    for sheet in sheets(kept, "inventory", _PER_SHEET):
        context.write_page(
            sheet.file,
            "inventory.html",
            context.title(sheet.titled("Content inventory")),
            here="pages.html",
            sheet=sheet,
            card_of=card_of,
            has_log=any(row["searches"] is not None for row in kept),
        )


PAGE = ReportPage(write, files=(FilePattern("", r"inventory(-\d+)?\.html"),))
