"""The content inventory: every page with its service, type, length, upkeep and demand."""

from __future__ import annotations

from reports.exports import rows
from reports.sources import Sources, card_of
from reports.writing.files import Folder
from reports.writing.sheets import sheets
from reports.writing.templating import render
from reports.writing.titles import Titles

SHEET = r"inventory(-\d+)?\.html"
_PER_SHEET = 500
# Keys of a row of `pages` that the table shows; the export has all.
_SHOWN = (
    *("url", "title", "service", "lgsl", "type", "words", "reading_age", "updated", "updated_by"),
    *("review_due", "owner", "inlinks", "searches"),
)


def write_inventory(sources: Sources, out: Folder, titles: Titles) -> None:
    """Write `inventory.html` (and `inventory-2.html` ...): what audit read, by service."""
    found = rows.pages(sources.workspace, sources.config, sources.run, sources.site)
    kept = [
        {key: row[key] for key in _SHOWN}
        for row in found
        if row["words"] is not None and row["status"] == 200
    ]
    kept.sort(key=lambda row: (row["service"] == "", row["service"], row["url"]))
    for sheet in sheets(kept, "inventory", _PER_SHEET):
        html = render(
            "inventory.html",
            sources=sources,
            sheet=sheet,
            card_of=card_of,
            has_log=any(row["searches"] is not None for row in kept),
            title=titles.unique(sheet.called("Content inventory"), sources.short_name),
            up="",
            here="pages.html",
        )
        out.write(sheet.file, html)
