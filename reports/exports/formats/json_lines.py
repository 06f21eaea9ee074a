"""JSON lines: one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import BinaryIO

from reports.exports.export_types import Cell, RowFormat

_JSON = json.JSONEncoder(ensure_ascii=False)


class JsonLinesWriter:
    """Writes each row as one JSON object on a line."""

    def __init__(self, columns: Sequence[str], out: BinaryIO, _name: str) -> None:
        self._columns = columns
        self._out = out

    def add(self, values: Sequence[Cell], _safe: Sequence[Cell]) -> None:
        """Write one row as it is."""
        self._out.write(json_line(self._columns, values) + b"\n")

    def close(self) -> None:
        """Nothing ends the file but its last line."""


def json_line(columns: Sequence[str], values: Sequence[Cell]) -> bytes:
    """Write a row as an object on one line, as UTF-8: lone surrogates are replaced."""
    line = _JSON.encode(dict(zip(columns, values, strict=True)))
    return line.encode("utf-8", "replace")


EXPORT = RowFormat("jsonl", JsonLinesWriter, place=30)
