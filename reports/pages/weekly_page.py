"""The page that the report opens with: what changed, what to mend first, what was seen."""

from __future__ import annotations

from reports.context import ReportContext
from reports.pages.page import MenuEntry, ReportPage
from reports.view_models.issue_views import folded
from reports.view_models.opportunities import opportunity_views
from reports.view_models.search_figures import insight_of, search_view
from reports.view_models.trends import trends
from reports.view_models.user_journeys import failed_ways

FILE = "index.html"


def write(context: ReportContext) -> None:
    """Write `index.html`."""
    sources = context.sources
    shown = sources.config.reports.rows_on_front_page
    to_do = folded(view for view in context.issues if view.decision is None)[:shown]
    context.write_page(
        FILE,
        "weekly.html",
        context.title(f"{sources.name}: website report", "this week"),
        here=FILE,
        changes=context.changes,
        findings_by_status=context.findings_by_status,
        tally=context.tally,
        links=context.links,
        issues=to_do,
        more_issues=len(sources.issues) > len(to_do),
        shown=shown,
        verdict=context.verdict,
        coverage=context.coverage,
        search=search_view(sources, shown),
        insight=insight_of(sources),
        trends=trends(sources),
        demand=context.demand,
        files_read=context.files_read,
        opportunities=opportunity_views(sources, shown),
        stories=context.stories,
        failed_ways=failed_ways(context.stories),
        cards=context.cards,
        exported=context.exported,
    )


PAGE = ReportPage(write, menu=MenuEntry(10, FILE, "This week"))
