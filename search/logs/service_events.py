"""What the service writes of searches and clicks, as JSON lines.

The shape is that of OpenSearch User Behavior Insights:
https://docs.opensearch.org/latest/search-plugins/ubi/schemas/
"""

from __future__ import annotations

import msgspec

# Beside the workspace's database.
FOLDER = "search-events"
# The beginning of the names of the files of each kind; one a day.
QUERIES, EVENTS = "queries", "events"


class QueryAttributes(msgspec.Struct, frozen=True, kw_only=True):
    """More of a search: the build that answered and the page of results, from 1."""

    index: str = ""
    page: int = 1
    # Whether its network had not asked the same before, as far as the service remembers.
    first: bool = True
    # The build whose results were mixed in, and to which of the two each result belongs
    # (`search.answering.team_draft`); empty for most searches.
    beside: str = ""
    teams: str = ""
    # What was looked for; left out where that is what was typed.
    searched: str | msgspec.UnsetType = msgspec.UNSET


class QueryEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One search."""

    application: str = ""
    query_id: str
    # As typed, personal data taken out.
    user_query: str
    object_id_field: str = "url"
    query_attributes: QueryAttributes = QueryAttributes()
    # The addresses of the results on the page, best first.
    query_response_hit_ids: list[str] = []
    # ISO 8601 in UTC, with milliseconds.
    timestamp: str = ""


class ClickedObject(msgspec.Struct, frozen=True, kw_only=True):
    """What was opened."""

    object_id: str = ""
    object_id_field: str = "url"


class ClickPosition(msgspec.Struct, frozen=True, kw_only=True):
    """The place of a result, from 1; a best bet has place 0."""

    ordinal: int = 1


class ClickAttributes(msgspec.Struct, frozen=True, kw_only=True):
    """What was opened, and where it stood."""

    clicked: ClickedObject = msgspec.field(name="object", default=ClickedObject())
    # Whether it may teach, and whether it is a vote on two indexes (`search.service.lessons`).
    teaches: bool = True
    votes: bool = False
    position: ClickPosition = ClickPosition()


class ClickEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One click on a result of a search."""

    application: str = ""
    query_id: str
    action_name: str = "click"
    message_type: str = "CLICK_THROUGH"
    event_attributes: ClickAttributes = ClickAttributes()
    timestamp: str = ""
