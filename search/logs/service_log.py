"""What the service's own log of searches and clicks teaches: the next week's training pairs.

Read from the files that `search.service.events` writes; there is no visitor in them. The own log
shows only what our own index put first, so it could go on praising what it praised: one query's
searches count up to a limit, a click counts more the further down it was (its place says how
likely it was seen at all), and clicks of one query on one page count as their square root.

Anybody can write to it, too. So a click teaches only if its search showed that page at that place,
and its network had not clicked on the page before (`search.service.lessons`); a page is taught once
many networks did so on several days.
"""

from __future__ import annotations

import contextlib
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from search.analysis import folded
from search.logs.query_log import LoggedQuery, QueryLog
from search.logs.read_once import read_once, sizes_and_times_in
from search.logs.service_events import EVENTS, QUERIES, ClickEvent, QueryEvent
from signpost.language.redaction.redact import without_personal_data

T = TypeVar("T")
# From as many networks, on as many days, a page was clicked before that teaches anything: fewer
# are chance or a trick.
_LEAST_CLICKS, _LEAST_DAYS = 15, 3
# Results on a page.
_PAGE_SIZE = 10
# One over how likely a result at a place is looked at (1/place^0.5 flattened: a position-based
# click model, Craswell et al. 2008, with the usual severity of one half), at most this much.
_MOST_WORTH = 3.0
_MOST_SEARCHES = 1000
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class _Search:
    """A search: its folded query, the page of results that it asked for, the addresses on it."""

    query: str
    page: int
    hits: Sequence[str]

    def showed(self, address: str, place: int) -> bool:
        """Whether an address stood at a place (from 1) of its results."""
        here = place - (self.page - 1) * _PAGE_SIZE - 1
        return 0 <= here < len(self.hits) and self.hits[here] == address


@read_once(sizes_and_times_in)
def read_own_log(folder: Path) -> QueryLog:
    """Read the events in a folder (nothing where there is none); lines that are damaged are left.

    Clicks are weighed by their place and dampened, so they are no whole numbers.
    """
    queries: dict[str, _Search] = {}
    searches: dict[str, int] = {}
    for event in service_events(folder, QUERIES, QueryEvent):
        key = folded(without_personal_data(event.user_query[:_LONGEST]))
        if key:
            page = event.query_attributes.page
            queries[event.query_id] = _Search(key, page, event.query_response_hit_ids)
            # Further pages of one search are no searches of their own, nor is asking again.
            first = page == 1 and event.query_attributes.first
            searches[key] = min(searches.get(key, 0) + first, _MOST_SEARCHES)
    clicks = _clicks(folder, queries)
    found = [
        LoggedQuery(key, max(1, times), _dampened(clicks.get(key, {})))
        for key, times in sorted(searches.items(), key=lambda x: (-x[1], x[0]))
    ]
    return QueryLog(tuple(found))


def merge_logs(one: QueryLog, other: QueryLog) -> QueryLog:
    """Put two logs together: searches and clicks of the same query are added up."""
    found = {folded(q.query): q for q in one.queries}
    for query in other.queries:
        key = folded(query.query)
        before = found.get(key)
        if before is None:
            found[key] = query
            continue
        clicks = dict(before.clicks)
        for address, times in query.clicks.items():
            clicks[address] = clicks.get(address, 0) + times
        found[key] = LoggedQuery(before.query, before.searches + query.searches, clicks)
    ordered = sorted(found.values(), key=lambda q: (-q.searches, q.query))
    return QueryLog(tuple(ordered), (*one.notes, *other.notes))


def _clicks(
    folder: Path, queries: Mapping[str, _Search]
) -> dict[str, dict[str, list[tuple[float, str]]]]:
    """Gather what each click that teaches is worth and its day, by query and address."""
    found: dict[str, dict[str, list[tuple[float, str]]]] = {}
    counted: set[tuple[str, str]] = set()
    for event in service_events(folder, EVENTS, ClickEvent):
        attributes, search = event.event_attributes, queries.get(event.query_id)
        address, place = attributes.clicked.object_id, attributes.position.ordinal
        once = (event.query_id, address)
        # Best bets (place 0) are the editors' word, not the residents'.
        if search is None or not attributes.teaches or once in counted:
            continue
        if search.showed(address, place):
            counted.add(once)
            mine = found.setdefault(search.query, {}).setdefault(address, [])
            mine.append((min(_MOST_WORTH, math.sqrt(place)), event.timestamp[:10]))
    return found


def _dampened(clicks: Mapping[str, list[tuple[float, str]]]) -> dict[str, float]:
    """Return what the clicks on each address come to."""
    kept = {
        address: math.sqrt(sum(worth for worth, _ in found))
        for address, found in clicks.items()
        if len(found) >= _LEAST_CLICKS and len({day for _, day in found}) >= _LEAST_DAYS
    }
    return dict(sorted(kept.items(), key=lambda x: (-x[1], x[0])))


def service_events(folder: Path, prefix: str, kind: type[T], since: str = "") -> Iterator[T]:
    """Go through the events of one kind, oldest first; those of days before `since` are left.

    `since` is ISO 8601; lines that are damaged are passed over.
    """
    decoder = msgspec.json.Decoder(kind)
    for file in sorted(folder.glob(f"{prefix}-*.jsonl")) if folder.is_dir() else ():
        if file.stem < f"{prefix}-{since}":
            continue
        with file.open(encoding="utf-8", errors="replace") as lines:
            for line in lines:
                # A line may have been cut off when the service was killed.
                with contextlib.suppress(msgspec.DecodeError):
                    yield decoder.decode(line)
