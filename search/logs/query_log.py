"""Reading query logs: what residents typed, how often, and which addresses they then opened.

Three forms: Signpost's own (`query<TAB>searches[<TAB>clicked address...]`, with or without a
header), and the exports of Google Analytics 4 and Matomo. See docs/search.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from search.analysis import folded
from search.documents import SearchError
from search.logs.delimited_files import Row, column, locale_at, read_rows, whole_number
from search.logs.read_once import content_of, read_once
from signpost.language.redaction.redact import without_personal_data
from signpost.pages.addresses import resolve
from signpost.tables.number_columns import NumberLocale
from signpost.workspace.artifacts.files_read import (
    ColumnRead,
    FileRead,
    LargestValue,
    RowsLeftOut,
)

# Column names, letters only, in order of preference.
_QUERY = (
    *("query", "searchterm", "searchquery", "sitesearchkeyword", "searchkeyword", "keyword"),
    *("searchterms", "keywords", "customeventsearchterm", "searchstring", "label", "term"),
    *("queries", "topqueries", "searchphrase", "search"),
)
_SEARCHES = (
    *("searches", "eventcount", "nbvisits", "totaluniquesearches", "uniquesearches"),
    *("totalsearches", "nbhits", "visits", "count", "frequency", "sessions", "hits", "events"),
    *("views", "impressions", "times", "total", "number"),
)
_CLICKED = (
    *("clicked", "clickedaddress", "clickedaddresses", "address", "addresses", "clickedurl"),
    *("url", "page", "destinationpage", "linkurl", "clickedpage"),
)
# Where a visit began or was when something was searched, in exports of analytics: no click.
_WHERE_SEARCHED = (
    *("landingpage", "landingpagequerystring", "pagepath", "pagepathandscreenclass"),
    *("pagepathquerystring", "pagelocation", "pagereferrer", "fullpageurl", "pagetitle"),
)
# Google Analytics names its columns so; a page beside these is the page that the event is of.
_OF_EVENTS = ("eventcount", "eventname", "customeventsearchterm")
_CLICKS = ("clicks", "nbclicks", "clickcount")
_TOTALS = frozenset({"total", "totals", "grand total", "all"})
_NOT_QUERIES = frozenset({"(not set)", "(other)", "(not provided)", "others", "not set"})
# Longer queries are pasted text; what comes after this many characters is left out.
_LONGEST = 300
# Rows and notes that the summing up names.
_NAMED = 12
# How many rows tell which column is which where there is no header.
_LOOKED_AT = 50


@dataclass(frozen=True, slots=True)
class LoggedQuery:
    """One query with how often it was searched and the clicks on each address, most first."""

    query: str
    searches: int = 1
    clicks: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class QueryLog:
    """A query log, most searched first.

    `notes` say in plain words what reading it left out; `read` sums up how the file was read.
    """

    queries: tuple[LoggedQuery, ...] = ()
    notes: tuple[str, ...] = ()
    read: FileRead | None = None

    @property
    def clicked(self) -> tuple[LoggedQuery, ...]:
        """The queries that led somewhere."""
        return tuple(q for q in self.queries if q.clicks)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the cells are: the words, the count, the clicked addresses (the first of them)."""

    query: int = 0
    searches: int | None = 1
    clicked: int | None = 2
    clicks: int | None = None
    open_ended: bool = True


@read_once(content_of)
def read_log(file: Path, base: str = "") -> QueryLog:
    """Read a query log. Clicked addresses are resolved against `base`, the site's address.

    The same query in other capitals or punctuation counts as one. Personal data is taken out of
    every query; rows of totals are left out. A count that cannot be read counts as one search,
    with a note: nothing readable is lost.

    Raises:
        SearchError: the file cannot be read, or no column holds the queries.
    """
    rows = read_rows(file, _QUERY)
    if not rows:
        return QueryLog(notes=(f"{file.name}: there is no query in it",))
    first = rows[0][1]
    columns, rows = _columns(file, rows)
    locale = locale_at(rows, columns.searches)
    largest = _largest(rows, columns)
    gathered = _QueryLogReader(file.name, base, columns, locale, largest=largest)
    if locale.doubt:
        gathered.note(f"column of searches: {locale.doubt}")
    where = column(first, _WHERE_SEARCHED)
    if where is not None and columns.clicked is None:
        gathered.note(
            f"{first[where]!r} says where people searched, not what they opened; left out"
        )
    for row in rows:
        gathered.add(row)
    headings = first if rows and rows[0][1] is not first else []
    return gathered.log(headings, len(rows))


def _columns(file: Path, rows: list[Row]) -> tuple[_Columns, list[Row]]:
    """Tell from the first row which column is which; return the rows that are data."""
    number, first = rows[0]
    query = column(first, _QUERY)
    # A resident may search for "search": a row with a count beside the word is data.
    if query is not None and not any(whole_number(c) is not None for c in first):
        clicked = None if column(first, _OF_EVENTS) is not None else column(first, _CLICKED)
        columns = _Columns(
            query,
            column(first, _SEARCHES),
            clicked,
            column(first, _CLICKS),
            clicked == len(first) - 1,
        )
        return columns, rows[1:]
    if len(first) == 1 or _are_counts(rows, 1):
        return _Columns(), rows
    if _are_counts(rows, 2):
        # Something stands before the query: its number, or the month.
        return _Columns(query=1, searches=2, clicked=3), rows
    raise SearchError(
        f"{file}, line {number}: no column is called 'query' or 'Search term'. Name the column "
        "that holds what people typed 'query', and the one with how often 'searches'"
    )


def _are_counts(rows: list[Row], place: int) -> bool:
    """Whether most of the first rows have a number in one column."""
    looked_at = rows[:_LOOKED_AT]
    numbers = sum(len(c) > place and whole_number(c[place]) is not None for _, c in looked_at)
    return 2 * numbers > len(looked_at)


def _largest(rows: list[Row], columns: _Columns) -> int:
    """Return the second largest count: a row of totals is at least as large as any other."""
    if columns.searches is None:
        return 0
    place, locale = columns.searches, locale_at(rows, columns.searches)
    found = (whole_number(c[place], locale) or 0 for _, c in rows if len(c) > place)
    counts = sorted(found, reverse=True)
    return counts[1] if len(counts) > 1 else 1


class _QueryLogReader:
    """Rows gathered into queries, with notes on what was not as it should be."""

    def __init__(
        self, name: str, base: str, columns: _Columns, locale: NumberLocale, largest: int
    ) -> None:
        self._name, self._base, self._columns, self._largest = name, base, columns, largest
        self._locale = locale
        self._found: dict[str, tuple[str, int, dict[str, float]]] = {}
        self._addresses: dict[str, str] = {}
        self._personal = 0
        self._totals: list[int] = []
        self._unsaid: list[int] = []
        self._notes: list[str] = []

    def note(self, what: str) -> None:
        """Say of the whole file what was left out."""
        self._notes.append(f"{self._name}: {what}")

    def add(self, row: Row) -> None:
        """Take in one row."""
        number, cells = row
        if len(cells) <= self._columns.query:
            self._notes.append(f"{self._name}, line {number}: no query on this line; left out")
            self._unsaid.append(number)
            return
        written = cells[self._columns.query]
        if written.lower() in _NOT_QUERIES or self._is_total(written, cells):
            self._totals.append(number)
            return
        query = without_personal_data(written[:_LONGEST])
        self._personal += query != " ".join(written[:_LONGEST].split())
        key = folded(query)
        if key:
            _, searches, clicks = self._found.get(key, (query, 0, {}))
            for address, times in self._clicks(cells).items():
                clicks[address] = clicks.get(address, 0) + times
            self._found[key] = (
                self._found[key][0] if key in self._found else query,
                searches + self._searches(number, cells),
                clicks,
            )

    def _is_total(self, written: str, cells: list[str]) -> bool:
        """Whether a row is the export's own total and not a query."""
        place = self._columns.searches
        if written and written.lower() not in _TOTALS:
            return False
        at = cells[place] if place is not None and place < len(cells) else ""
        found = whole_number(at, self._locale)
        return found is not None and found >= self._largest

    def _searches(self, number: int, cells: list[str]) -> int:
        """Read how often a query was searched; one where it cannot be told."""
        place = self._columns.searches
        cell = cells[place] if place is not None and place < len(cells) else ""
        found = whole_number(cell, self._locale)
        if found is None or found < 0:
            if cell:
                what = f"{cell[:40]!r} is not a count of searches"
                self._notes.append(f"{self._name}, line {number}: {what}; counted as one")
            return 1
        return found

    def _clicks(self, cells: list[str]) -> dict[str, float]:
        """Read the clicked addresses; a bare number after an address is how often."""
        columns, found = self._columns, dict[str, float]()
        if columns.clicked is None:
            return found
        end = None if columns.open_ended else columns.clicked + 1
        written = " ".join(cells[columns.clicked : end]).replace("|", " ").split()
        if columns.clicks is not None and columns.clicks < len(cells) and written:
            written = [written[0], str(whole_number(cells[columns.clicks]) or 1)]
        last = ""
        for part in written:
            if part.isdigit() and part.isascii() and last:
                found[last] += int(part) - 1
                last = ""
            elif address := self._address(part):
                found[address] = found.get(address, 0) + 1
                last = address
        return {address: times for address, times in found.items() if times > 0}

    def _address(self, written: str) -> str:
        """Return a clicked address in the one spelling that the crawl uses."""
        if not self._base:
            return written
        known = self._addresses.get(written)
        if known is None:
            resolved = resolve(self._base, written)
            known = self._addresses[written] = resolved[0] if resolved else ""
        return known

    def log(self, headings: Sequence[str] = (), rows: int = 0) -> QueryLog:
        """Return what was gathered of so many rows under headings (none if it has none)."""
        notes = list(self._notes)
        if self._personal:
            some = "query" if self._personal == 1 else "queries"
            notes.append(
                f"{self._name}: personal data was taken out of {self._personal} {some}. Nothing of "
                "it was kept; the file itself still has it"
            )
        queries = [
            LoggedQuery(query, searches, dict(sorted(clicks.items(), key=lambda x: (-x[1], x[0]))))
            for query, searches, clicks in self._found.values()
        ]
        queries.sort(key=lambda q: (-q.searches, q.query))
        return QueryLog(tuple(queries), tuple(notes), self._read(queries, headings, rows))

    def _read(self, queries: Sequence[LoggedQuery], headings: Sequence[str], rows: int) -> FileRead:
        """Sum up how the file was read."""
        places = (("query", self._columns.query), ("searches", self._columns.searches))
        columns = [
            ColumnRead(
                use=use,
                heading=headings[place] if headings else f"column {place + 1}",
                how="by its heading" if headings else "by its place: there are no headings",
            )
            for use, place in places
            if place is not None and (not headings or place < len(headings))
        ]
        totals, unsaid = self._totals, self._unsaid
        left_out = [
            RowsLeftOut(why=why, count=len(numbers), rows=numbers[:_NAMED])
            for why, numbers in (("a total, or (not set)", totals), ("no query", unsaid))
            if numbers
        ]
        return FileRead(
            setting="[search] query_log",
            name=self._name,
            columns=columns,
            rows_used=rows - len(totals) - len(unsaid),
            left_out=left_out,
            total=sum(query.searches for query in queries),
            counted="searches",
            largest=[LargestValue(name=x.query, value=x.searches) for x in queries[:3]],
            doubts=[self._locale.doubt] if self._locale.doubt else [],
            notes=self._notes[:_NAMED],
        )
