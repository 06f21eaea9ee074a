"""What the service's own log of searches and clicks teaches: the next week's training pairs.

Read from the files that `search.service.events` writes; there is no visitor in them. The own log
shows only what our own index put first, so it could go on praising what it praised: one query's
searches count up to a limit, a click counts more the further down it was (its place says how
likely it was seen at all), and clicks of one query on one page count as their square root.
"""

from __future__ import annotations

import contextlib
import math
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from search.analysis import folded
from search.logs.query_log import LoggedQuery, QueryLog
from search.logs.read_once import read_once, sizes_and_times_in
from search.logs.service_events import EVENTS, QUERIES, ClickEvent, QueryEvent
from signpost.language.redaction.redact import without_personal_data

T = TypeVar("T")
# A page was clicked by more than one resident before it teaches anything: one is chance or a trick.
_LEAST_CLICKS = 2
# One over how likely a result at a place is looked at (1/place^0.5 flattened: a position-based
# click model, Craswell et al. 2008, with the usual severity of one half), at most this much.
_MOST_WORTH = 3.0
_MOST_SEARCHES = 1000
_LONGEST = 200


@read_once(sizes_and_times_in)
def read_own_log(folder: Path) -> QueryLog:
    """Read the events in a folder (nothing where there is none); lines that are damaged are left.

    Clicks are weighed by their place and dampened, so they are no whole numbers.
    """
    queries: dict[str, str] = {}
    searches: dict[str, int] = {}
    for event in _events(folder, QUERIES, QueryEvent):
        key = folded(without_personal_data(event.user_query[:_LONGEST]))
        if key:
            queries[event.query_id] = key
            # Further pages of one search are no searches of their own.
            first = event.query_attributes.page == 1
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


def _clicks(folder: Path, queries: dict[str, str]) -> dict[str, dict[str, list[float]]]:
    """Gather what each click is worth, by query and address; one search counts a page once."""
    found: dict[str, dict[str, list[float]]] = {}
    counted: set[tuple[str, str]] = set()
    for event in _events(folder, EVENTS, ClickEvent):
        address = event.event_attributes.clicked.object_id
        place = event.event_attributes.position.ordinal
        search = (event.query_id, address)
        # Best bets (place 0) are the editors' word, not the residents'.
        if event.query_id in queries and address and place >= 1 and search not in counted:
            counted.add(search)
            mine = found.setdefault(queries[event.query_id], {}).setdefault(address, [])
            mine.append(min(_MOST_WORTH, math.sqrt(place)))
    return found


def _dampened(clicks: dict[str, list[float]]) -> dict[str, float]:
    """Return what the clicks on each address come to."""
    kept = {a: math.sqrt(sum(worth)) for a, worth in clicks.items() if len(worth) >= _LEAST_CLICKS}
    return dict(sorted(kept.items(), key=lambda x: (-x[1], x[0])))


def _events(folder: Path, prefix: str, kind: type[T]) -> Iterator[T]:
    """Go through the lines of one kind, oldest first."""
    decoder = msgspec.json.Decoder(kind)
    for file in sorted(folder.glob(f"{prefix}-*.jsonl")) if folder.is_dir() else ():
        with file.open(encoding="utf-8", errors="replace") as lines:
            for line in lines:
                # A line may have been cut off when the service was killed.
                with contextlib.suppress(msgspec.DecodeError):
                    yield decoder.decode(line)
