"""What residents say of two indexes whose results they were shown mixed.

Each network has one vote a day (`search.service.lessons`): its first click on a result that only
one of the two put there. Votes are looked at as they come, for as long as it takes, so the test
has to hold at any moment: the mixture martingale of a fair coin against any other (Ville 1939,
Robbins 1970) calls a winner where none is in at most one of twenty cases.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from scipy.special import betaln

from search.logs.service_events import EVENTS, QUERIES, ClickEvent, QueryEvent
from search.logs.service_log import service_events
from signpost.workspace.artifacts.search_figures import ResidentsVerdict

# Residents' results on a page.
_PAGE_SIZE = 10
# As many votes, of as many days, there are before anybody wins: fewer could be one person's.
LEAST_VOTES, LEAST_DAYS = 100, 3
_LEVEL = 0.05


@dataclass
class Tally:
    """Counts the votes of two indexes (`a` the live one), and the searches that it took."""

    searches: int = 0
    votes: dict[str, int] = field(default_factory=lambda: {"a": 0, "b": 0})
    days: set[str] = field(default_factory=set)
    winner: str = ""
    needed: int | None = None

    def search(self) -> None:
        """Count a search whose results were mixed."""
        self.searches += 1

    def vote(self, team: str, day: str) -> None:
        """Count a vote; the first moment at which there is a winner is remembered."""
        self.votes[team] += 1
        self.days.add(day)
        if self.winner or sum(self.votes.values()) < LEAST_VOTES or len(self.days) < LEAST_DAYS:
            return
        if self.evidence >= 1 / _LEVEL:
            self.winner = max(self.votes, key=self.votes.__getitem__)
            self.needed = self.searches

    @property
    def evidence(self) -> float:
        """How many times likelier the votes are if the coin may be any than if it is fair."""
        a, b = self.votes["a"], self.votes["b"]
        return float(math.exp(min(700.0, betaln(a + 1, b + 1) + (a + b) * math.log(2))))


def newest_verdict(folder: Path, live: str) -> ResidentsVerdict | None:
    """Read what residents said of a live build and the newest that was mixed with it.

    `folder` holds the service's events. None where no search mixed the build with any.
    """
    searches = [
        event
        for event in service_events(folder, QUERIES, QueryEvent)
        if event.query_attributes.index == live and event.query_attributes.beside
    ]
    if not searches:
        return None
    beside = searches[-1].query_attributes.beside
    mixed = {x.query_id: x for x in searches if x.query_attributes.beside == beside}
    tally = Tally()
    for _, event in sorted(_in_order(mixed.values(), folder, mixed), key=lambda x: x[0]):
        if isinstance(event, QueryEvent):
            tally.search()
        elif team := _team(mixed[event.query_id], event):
            tally.vote(team, event.timestamp[:10])
    names = {"a": live, "b": beside, "": ""}
    return ResidentsVerdict(
        live=live,
        beside=beside,
        searches=tally.searches,
        for_live=tally.votes["a"],
        for_beside=tally.votes["b"],
        winner=names[tally.winner],
        needed=tally.needed,
    )


def _in_order(
    searches: Iterable[QueryEvent], folder: Path, mixed: dict[str, QueryEvent]
) -> Iterable[tuple[str, QueryEvent | ClickEvent]]:
    """Yield the mixed searches, and the votes on them, each with its time."""
    for search in searches:
        yield search.timestamp, search
    for click in service_events(folder, EVENTS, ClickEvent):
        if click.query_id in mixed and click.event_attributes.votes:
            yield click.timestamp, click


def _team(search: QueryEvent, click: ClickEvent) -> str:
    """Return whose result a vote is for; nothing for one that was not shown at that place."""
    attributes, said = click.event_attributes, search.query_attributes
    here = attributes.position.ordinal - (said.page - 1) * _PAGE_SIZE - 1
    hits = search.query_response_hit_ids
    if not 0 <= here < min(len(hits), len(said.teams)):
        return ""
    if hits[here] != attributes.clicked.object_id or said.teams[here] not in "ab":
        return ""
    return said.teams[here]
