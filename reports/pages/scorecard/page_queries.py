"""What residents search for that leads to a page, and what should and does not."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from reports.sources import Sources

# So many of each on a scorecard, those most searched for first; the exports have all.
MOST = 10
# SOCITM's Better Connected: the answer has to be among the first five results.
FIRST = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """One query: how often it is searched for, and in which place it shows the page (0: none)."""

    query: str
    searches: int
    place: int


@dataclass(slots=True)
class Searches:
    """The queries of one page. `leads` show it among the first five; `should` do not."""

    leads: list[Asked] = field(default_factory=list)
    should: list[Asked] = field(default_factory=list)


def searches(sources: Sources) -> dict[str, Searches]:
    """Return the queries of each page that has any, most searched first."""
    found: dict[str, Searches] = defaultdict(Searches)
    rows: list[dict[str, Any]] = sources.artifact("search/queries") or []
    for row in sorted(rows, key=lambda r: (-(r.get("searches") or 0), str(r.get("query")))):
        first = row.get("first") or []
        for place, url in enumerate(first[:FIRST], 1):
            _add(found[url].leads, row, place)
        for url in row.get("right") or ():
            if url not in first[:FIRST]:
                _add(found[url].should, row, 0)
    return dict(found)


def _add(kept: list[Asked], row: dict[str, Any], place: int) -> None:
    """Keep a query if there is room for it."""
    if len(kept) < MOST:
        kept.append(Asked(str(row.get("query", "")), int(row.get("searches") or 0), place))
