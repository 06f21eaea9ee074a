"""Reading monthly logs: how often each query was searched in each month, for years on end.

One line a query and month: `month<TAB>query<TAB>searches`, with or without a header, in any of the
forms that `search.logs.delimited_files` reads. See docs/search.md.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from search.analysis import folded
from search.documents import SearchError
from search.logs.delimited_files import Row, column, read_rows, whole_number
from search.logs.read_once import content_of, read_once
from signpost.language.redaction.redact import without_personal_data

_MONTH = ("month", "yearmonth", "monthofyear", "period", "date", "day")
_QUERY = ("query", "searchterm", "searchquery", "searchkeyword", "keyword", "label", "term")
_SEARCHES = ("searches", "eventcount", "nbvisits", "nbhits", "count", "frequency", "total", "hits")
# 2026-11, 2026-11-22, 202611 (Google Analytics 4's Year month), 20261122.
_WRITTEN = re.compile(r"(\d{4})[-/]?(0[1-9]|1[0-2])(?:[-/]?\d{2})?", re.ASCII)
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class MonthlyLog:
    """Searches by month (`2026-11`, in order) and query as typed; `notes` say what was left out.

    `missing` are the months between the first and the last of which the log has nothing.
    """

    searches: Mapping[str, Mapping[str, int]]
    notes: tuple[str, ...] = ()

    @property
    def names(self) -> list[str]:
        """The months that the log has, oldest first."""
        return list(self.searches)

    @property
    def missing(self) -> list[str]:
        """The months in between that it does not have."""
        names = self.names
        wanted = months_between(names[0], names[-1]) if names else []
        return [month for month in wanted if month not in self.searches]

    def until(self, month: str, most: int | None = None) -> MonthlyLog:
        """Keep the months before one (at most so many, the latest)."""
        kept = [name for name in self.names if name < month]
        kept = kept[-most:] if most else kept
        return MonthlyLog({name: self.searches[name] for name in kept}, self.notes)


@read_once(content_of)
def is_monthly(file: Path) -> bool:
    """Whether a log's first line names a month (as its header or in its first column)."""
    rows = read_rows(file, _QUERY)
    return bool(rows) and (
        (column(rows[0][1], _MONTH) is not None and column(rows[0][1], _QUERY) is not None)
        or month_of(rows[0][1][0]) != ""
    )


@read_once(content_of)
def read_monthly_log(file: Path) -> MonthlyLog:
    """Read a monthly log; lines for the same month and query are added up.

    Personal data is taken out as it is read. Lines without a month or a count are left out, with
    a note.

    Raises:
        SearchError: the file cannot be read, or no column holds months.
    """
    places, rows = _places(file, read_rows(file, _QUERY))
    found: dict[str, Counter[str]] = defaultdict(Counter)
    spelt: dict[str, str] = {}
    unread: list[int] = []
    for number, cells in rows:
        month, query, searches = _cells(cells, places)
        if not month or searches is None or searches < 0:
            unread.append(number)
        elif key := folded(query):
            found[month][spelt.setdefault(key, query)] += searches
    notes = []
    if unread:
        places_of = ", ".join(map(str, unread[:5])) + (" and more" if len(unread) > 5 else "")
        notes.append(
            f"{file.name}: {len(unread)} lines have no month (2026-11) or no count and were left "
            f"out (line {places_of})"
        )
    return MonthlyLog({month: dict(found[month]) for month in sorted(found)}, tuple(notes))


def _places(file: Path, rows: Sequence[Row]) -> tuple[tuple[int, int, int], Sequence[Row]]:
    """Tell which columns are the month, the query and the count; return the rows of data."""
    if not rows:
        return (0, 1, 2), rows
    first = rows[0][1]
    if month_of(first[0]):
        return (0, 1, 2), rows
    found = [column(first, names) for names in (_MONTH, _QUERY, _SEARCHES)]
    for place, name in zip(found, ("month", "query", "searches"), strict=True):
        if place is None:
            raise SearchError(
                f"{file}, line {rows[0][0]}: no column is called '{name}'. A monthly log has the "
                "columns month (2026-11), query and searches"
            )
    month, query, searches = (place for place in found if place is not None)
    return (month, query, searches), rows[1:]


def _cells(cells: Sequence[str], places: tuple[int, int, int]) -> tuple[str, str, int | None]:
    """Return a line's month, query without personal data, and count."""
    if len(cells) <= max(places):
        return "", "", None
    month, query, searches = (cells[place] for place in places)
    clean = without_personal_data(query[:_LONGEST])
    return month_of(month), clean, whole_number(searches)


def month_of(written: str) -> str:
    """Return a month as `2026-11`, or nothing where it is none."""
    match = _WRITTEN.fullmatch(written.strip())
    return f"{match[1]}-{match[2]}" if match else ""


def after(month: str, steps: int = 1) -> str:
    """Return the month so many steps after one (before it, if negative)."""
    year, number = int(month[:4]), int(month[5:])
    years, number = divmod(year * 12 + number - 1 + steps, 12)
    return f"{years:04d}-{number + 1:02d}"


def months_between(first: str, last: str) -> list[str]:
    """Return all months from one to another, both included."""
    found = [first]
    while found[-1] < last:
        found.append(after(found[-1]))
    return found
