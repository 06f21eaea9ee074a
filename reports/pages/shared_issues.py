"""By template issue: a page for every issue that many pages share, with those pages."""

from __future__ import annotations

from collections.abc import Iterable

from reports.pages.weekly_page.changes import Changes
from reports.pages.weekly_page.issue_list import IssueView
from reports.sources import Sources
from reports.tally import ISSUE_PAGES, SAMPLE_PAGES, Tally
from reports.writing.files import Folder
from reports.writing.templating import render
from reports.writing.titles import Titles

FILE = r"[0-9a-f]{16}\.html"


def write_shared(
    sources: Sources,
    changes: Changes,
    found: Iterable[IssueView],
    tally: Tally,
    out: Folder,
    titles: Titles,
) -> None:
    """Write `issues/….html` for each issue on more pages than the list of issues names."""
    for view in found:
        if view.is_shared:
            html = render(
                "issue.html",
                sources=sources,
                changes=changes,
                view=view,
                pages=tally.issue_pages[view.row.id],
                named=SAMPLE_PAGES,
                limit=ISSUE_PAGES,
                title=titles.unique(view.rule.title, f"issue {view.number}"),
                up="../",
            )
            out.write(f"issues/{view.row.id}.html", html)
