"""What the service's own log of searches and clicks teaches: the next week's training pairs.

Read from the files that `search.service.events` writes; there is no visitor in them. The own log
shows only what our own index put first, so it could go on praising what it praised: one query's
searches count up to a limit, a click counts more the further down it was (its place says how
likely it was seen at all), and clicks of one query on one page count as their square root.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from search.analysis import folded
from search.logs.query_log import LoggedQuery, QueryLog
from search.logs.read_once import read_once, sizes_and_times_in
from signpost.language.redaction.redact import without_personal_data

FOLDER = "search-events"
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
    for row in _rows(folder, "queries"):
        # Further pages of one search are no searches of their own.
        typed = without_personal_data(str(row.get("user_query", ""))[:_LONGEST])
        key = folded(typed)
        if key and isinstance(row.get("query_id"), str):
            queries[row["query_id"]] = key
            first = (row.get("query_attributes") or {}).get("page", 1) == 1
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
    for row in _rows(folder, "events"):
        number = str(row.get("query_id", ""))
        told = row.get("event_attributes") or {}
        address = str((told.get("object") or {}).get("object_id", ""))
        place = (told.get("position") or {}).get("ordinal", 1)
        # Best bets (place 0) are the editors' word, not the residents'.
        if number not in queries or not address or not isinstance(place, int) or place < 1:
            continue
        if (number, address) not in counted:
            counted.add((number, address))
            mine = found.setdefault(queries[number], {}).setdefault(address, [])
            mine.append(min(_MOST_WORTH, math.sqrt(place)))
    return found


def _dampened(clicks: dict[str, list[float]]) -> dict[str, float]:
    """Return what the clicks on each address come to."""
    kept = {a: math.sqrt(sum(worth)) for a, worth in clicks.items() if len(worth) >= _LEAST_CLICKS}
    return dict(sorted(kept.items(), key=lambda x: (-x[1], x[0])))


def _rows(folder: Path, kind: str) -> Iterator[dict[str, Any]]:
    """Go through the lines of one kind, oldest first."""
    for file in sorted(folder.glob(f"{kind}-*.jsonl")) if folder.is_dir() else ():
        with file.open(encoding="utf-8", errors="replace") as lines:
            for line in lines:
                try:
                    row = json.loads(line)
                except ValueError:
                    continue  # a line that was cut off when the service was killed
                if isinstance(row, dict):
                    yield row
