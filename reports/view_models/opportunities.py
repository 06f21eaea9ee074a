"""The opportunities, as audit put them in order, ready to be shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reports.sources import Sources
from reports.view_models.issue_views import sheet_of
from signpost.workspace.artifacts.judged_opportunities import OPPORTUNITIES, Opportunity

KINDS = {"issue": "Issue", "journey": "Journey", "search": "Search"}
EFFORTS = {"small": "Small", "medium": "Medium", "large": "Large"}
# Where on the weekly page journeys and searches are told.
_PLACES = {"journey": "index.html#journeys", "search": "index.html#search"}


@dataclass(frozen=True, slots=True)
class OpportunityView:
    """One opportunity with its place in the whole list, from 1, and where to read of it.

    `arithmetic` is that of the whole site, or of one service's pages where it is listed for it.
    """

    opportunity: Opportunity
    place: int
    href: str
    arithmetic: str

    @property
    def kind_name(self) -> str:
        """What its kind is called."""
        return KINDS.get(self.opportunity.kind, self.opportunity.kind)

    @property
    def effort_name(self) -> str:
        """What mending it takes."""
        return EFFORTS.get(self.opportunity.effort, self.opportunity.effort)


@dataclass(frozen=True, slots=True)
class OpportunitiesOfService:
    """How many opportunities one service has, and those that count most for it."""

    name: str
    count: int
    first: list[OpportunityView]


def opportunity_views(sources: Sources, limit: int) -> list[OpportunityView]:
    """Return the first `limit` opportunities (`audit.priorities.opportunities`)."""
    found, issues = sources.read(OPPORTUNITIES).all, _places(sources)
    return [_view(one, place, one.arithmetic, issues) for place, one in enumerate(found[:limit], 1)]


def opportunities_by_service(sources: Sources, limit: int) -> list[OpportunitiesOfService]:
    """Return each service with the `limit` opportunities that count most for it."""
    stored, issues = sources.read(OPPORTUNITIES), _places(sources)
    return [
        OpportunitiesOfService(
            row.name,
            len(row.own),
            [
                _view(stored.all[part.place], part.place + 1, part.arithmetic, issues)
                for part in row.own[:limit]
            ],
        )
        for row in stored.by_service
    ]


def _view(
    one: Opportunity, place: int, arithmetic: str, issues: Mapping[str, int]
) -> OpportunityView:
    """Return one opportunity with its link; `issues` gives each one's place."""
    href = _PLACES.get(one.kind, "")
    if one.kind == "issue" and one.key in issues:
        sheet = sheet_of(issues[one.key])
        href = f"{sheet}#issue-{one.key}" if sheet else ""
    return OpportunityView(one, place, href, arithmetic)


def _places(sources: Sources) -> dict[str, int]:
    """Return each issue's place in the list of issues, from 0."""
    return {issue.id: place for place, issue in enumerate(sources.issues)}
