"""Every link that does not end well, with every page that it is on; and what was not checked."""

from __future__ import annotations

from reports.context import ReportContext
from reports.pages.page import FilePattern, MenuEntry, ReportPage
from reports.writing.sheets import sheets

_PER_SHEET = 200


def write(context: ReportContext) -> None:
    """Write the pages of broken links (files of 200), then of those that nobody could judge."""
    found = context.links
    for sheet in sheets(found.worst_first + found.unsure_first, "links", _PER_SHEET):
        context.write_page(
            sheet.file,
            "links.html",
            context.title(sheet.titled("Broken links")),
            here="links.html",
            found=found,
            sheet=sheet,
            cards=context.cards,
        )


PAGE = ReportPage(
    write,
    files=(FilePattern("", r"links(-\d+)?\.html"),),
    menu=MenuEntry(30, "links.html", "Links"),
)
