"""Rows as a Markdown table, to paste into a team's wiki."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from reports.exports.export_types import Cell, RowFormat


class MarkdownWriter:
    """Writes a line a row; what would end a cell or start markup is escaped."""

    def __init__(self, columns: Sequence[str], out: BinaryIO, _name: str) -> None:
        self._out = out
        self._write(columns)
        self._write(["---"] * len(columns))

    def add(self, values: Sequence[Cell], _safe: Sequence[Cell]) -> None:
        """Write one row."""
        self._write([_text(value) for value in values])

    def close(self) -> None:
        """Nothing ends the table but its last line."""

    def _write(self, cells: Sequence[str]) -> None:
        """Write one line of the table."""
        self._out.write(f"| {' | '.join(cells)} |\n".encode("utf-8", "replace"))


def _text(value: Cell) -> str:
    """Write a value as text of one line that is no markup."""
    if value is None:
        return ""
    plain = ", ".join(value) if isinstance(value, list) else str(value)
    escaped = "".join(f"\\{c}" if c in "\\`*_[]<>|#" else c for c in plain)
    return " ".join(escaped.split())


EXPORT = RowFormat("markdown", MarkdownWriter)
