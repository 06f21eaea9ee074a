"""A workbook written row by row through XlsxWriter: texts and numbers only, never a formula.

Texts are written as texts whatever they begin with, and addresses are not made links, so that
nothing from a page can act. The same rows give the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import BinaryIO

import xlsxwriter

from reports.exports.export_types import Cell, RowFormat

# Limits of the format (ECMA-376): rows a sheet, characters a cell, characters of a sheet's name.
ROWS, CHARACTERS, NAME = 1_048_576, 32_767, 31

_NEVER = datetime(1980, 1, 1, tzinfo=UTC)
_OPTIONS = {
    # Rows go to disk as they come: a million of them must not be held in memory.
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": True,
}


class XlsxWriter:
    """Writes rows of texts and numbers; what does not fit one sheet goes on in the next."""

    def __init__(self, columns: Sequence[str], out: BinaryIO, name: str) -> None:
        self._book = xlsxwriter.Workbook(out, _OPTIONS)
        self._book.set_properties({"created": _NEVER})
        self._name = re.sub(r"[\[\]:*?/\\']", " ", name)[: NAME - 5]
        self._columns = columns
        self._sheets = 0
        self._begin_sheet()

    def add(self, _values: Sequence[Cell], safe: Sequence[Cell]) -> None:
        """Write one row, made safe: texts, numbers, true or false, or None for an empty cell."""
        self._write(safe)

    def _write(self, values: Sequence[Cell]) -> None:
        """Write one row into the sheet, or into the next one where it is full."""
        if self._row == ROWS:
            self._begin_sheet()
        for column, value in enumerate(values):
            if isinstance(value, str):
                self._sheet.write_string(self._row, column, value[:CHARACTERS])
            elif isinstance(value, bool):
                self._sheet.write_boolean(self._row, column, value)
            elif value is not None:
                self._sheet.write_number(self._row, column, value)
        self._row += 1

    def close(self) -> None:
        """End the workbook; the stream stays open."""
        self._book.close()

    def _begin_sheet(self) -> None:
        """Begin a sheet with its header row, which stays in sight."""
        self._sheets += 1
        name = self._name if self._sheets == 1 else f"{self._name} {self._sheets}"
        self._sheet = self._book.add_worksheet(name)
        self._sheet.freeze_panes(1, 0)
        self._row = 0
        self._write(self._columns)


EXPORT = RowFormat("xlsx", XlsxWriter, place=40)
