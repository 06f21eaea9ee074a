"""By owner: the issues that whoever edits pages can mend, and those of the template team."""

from __future__ import annotations

from reports.context import ReportContext
from reports.pages.page import ReportPage
from reports.view_models.issue_views import folded

# Nobody reads on; the list of all issues and the exports have the rest.
_LISTED = 100
_HEADINGS = {
    "content": "Issues for content designers",
    "template": "Issues for the template team",
}


def write(context: ReportContext) -> None:
    """Write `issues-content.html` and `issues-template.html`."""
    for owner in _HEADINGS:
        mine = folded(view for view in context.issues if view.row.owner == owner)
        context.write_page(
            f"issues-{owner}.html",
            "owner.html",
            context.title(_HEADINGS[owner]),
            changes=context.changes,
            heading=_HEADINGS[owner],
            total=sum(1 + view.alike for view in mine),
            issues=mine[:_LISTED],
            more=len(mine) > _LISTED,
        )


PAGE = ReportPage(write)
