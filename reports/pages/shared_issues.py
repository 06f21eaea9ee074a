"""By template issue: a page for every issue that many pages share, with those pages."""

from __future__ import annotations

from reports.context import ReportContext
from reports.pages.page import FilePattern, ReportPage
from reports.tally import ISSUE_PAGES, SAMPLE_PAGES


def write(context: ReportContext) -> None:
    """Write `issues/….html` for each issue on more pages than the list of issues names."""
    for view in context.issues:
        if view.is_shared:
            context.write_page(
                f"issues/{view.row.id}.html",
                "issue.html",
                context.title(view.rule.title, f"issue {view.number}"),
                changes=context.changes,
                view=view,
                pages=context.tally.issue_pages[view.row.id],
                named=SAMPLE_PAGES,
                limit=ISSUE_PAGES,
            )


PAGE = ReportPage(write, files=(FilePattern("issues", r"[0-9a-f]{16}\.html"),))
