"""A description of a CSV file for programs: CSV on the Web (W3C, tabular metadata).

It stands beside the file, under the name that programs look for: `pages.csv-metadata.json`. What a
column holds is taken from what was written, so that the description cannot promise anything else.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from reports.exports.export_types import Cell

ENDING = "-metadata.json"
# What several texts in one cell are set apart by (`row_files.safe_cell`).
_SEPARATOR = "; "
_TRUTH = {"base": "boolean", "format": "True|False"}  # as Python writes them
_TEXT: dict[str, object] = {"datatype": "string"}


class ColumnTypes:
    """Remembers what the cells of each column were, while rows are written."""

    def __init__(self) -> None:
        self._columns: Sequence[str] = ()
        self._seen: list[set[type]] = []

    def begin(self, columns: Sequence[str]) -> None:
        """Take the columns, before any row."""
        self._columns, self._seen = columns, [set() for _ in columns]

    def add(self, values: Sequence[Cell]) -> None:
        """Take one row."""
        for seen, value in zip(self._seen, values, strict=True):
            if value is not None and value != "":
                seen.add(type(value))

    def described(self) -> list[dict[str, object]]:
        """Return each column's name and what its cells are."""
        return [
            {"name": name, "titles": name, **_kind(seen)}
            for name, seen in zip(self._columns, self._seen, strict=True)
        ]


def _kind(seen: set[type]) -> dict[str, object]:
    """Return what cells of some types are; what is of several kinds is text."""
    if seen == {bool}:
        return {"datatype": _TRUTH}
    if seen and seen <= {int}:
        return {"datatype": "integer"}
    if seen and seen <= {int, float}:
        return {"datatype": "number"}
    return {**_TEXT, "separator": _SEPARATOR} if seen == {list} else _TEXT


def description(file: str, title: str, types: ColumnTypes) -> bytes:
    """Return the description of the CSV file of that name, which is in the same folder."""
    said = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": file,
        "dc:title": title,
        "dc:description": (
            "One row a thing. A text that a spreadsheet would run begins with an apostrophe, which "
            "is not part of it."
        ),
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ",", "doubleQuote": True},
        "tableSchema": {"columns": types.described()},
    }
    return json.dumps(said, ensure_ascii=False, indent=1).encode()
