"""Reads the tables that councils export: CSV as spreadsheets save it, and .xlsx.

A file that is no table of the right kind is refused in one line. A row that cannot be read is
told by its number, and the others are used.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from signpost.settings.config import ConfigError

# Exports begin with lines about themselves (Google Analytics: nine); the head comes after them.
_LINES_BEFORE_HEAD = 30
# Rows named in a note; the rest are counted.
_NAMED = 12
# Longest cell that is read: a letter that somebody pasted, not a file.
_LONGEST = 20_000
_TOTAL = re.compile(
    r"(grand |overall |sub[- ]?)?totals?( calls| services)?|all( services| calls| pages)?|overall"
    r"|sum",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\d{1,12}(\.0{1,6})?|\d{1,3}([ ,'\u00a0\u202f]\d{3}){1,4}(\.0{1,6})?")
_DATE = re.compile(
    r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}.*|\d{1,2}[- ](jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov"
    r"|dec)"
    r"[a-z]{0,6}([- ]\d{2,4})?|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}-\d{2,4}",
    re.IGNORECASE,
)


class RowError(ValueError):
    """One row that cannot be read; the message says why in a few words."""


@dataclass(slots=True)
class Table:
    """A table's rows as (row as a spreadsheet counts it, cells by column), and what was odd."""

    name: str
    rows: Iterable[tuple[int, dict[str, str]]]
    columns: tuple[str, ...]
    _bad: dict[str, list[int]] = field(default_factory=dict)

    def refuse(self, row: int, why: str) -> None:
        """Remember that a row was not used, and why."""
        self._bad.setdefault(why, []).append(row)

    @property
    def refused(self) -> int:
        """How many rows were not used."""
        return sum(len(rows) for rows in self._bad.values())

    def notes(self) -> list[str]:
        """Say which rows were not used, a line for each reason."""
        return [
            f"{self.name}: {_numbered(rows)} not used: {why}" for why, rows in self._bad.items()
        ]


def _numbered(rows: Sequence[int]) -> str:
    """Name rows by number, the first few of many."""
    named = ", ".join(str(row) for row in rows[:_NAMED])
    more = f" and {len(rows) - _NAMED:,} more" if len(rows) > _NAMED else ""
    return f"row {named} was" if len(rows) == 1 else f"rows {named}{more} were"


def read_table(path: Path, setting: str, columns: Mapping[str, Sequence[str]], must: str) -> Table:
    """Open a table. `columns` gives the names that each column goes by, in lower case.

    `must` names the columns without which the table is of no use, with spaces between. Rows are
    read as they are asked for; columns of other names are not read.

    Raises:
        ConfigError: one line: the file is missing, is no table, or lacks a column.
    """
    lines = _lines(path, setting)
    needed, first, lacking = must.split(), "", must.split()
    for count, (number, cells) in enumerate(lines):
        found = _head(cells, columns)
        without = [name for name in needed if name not in found.values()]
        if not without:
            return Table(path.name, _rows(path, lines, found), tuple(found.values()))
        if not first or len(without) < len(lacking):
            first = f"row {number} is: {', '.join(cell for cell in cells if cell)[:120]}"
            lacking = without
        if count >= _LINES_BEFORE_HEAD:
            break
    wanted = " and no column ".join(repr(columns[name][0].replace(" ", "_")) for name in lacking)
    said = f"; {first}" if first else "; it is empty"
    raise ConfigError(f"{path}: no column {wanted}{said}. Name the columns in a first row")


def _rows(
    path: Path, lines: Iterator[tuple[int, list[str]]], found: Mapping[int, str]
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows under the head."""
    try:
        for number, cells in lines:
            yield number, {n: cells[i][:_LONGEST] for i, n in found.items() if i < len(cells)}
    except csv.Error as error:
        raise ConfigError(f"{path}: not CSV any more after some rows ({error})") from None


def _head(cells: Sequence[str], columns: Mapping[str, Sequence[str]]) -> dict[int, str]:
    """Return which cell of a row names which column; the first name that fits wins."""
    plain = [re.sub(r"[^a-z0-9]+", " ", cell.lower()).strip() for cell in cells]
    found: dict[int, str] = {}
    for name, known in columns.items():
        place = next((plain.index(word) for word in known if word in plain), None)
        if place is not None and place not in found:
            found[place] = name
    return found


def _lines(path: Path, setting: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (row number, cells) of every row that is not blank and no comment."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise ConfigError(f"{path}: no such file. Mend {setting} in the settings") from None
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror})") from None
    rows = _sheet(path, data) if data[:2] == b"PK" else _csv(decoded(data))
    for number, cells in rows:
        if any(cells) and not cells[0].startswith("# "):
            yield number, cells


def decoded(data: bytes) -> str:
    """Decode what Excel saves: UTF-8, UTF-16 with its mark, or Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _csv(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a CSV with commas, semicolons or tabs."""
    start = "\n".join(x for x in text.splitlines()[:_LINES_BEFORE_HEAD] if not x.startswith("#"))
    separator = max(",;\t", key=start.count)
    for number, cells in enumerate(
        csv.reader(io.StringIO(text, newline=""), delimiter=separator), 1
    ):
        yield number, [cell.strip() for cell in cells]


def _sheet(path: Path, data: bytes) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of an Excel workbook's first sheet."""
    # openpyxl takes half a second to load, and few demand files are workbooks.
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
            yield number, [_cell(value) for value in row]
    except (zipfile.BadZipFile, KeyError, ValueError, IndexError, OSError) as error:
        raise ConfigError(f"{path}: not a workbook that can be read ({error})") from None


def _cell(value: object) -> str:
    """Write a cell of a workbook as a CSV would have it."""
    if isinstance(value, (datetime, date)):
        return value.isoformat()[:10]
    return "" if value is None else str(value).strip()


def is_total(name: str) -> bool:
    """Whether a row's name says that it adds up the others."""
    return bool(_TOTAL.fullmatch(name))


def whole(text: str, what: str) -> int:
    """Read a whole number, with or without thousands separators.

    Raises:
        RowError: it is none; a date that a spreadsheet made of it, and a share, are named.
    """
    if _WHOLE.fullmatch(text):
        return int(re.sub(r"\D", "", text.partition(".")[0]))
    if not text:
        raise RowError(f"no {what}")
    if text.endswith("%"):
        raise RowError(f"{what} is a percentage, not a number")
    if _DATE.fullmatch(text):
        raise RowError(f"{what} is a date: the spreadsheet changed it. Format the cells as numbers")
    raise RowError(f"{what} is not a whole number")
