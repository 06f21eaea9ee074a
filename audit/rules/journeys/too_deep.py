"""Tasks that are many clicks from the home page."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.task_pages.tasks import is_task_page
from audit.rule import CouldNotCheck, Finding, Rule
from audit.site_view import SiteView
from signpost.workspace.page_summary import PageSummary


def check(site: SiteView, *, max_clicks: int = 4) -> Iterator[Finding]:
    """Find task pages more than `max_clicks` from the home page, by the shortest way."""
    if not site.depths:
        raise CouldNotCheck("the home page was not fetched, so clicks cannot be counted")
    for url in site.html_pages:
        summary = site.summaries.get(url, PageSummary())
        name = summary.h1 or summary.title
        depth = site.depths.get(url, 0)
        if depth > max_clicks and is_task_page(url, summary.title, name):
            yield Finding(
                f"It takes {depth} clicks to get here from the home page; "
                f"a task should be at most {max_clicks} away",
                where=name,
                evidence=f"{depth} clicks by the shortest way",
                page=url,
                key="depth",
            )


RULE = Rule(
    id="journeys/too-deep",
    title="Task is too many clicks from the home page",
    why="Each click is a chance to take the wrong turning; residents give up and call instead.",
    fix="Link to the task from its service's landing page, or from the home page if many need it.",
    reference=(
        "https://www.gov.uk/service-manual/service-standard/point-4-make-the-service-simple-to-use"
    ),
    severity="moderate",
    check=check,
)
