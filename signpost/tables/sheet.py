"""A grid of cells, whatever file it came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

# A table of more is no table that people hand in; reading it would take the machine's memory.
MOST_ROWS, MOST_CELLS, MOST_COLUMNS = 1_000_000, 20_000_000, 2_000
# Longest cell that is read: a letter that somebody pasted, not a file.
LONGEST_CELL = 20_000


class NumberCell(str):
    """A number that a workbook holds as a number, written with a decimal point: `1234.5`.

    Its point is never a thousands separator.
    """

    __slots__ = ()


@dataclass(slots=True)
class Sheet:
    """Rows of cells as text, blank ones too: row N of a spreadsheet is `rows[N - 1]`.

    `merged` are ranges of cells (first row, first column, last row, last column; from 0) that are
    shown as one. `notes` say what of the sheet was not read.
    """

    name: str
    rows: list[list[str]]
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def numbered(self) -> Iterator[tuple[int, list[str]]]:
        """Yield (row number as a spreadsheet counts, cells)."""
        yield from enumerate(self.rows, 1)


@dataclass(slots=True)
class FileContents:
    """What is in one file: `form` says in plain words what kind of file it is."""

    form: str
    sheets: list[Sheet]
    notes: list[str] = field(default_factory=list)
