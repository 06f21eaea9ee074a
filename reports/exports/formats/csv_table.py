"""CSV as RFC 4180 has it, in UTF-8 without a byte order mark (it would spoil the first key)."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import BinaryIO

from reports.exports.export_types import Cell, RowFormat


class CsvWriter:
    """Writes rows as CSV."""

    def __init__(self, columns: Sequence[str], out: BinaryIO, _name: str) -> None:
        self._text = io.TextIOWrapper(out, encoding="utf-8", errors="replace", newline="")
        self._rows = csv.writer(self._text)
        self._rows.writerow(columns)

    def add(self, _values: Sequence[Cell], safe: Sequence[Cell]) -> None:
        """Write one row, made safe for spreadsheets."""
        self._rows.writerow(safe)

    def close(self) -> None:
        """Leave the stream open."""
        self._text.flush()
        self._text.detach()


EXPORT = RowFormat("csv", CsvWriter, place=10)
