"""JSON: one array, an object a line, never held in memory."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from reports.exports.export_types import Cell, RowFormat
from reports.exports.formats.json_lines import json_line


class JsonArrayWriter:
    """Writes rows as one JSON array."""

    def __init__(self, columns: Sequence[str], out: BinaryIO, _name: str) -> None:
        self._columns = columns
        self._out = out
        self._separator = b"[\n"

    def add(self, values: Sequence[Cell], _safe: Sequence[Cell]) -> None:
        """Write one row as it is."""
        self._out.write(self._separator + json_line(self._columns, values))
        self._separator = b",\n"

    def close(self) -> None:
        """End the array."""
        self._out.write(b"\n]\n" if self._separator == b",\n" else b"[]\n")


EXPORT = RowFormat("json", JsonArrayWriter, place=20)
