"""By document: every PDF and office file, whether it could be read, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass

from reports.sources import Sources
from reports.tally import PageRow, Tally
from reports.writing.files import Folder
from reports.writing.sheets import sheets
from reports.writing.templating import render
from reports.writing.titles import Titles

SHEET = r"documents(-\d+)?\.html"
_PER_SHEET = 300


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One document. `unread` says why it could not be read, if it could not."""

    row: PageRow
    format: str
    sheets: int
    size: int
    inlinks: int
    unread: str


def views(sources: Sources, tally: Tally) -> list[DocumentView]:
    """Return every judged document, those most in need of attention first."""
    found = []
    for row in sorted(tally.rows, key=lambda row: row.rank):
        if row.kind == "document":
            stored = sources.site.documents.get(row.url)
            page = sources.site.pages[row.url]
            found.append(
                DocumentView(
                    row,
                    stored.format if stored else "",
                    stored.pages if stored else 0,
                    page.size,
                    tally.links_to.get(row.url, 0),
                    _unread(stored.state, stored.reason) if stored else "nobody tried to read it",
                )
            )
    return found


def _unread(state: str, reason: str) -> str:
    """Say why a document could not be read."""
    return "" if state == "ok" else reason or "no reason was stored"


def write_documents(sources: Sources, tally: Tally, out: Folder, titles: Titles) -> None:
    """Write `documents.html` (and its further sheets)."""
    for sheet in sheets(views(sources, tally), "documents", _PER_SHEET):
        html = render(
            "documents.html",
            sources=sources,
            sheet=sheet,
            title=titles.unique(sheet.called("Documents"), sources.short_name),
            up="",
            here="documents.html",
        )
        out.write(sheet.file, html)
