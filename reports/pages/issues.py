"""The list of all issues, first what should be mended first."""

from __future__ import annotations

from reports.context import ReportContext
from reports.pages.page import FilePattern, MenuEntry, ReportPage
from reports.view_models.issue_views import PER_SHEET
from reports.writing.sheets import sheets


def write(context: ReportContext) -> None:
    """Write `issues.html` (and its further sheets)."""
    for sheet in sheets(context.issues, "issues", PER_SHEET):
        context.write_page(
            sheet.file,
            "issues.html",
            context.title(sheet.titled("Issues")),
            here="issues.html",
            changes=context.changes,
            sheet=sheet,
            total=len(context.sources.issues),
        )


PAGE = ReportPage(
    write,
    files=(FilePattern("", r"issues(-\d+)?\.html"),),
    menu=MenuEntry(20, "issues.html", "Issues"),
)
