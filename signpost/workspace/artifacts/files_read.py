"""How the files that people handed in were read: what a report tells of each."""

from __future__ import annotations

import msgspec

from signpost.workspace.artifact import Artifact


class ColumnRead(msgspec.Struct, frozen=True, kw_only=True):
    """One column that was used: what for, its heading, and how it was known and read."""

    use: str
    heading: str
    how: str = ""


class RowsLeftOut(msgspec.Struct, frozen=True, kw_only=True):
    """Rows that were not used: why, how many, and the numbers of the first few."""

    why: str
    count: int
    rows: list[int] = []


class LargestValue(msgspec.Struct, frozen=True, kw_only=True):
    """One of a file's largest counts, and what it is of."""

    name: str
    value: int


class FileRead(msgspec.Struct, frozen=True, kw_only=True):
    """How one file was read.

    `doubts` are what could have meant two things, with the reading that was chosen; `notes` are
    what else a person would want to know, such as sheets that were not read.
    """

    # The setting that names it, such as `[demand] views`.
    setting: str
    name: str
    # What kind of file it is, in plain words.
    form: str = ""
    # Which of its tables was read: a sheet, a file of a .zip, the row of the headings.
    table: str = ""
    columns: list[ColumnRead] = []
    rows_used: int = 0
    left_out: list[RowsLeftOut] = []
    # What its counts add up to; None where it has none.
    total: int | None = None
    # What the total counts: views, contacts, calls.
    counted: str = ""
    largest: list[LargestValue] = []
    # The first and last day (ISO 8601), where it has dates.
    first_day: str = ""
    last_day: str = ""
    doubts: list[str] = []
    notes: list[str] = []


# What the stage `index` writes of the query log; audit's files are in its artifacts of demand.
SEARCH_FILES: Artifact[list[FileRead]] = Artifact("index/files_read", list[FileRead], list)
