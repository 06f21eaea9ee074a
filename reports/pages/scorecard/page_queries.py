"""What residents search for that leads to a page, and what should and does not."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from reports.sources import Sources
from signpost.workspace.artifacts.searched import QUERIES, QueryRow

# So many of each on a scorecard, those most searched for first; the exports have all.
MOST = 10
# SOCITM's Better Connected: the answer has to be among the first five results.
FIRST = 5


@dataclass(frozen=True, slots=True)
class ShownQuery:
    """One query: how often it is searched for, and in which place it shows the page (0: none)."""

    query: str
    searches: int
    place: int


@dataclass(slots=True)
class PageQueries:
    """The queries of one page. `leads` show it among the first five; `should` do not."""

    leads: list[ShownQuery] = field(default_factory=list)
    should: list[ShownQuery] = field(default_factory=list)


def queries_by_page(sources: Sources) -> dict[str, PageQueries]:
    """Return the queries of each page that has any, most searched first."""
    found: dict[str, PageQueries] = defaultdict(PageQueries)
    rows = sources.read(QUERIES)
    for row in sorted(rows, key=lambda row: (-row.searches, row.query)):
        first = row.first[:FIRST]
        for place, url in enumerate(first, 1):
            _add(found[url].leads, row, place)
        for url in row.right:
            if url not in first:
                _add(found[url].should, row, 0)
    return dict(found)


def _add(kept: list[ShownQuery], row: QueryRow, place: int) -> None:
    """Keep a query if there is room for it."""
    if len(kept) < MOST:
        kept.append(ShownQuery(row.query, row.searches, place))
