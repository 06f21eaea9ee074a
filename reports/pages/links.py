"""Every link that does not end well, with every page that it is on; and what was not checked."""

from __future__ import annotations

from reports.context import ReportContext
from reports.pages.page import FilePattern, ReportPage
from reports.sources import card_of
from reports.writing.sheets import sheets

_PER_SHEET = 200


def write(context: ReportContext) -> None:
    """Write the pages of broken links (files of 200), then of those that nobody could judge."""
    found = context.links
    listed = found.worst_first + found.unsure_first
    for sheet in sheets(listed, "links", _PER_SHEET):
        context.write_page(
            sheet.file,
            "links.html",
            context.title(sheet.called("Broken links")),
            here="links.html",
            found=found,
            sheet=sheet,
            cards=context.cards,
            card_of=card_of,
        )


PAGE = ReportPage(write, (FilePattern("", r"links(-\d+)?\.html"),), menu=(30, "links.html", "Links"))
