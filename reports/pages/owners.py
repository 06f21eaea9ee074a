"""By owner: the issues that whoever edits pages can mend, and those of the template team."""

from __future__ import annotations

from collections.abc import Sequence

from reports.pages.weekly_page.changes import Changes
from reports.pages.weekly_page.issue_list import IssueView, folded
from reports.sources import Sources
from reports.writing.files import Folder
from reports.writing.templating import render
from reports.writing.titles import Titles
from reports.writing.wording import FIXERS

# Nobody reads on; the list of all issues and the exports have the rest.
MOST = 100
NAMES = {"content": "Issues for content designers", "template": "Issues for the template team"}


def write_owners(
    sources: Sources, changes: Changes, found: Sequence[IssueView], out: Folder, titles: Titles
) -> None:
    """Write `issues-content.html` and `issues-template.html`."""
    for owner in FIXERS:
        mine = folded(view for view in found if view.row.owner == owner)
        html = render(
            "owner.html",
            sources=sources,
            changes=changes,
            heading=NAMES[owner],
            total=sum(1 + view.alike for view in mine),
            issues=mine[:MOST],
            more=len(mine) > MOST,
            title=titles.unique(NAMES[owner], sources.short_name),
            up="",
        )
        out.write(f"issues-{owner}.html", html)
