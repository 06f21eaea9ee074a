"""Reads one table of a file for what it is needed for, and keeps how it was read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from signpost.tables.columns import Chosen, ColumnChoice
from signpost.tables.date_columns import DateOrder, date_of, order_of
from signpost.tables.number_columns import NumberLocale, is_rounded, locale_of, whole
from signpost.tables.opening import open_tables
from signpost.tables.sheet import FileContents, NumberCell
from signpost.tables.table_error import RowError, TableError
from signpost.tables.table_search import FoundTable, Row, Wanted, find_table
from signpost.tables.value_kinds import misfit_of_count
from signpost.workspace.artifacts.files_read import (
    ColumnRead,
    FileRead,
    LargestValue,
    RowsLeftOut,
)

# Where a plain row has the cells that stand under no heading.
BEYOND = ""
# Rows named in a note; the rest are counted.
_NAMED = 12
_LARGEST = 3
_HOW = {
    "name": "by its heading",
    "weak": "by its heading and its values",
    "word": "by a word of its heading",
    "values": "by its values: its heading is not a known one",
    "months": "the columns of months, added up",
    "alike": "the columns of that heading, added up",
}
# How a kind is known whose several columns are added up.
_ADDED_UP = frozenset({"months", "alike"})
# Names of sheets that add up the others.
_SUMS_SHEETS = re.compile(r"\b(totals?|summary|all|overall|combined|ytd|annual|year)\b", re.I)


@dataclass(slots=True)
class Table:
    """The rows of a table as (row as a spreadsheet counts it, cells by kind), and what was odd."""

    path: Path
    setting: str
    form: str
    found: FoundTable
    columns: dict[str, Chosen]
    rows: list[tuple[int, dict[str, str]]]
    locales: dict[str, NumberLocale] = field(default_factory=dict)
    orders: dict[str, DateOrder] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)
    more_notes: list[str] = field(default_factory=list)
    _bad: dict[str, list[int]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.name

    def refuse(self, row: int, why: str) -> None:
        """Remember that a row was not used, and why."""
        self._bad.setdefault(why, []).append(row)

    @property
    def refused(self) -> int:
        """How many rows were not used."""
        return sum(len(rows) for rows in self._bad.values())

    def count(self, row: Mapping[str, str], kind: str, what: str) -> int:
        """Read the count of a row by its column's locale; columns of months are added up.

        Raises:
            RowError: it is none.
        """
        cell = row.get(kind, "")
        parts = cell.split("\n") if self.columns[kind].how in _ADDED_UP else [cell]
        locale = self.locales.get(kind)
        found = [whole(part, what, locale) for part in parts if part or len(parts) == 1]
        if not found:
            raise RowError(f"no {what}")
        return sum(found)

    def other_counts(self) -> list[str]:
        """Return the headings of columns that were not taken and may count something."""
        taken = {chosen.place for chosen in self.columns.values()}
        rows = [cells for _, cells in self.found.rows]
        choice = ColumnChoice([[name] for name in self.found.headings], rows)
        return [
            heading
            for place, heading in enumerate(self.found.headings)
            if place not in taken
            and choice.values(place)
            and not misfit_of_count(choice.values(place), "weak")
        ]

    def notes(self) -> list[str]:
        """Say what was odd and which rows were not used, a line for each reason."""
        told = [*self.doubts, *self.more_notes]
        return [f"{self.name}: {note}" for note in told] + [
            f"{self.name}: {_numbered(rows)} not used: {why}" for why, rows in self._bad.items()
        ]

    def file_read(
        self, counted: str, values: Mapping[str, int] | None, used: int, notes: Iterable[str] = ()
    ) -> FileRead:
        """Sum up how the file was read.

        Args:
            counted: what its counts are of.
            values: the counts by what they are of; None where it has none.
            used: how many rows were used.
            notes: what else to tell.
        """
        largest = sorted((values or {}).items(), key=lambda x: (-x[1], x[0]))[:_LARGEST]
        days = [day for _, row in self.rows if (day := self._day(row))]
        return FileRead(
            setting=self.setting,
            name=self.name,
            form=self.form,
            table=_place_of(self.found),
            columns=[self._column(use, chosen) for use, chosen in self.columns.items()],
            rows_used=used,
            left_out=[
                RowsLeftOut(why=w, count=len(r), rows=r[:_NAMED]) for w, r in self._bad.items()
            ],
            total=None if values is None else sum(values.values()),
            counted=counted,
            largest=[LargestValue(name=name, value=value) for name, value in largest],
            first_day=min(days, default=""),
            last_day=max(days, default=""),
            doubts=self.doubts,
            notes=[*self.more_notes, *notes],
        )

    def _day(self, row: Mapping[str, str]) -> str:
        """Return the day of a row (ISO 8601), if it has one."""
        day = date_of(row["date"], self.orders.get("date")) if row.get("date") else None
        return day.isoformat() if day else ""

    def _column(self, use: str, chosen: Chosen) -> ColumnRead:
        """Say how one column was known and read."""
        how = [_HOW[chosen.how]]
        if use in self.locales and self.locales[use].decimal == ",":
            how.append("points part thousands")
        if use in self.orders:
            how.append("day first" if self.orders[use].day_first else "month first")
        return ColumnRead(use=use, heading=chosen.heading, how="; ".join(how))


def _place_of(found: FoundTable) -> str:
    """Say where a table stands in its file."""
    return f"{found.sheet.name + ', ' if found.sheet.name else ''}headings in row {found.head}"


def _numbered(rows: Sequence[int]) -> str:
    """Name rows by number, the first few of many."""
    named = ", ".join(str(row) for row in rows[:_NAMED])
    more = f" and {len(rows) - _NAMED:,} more" if len(rows) > _NAMED else ""
    return f"row {named} was" if len(rows) == 1 else f"rows {named}{more} were"


def read_table(
    path: Path,
    setting: str,
    wanted: Wanted,
    counts: Sequence[str] = (),
    prose: str = "",
) -> Table:
    """Open a file and find the table that has the columns that are needed.

    Args:
        path: the file.
        setting: the setting that names it, such as `[demand] views`.
        wanted: the kinds of columns, and which of them are needed.
        counts: the kinds that are counts: each column is read in one locale.
        prose: the kind that people wrote themselves: a separator in it cuts it into no columns.

    Raises:
        TableError: one line: the file is missing, is no table, or lacks a column.
    """
    contents = open_tables(path, setting)
    tables = _tables(contents, wanted)
    if not tables:
        raise TableError(f"{path}: {_lacking(contents, wanted)}. Name the columns in a first row")
    first, *others = _without_parts_of_a_sum(tables)
    columns = {kind: chosen for kind, chosen in first.columns.items() if kind in wanted.kinds}
    table = Table(path, setting, contents.form, first, columns, [])
    table.doubts += first.doubts
    table.more_notes += [*contents.notes, *first.sheet.notes, *first.notes]
    rows = list(first.rows)
    rows += _rows_of_others(table, first, others)
    table.rows = [(number, _cells(cells, table, prose)) for number, cells in rows]
    _read_columns(table, counts)
    return table


def _tables(contents: FileContents, wanted: Wanted) -> list[FoundTable]:
    """Return the tables of a file that have what is needed, those with most of it first."""
    for guess in (False, True):
        for needed in wanted.needed:
            found = [find_table(sheet, wanted, needed, guess) for sheet in contents.sheets]
            tables = [table for table in found if table is not None]
            if tables:
                most = max(len(table.columns) for table in tables)
                return sorted(tables, key=lambda table: len(table.columns) != most)
    return []


def _without_parts_of_a_sum(tables: list[FoundTable]) -> list[FoundTable]:
    """Keep the one sheet whose name says that it adds up the others, if there is one."""
    sums = [table for table in tables if _SUMS_SHEETS.search(table.sheet.name)]
    if len(sums) == 1 and len(tables) > 2:
        names = ", ".join(table.sheet.name for table in tables if table is not sums[0])
        sums[0].notes.append(
            f"{sums[0].sheet.name} was read alone, as the sum of {names}, by its name"
        )
        return sums
    return tables


def _rows_of_others(table: Table, first: FoundTable, others: Sequence[FoundTable]) -> list[Row]:
    """Return the rows of the other sheets that have the same headings, each sheet once."""
    more: list[Row] = []
    seen = [[cells for _, cells in first.rows]]
    together = [first.sheet.name]
    for other in others:
        cells = [cells for _, cells in other.rows]
        if other.headings != first.headings:
            table.more_notes.append(f"the table in {other.sheet.name} was not read as well")
        elif cells in seen:
            table.more_notes.append(f"{other.sheet.name} is the same as another and was read once")
        else:
            seen.append(cells)
            together.append(other.sheet.name)
            more += other.rows
    if len(together) > 1:
        table.more_notes.append(
            f"{', '.join(together)} have the same headings and were read together"
        )
    return more


def _cells(cells: Sequence[str], table: Table, prose: str) -> dict[str, str]:
    """Return a row's cells by kind; a text that the separator cut is put together again."""
    columns, width = table.columns, len(table.found.headings)
    while width and not table.found.headings[width - 1]:
        width -= 1
    surplus = len(cells) - width
    if prose in columns and surplus > 0 and any(cells[width:]):
        at = columns[prose].place
        joined = ", ".join(cells[at : at + surplus + 1])
        cells = [*cells[:at], joined, *cells[at + surplus + 1 :]]
    row = {kind: cells[x.place] for kind, x in columns.items() if x.place < len(cells)}
    for kind, chosen in columns.items():
        if chosen.how in _ADDED_UP:
            row[kind] = "\n".join(cells[n] for n in table.found.added_up if n < len(cells))
    return row


def _read_columns(table: Table, counts: Sequence[str]) -> None:
    """Tell each column's locale or order of dates by all its values, and what was doubtful."""
    for kind in counts:
        if kind not in table.columns:
            continue
        cells = [row[kind] for _, row in table.rows if row.get(kind)]
        values = [
            part
            for cell in cells
            for part in ([cell] if isinstance(cell, NumberCell) else cell.split("\n"))
        ]
        table.locales[kind] = locale_of(values)
        heading = table.columns[kind].heading
        if table.locales[kind].doubt:
            table.doubts.append(f"column “{heading}”: {table.locales[kind].doubt}")
        if any(isinstance(x, NumberCell) and "." in x for x in values):
            table.doubts.append(
                f"column “{heading}” has fractions: the spreadsheet may have taken thousands for "
                "decimals (2.428 for 2428), in numbers that look whole as well"
            )
        rounded = sum(is_rounded(value) for value in values)
        if rounded:
            table.more_notes.append(
                f"column “{heading}”: {rounded:,} numbers are rounded by the tool (such as 2.4K)"
            )
    if "date" in table.columns:
        order = order_of([row["date"] for _, row in table.rows if row.get("date")])
        table.orders["date"] = order
        if order.doubt:
            table.doubts.append(f"column “{table.columns['date'].heading}”: {order.doubt}")


def _lacking(contents: FileContents, wanted: Wanted) -> str:
    """Say which columns a file lacks, and what its headings or its first row are instead."""
    needed = [name for name in wanted.needed[0] if name not in wanted.either]
    tables = [find_table(sheet, wanted, (), False) for sheet in contents.sheets]
    known = [table for table in tables if table is not None]
    table = max(known, key=lambda x: len(set(needed) & set(x.columns)), default=None)
    has = set(table.columns) if table else set()
    lacking = [name for name in needed if name not in has]
    lacking = [*(() if has & set(wanted.either) else wanted.either), *lacking]
    rows = [x for sheet in contents.sheets for x in sheet.numbered() if any(x[1])]
    if not rows:
        said = "it is empty"
    else:
        place = (table.head, table.headings) if table else rows[0]
        said = f"row {place[0]} is: {', '.join(c for c in place[1] if c)[:120]}"
        said += f" ({table.notes[0]})" if table and table.notes else ""
    return f"no column {_named(lacking, wanted)}; {said}"


def _named(kinds: Sequence[str], wanted: Wanted) -> str:
    """Name kinds of columns by the heading that they should have."""
    names = (wanted.kinds[kind].names[0].replace(" ", "_") for kind in kinds)
    return " and no column ".join(map(repr, names))


def _record(names: Sequence[str], row: Sequence[str]) -> dict[str, str]:
    """Return a row's cells by heading."""
    found = {name: (row[n] if n < len(row) else "") for n, name in enumerate(names) if name}
    beyond = [cell for n, cell in enumerate(row) if cell and (n >= len(names) or not names[n])]
    return {**found, BEYOND: ", ".join(beyond)}


def read_records(
    path: Path, needed: Sequence[str], setting: str = ""
) -> list[tuple[int, dict[str, str]]]:
    """Read plain rows by heading, for tables whose columns all have their one name.

    Args:
        path: the file.
        needed: headings that it must have, in lower case with `_` for spaces.
        setting: what names it, for the message where it is missing.

    Returns:
        (row number, cells by heading in lower case with `_` for spaces); cells are never None. What
        stands under no heading is under `BEYOND`, with commas between.

    Raises:
        TableError: one line: it is missing, no table, or lacks a column.
    """
    contents = open_tables(path, setting)
    for sheet in contents.sheets:
        for place, cells in enumerate(sheet.rows[:60]):
            names = ["_".join(cell.strip().lower().split()) for cell in cells]
            if set(needed) <= set(names):
                rows = list(sheet.numbered())[place + 1 :]
                return [(number, _record(names, row)) for number, row in rows if any(row)]
    first = next((row for sheet in contents.sheets for row in sheet.rows if any(row)), [])
    said = f"its first row is: {', '.join(c for c in first if c)[:120]}" if first else "it is empty"
    raise TableError(f"{path}: no column {' and no column '.join(map(repr, needed))}; {said}")
