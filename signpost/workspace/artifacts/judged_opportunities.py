"""What audit writes of what could be mended: issues, journeys and searches in one order."""

from __future__ import annotations

import msgspec

from signpost.workspace.artifact import Artifact


class Opportunity(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to mend."""

    # `issue` (earlier versions wrote `fault`), `journey` or `search`.
    kind: str
    # Finds it again: an issue's id, a story's name, a query.
    key: str
    # What it is, in a few words.
    title: str = ""
    # What is wrong, as a sentence.
    says: str = ""
    # `minor`, `moderate`, `serious` or `critical`.
    severity: str = ""
    # `sure` or `needs_person`.
    certainty: str = ""
    # How many of its pages belong to each service ("": to none).
    services: dict[str, int] = {}
    # Its priority, from `low` to `high` (no unit: only the order counts).
    low: float = 0.0
    high: float = 0.0
    # How the priority comes about, as one line that adds up.
    arithmetic: str = ""
    # What mending it takes: `small`, `medium` or `large`.
    effort: str = ""
    # Who can mend it: `content`, `template` or `search` (the search's editors).
    owner: str = ""
    # The address of an example; "" where there is none.
    page: str = ""
    # What was seen, a line each.
    evidence: list[str] = []

    def __post_init__(self) -> None:
        """Call an issue an issue, as earlier versions did not."""
        if self.kind == "fault":
            msgspec.structs.force_setattr(self, "kind", "issue")


class ServicePart(msgspec.Struct, frozen=True, kw_only=True):
    """What an opportunity comes to for the pages of one service alone."""

    # Its place in the whole list, from 0.
    place: int
    # The priority of this service's pages alone.
    low: float = 0.0
    high: float = 0.0
    # How that priority comes about.
    arithmetic: str = ""


class ServiceOpportunities(msgspec.Struct, frozen=True, kw_only=True):
    """What one service could mend, first what to mend first."""

    name: str
    own: list[ServicePart] = []


class Assumptions(msgspec.Struct, frozen=True, kw_only=True):
    """The shares assumed in the priorities (`[demand]` in the settings), from 0 up."""

    # Which share of avoidable calls has to do with web pages, at least and at most.
    calls_low: float = 0.0
    calls_high: float = 0.0
    # What a page looked at as often as the mean page counts more.
    views: float = 0.0
    # What a page counts more whose service has the mean number of contacts.
    contacts: float = 0.0


class Opportunities(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that could be mended, first what to mend first."""

    all: list[Opportunity] = []
    # Services in order of what can be won.
    by_service: list[ServiceOpportunities] = []
    # None where nobody worked it out.
    assumptions: Assumptions | None = None


OPPORTUNITIES: Artifact[Opportunities] = Artifact(
    "audit/opportunities", Opportunities, Opportunities
)
