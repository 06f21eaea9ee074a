"""By document: every PDF and office file, whether it could be read, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass

from reports.context import ReportContext
from reports.pages.page import FilePattern, MenuEntry, ReportPage
from reports.tally import PageRow
from reports.writing.sheets import sheets

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


def _views(context: ReportContext) -> list[DocumentView]:
    """Return every judged document, those most in need of attention first."""
    found, site = [], context.sources.site
    for row in sorted(context.tally.rows, key=lambda row: row.rank):
        if row.kind == "document":
            stored = site.documents.get(row.url)
            page = site.pages[row.url]
            found.append(
                DocumentView(
                    row,
                    stored.format if stored else "",
                    stored.pages if stored else 0,
                    page.size,
                    context.links.documents.get(row.url, 0),
                    _unread(stored.state, stored.reason) if stored else "nobody tried to read it",
                )
            )
    return found


def _unread(state: str, reason: str) -> str:
    """Say why a document could not be read."""
    return "" if state == "ok" else reason or "no reason was stored"


def write(context: ReportContext) -> None:
    """Write `documents.html` (and its further sheets)."""
    for sheet in sheets(_views(context), "documents", _PER_SHEET):
        context.write_page(
            sheet.file,
            "documents.html",
            context.title(sheet.titled("Documents")),
            here="documents.html",
            sheet=sheet,
        )


PAGE = ReportPage(
    write,
    files=(FilePattern("", r"documents(-\d+)?\.html"),),
    menu=MenuEntry(70, "documents.html", "Documents"),
)
