"""Logs of queries through the one reader of tables: any encoding, separator or workbook."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from search.documents import SearchError
from signpost.tables.number_columns import NumberLocale, locale_of, number_of
from signpost.tables.opening import open_tables
from signpost.tables.sheet import Sheet
from signpost.tables.table_error import TableError
from signpost.tables.table_search import body_of

Row = tuple[int, list[str]]
# Rows of a sheet in which headings are looked for.
_LOOKED_AT = 200
_BRITISH = NumberLocale()


def read_rows(file: Path, names: Sequence[str] = ()) -> list[Row]:
    """Read a log into (row number, cells), its headings first if it has any.

    Args:
        file: whatever `signpost.tables.opening` reads.
        names: headings, letters only. Of several sheets or tables the first that has one of these
            is read, and what stands above it is passed over; else the first sheet is.

    Blank rows, comments (`# …`) above the table and other tables under it are left out. White
    space in a cell is one space.

    Raises:
        SearchError: the file is missing or cannot be read.
    """
    try:
        sheets = open_tables(file).sheets
    except TableError as error:
        raise SearchError(str(error)) from None
    for sheet in sheets:
        for place in range(min(len(sheet.rows), _LOOKED_AT)):
            if _is_head(sheet, place, tuple(names)):
                return _rows(sheet, place, has_head=True)
    return next(
        (_rows(sheet, 0, has_head=False) for sheet in sheets if any(map(any, sheet.rows))), []
    )


def _is_head(sheet: Sheet, place: int, names: tuple[str, ...]) -> bool:
    """Whether a row is the headings: what stands above has to be narrower.

    A resident may search for "search": a row with a count beside the word is data.
    """
    cells = sheet.rows[place]
    if column(cells, names) is None or _has_number(cells):
        return False
    above = [row for row in sheet.rows[:place] if not _is_comment(row)]
    wide = sum(map(bool, cells))
    after = next((row for row in sheet.rows[place + 1 : place + 5] if any(row)), [])
    narrower = all(sum(map(bool, row)) < wide for row in above)
    return narrower and (not after or 2 * wide >= sum(map(bool, after)))


def _has_number(cells: Sequence[str]) -> bool:
    """Whether a row has a count in it, so that it is data."""
    return any(whole_number(cell) is not None for cell in cells)


def _rows(sheet: Sheet, start: int, *, has_head: bool) -> list[Row]:
    """Return the rows of the table whose first row is at or after a place.

    A row that is as the first is no data where that is the headings.
    """
    first = start
    while first < len(sheet.rows) and _is_comment(sheet.rows[first]):
        first += 1
    if first >= len(sheet.rows):
        return []
    top = sheet.rows[first]
    rows = [(first + 1, top), *body_of(sheet, first + 1, top if has_head else [])[0]]
    wide = len(top) > 1
    return [
        (number, [" ".join(cell.split()) for cell in cells])
        for number, cells in rows
        if not (wide and sum(map(bool, cells)) == 1 and cells[0].startswith("#"))
    ]


def _is_comment(cells: Sequence[str]) -> bool:
    """Whether a row before a table is blank or a comment."""
    return not any(cells) or cells[0].startswith("#")


def locale_at(rows: Sequence[Row], place: int | None) -> NumberLocale:
    """Tell how the numbers of one column are written, by all of them."""
    if place is None:
        return _BRITISH
    return locale_of([cells[place] for _, cells in rows if len(cells) > place])


def whole_number(cell: str, locale: NumberLocale = _BRITISH) -> int | None:
    """Read a count as people and exports write it: `1,234`, `1 234`, `1,234 (5%)`, `12.0`.

    None stands for what is not a count: words, nothing, a bare percentage, more than a million
    million (a number that a spreadsheet has spoilt). What is below 0 is told as such.
    """
    cell = cell.strip()
    below = cell.startswith("-")
    found = number_of(cell[1:] if below else cell, locale)
    if found is None or found > 10**12:
        return None
    return -round(found) if below else round(found)


def column(header: Sequence[str], names: tuple[str, ...]) -> int | None:
    """Return the first column that has one of `names` (in their order of preference)."""
    plain = [re.sub(r"[^a-z]", "", cell.lower()) for cell in header]
    return next((plain.index(name) for name in names if name in plain), None)
