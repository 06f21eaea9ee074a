"""Rows as files: CSV, JSON, JSON lines and XLSX, one row a thing, the same keys in each.

Everything in a row may come from a hostile page. A spreadsheet runs a cell that begins like a
formula, so such text gets an apostrophe before it (OWASP, CSV injection); JSON is data and keeps
every character.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module
from typing import Any, BinaryIO, Protocol

from reports.exports import rows
from reports.sources import Sources
from reports.writing.spreadsheet import Spreadsheet
from signpost.errors import SignpostError
from signpost.settings.config import Config
from signpost.workspace import Workspace

Row = Mapping[str, Any]


class Writer(Protocol):
    """Takes rows one at a time; `close` ends the file and leaves the stream open."""

    def add(self, values: Sequence[Any], safe: Sequence[Any]) -> None:
        """Write one row: its values as they are, and made safe for spreadsheets."""

    def close(self) -> None:
        """Write what ends the file."""


# C0 controls but tab and line ends, DEL and C1, surrogates, and the two that XML forbids.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# What starts a formula, also in its full-width form; a tab or line end may hide one.
_FORMULA = re.compile(r"[\t\r\n]|[ \xa0]*[=+\-@\uff1d\uff0b\uff0d\uff20]")

_JSON = json.JSONEncoder(ensure_ascii=False)


def safe_text(text: str) -> str:
    """Make a text harmless in a spreadsheet: no control characters, no formula.

    `=1+1` becomes `'=1+1`, which a spreadsheet shows and does not run.
    """
    if text.isprintable() and text[:1].isalnum():
        return text  # nearly all texts; the rest of the work is for the others
    clean = _CONTROL.sub("", text)
    return f"'{clean}" if _FORMULA.match(clean) else clean


class UnknownExportError(SignpostError):
    """What was asked for is no kind of row or no format; the message names those there are."""


def export(
    workspace: Workspace, config: Config, run_id: int, kind: str, form: str, out: BinaryIO
) -> int:
    """Write one kind of row (a key of `rows.COLUMNS`) of a run; return how many there were.

    Raises:
        UnknownExportError: there is no such kind, format or run, or the format is not for rows of
            that kind.
    """
    run = workspace.runs.get(run_id)
    if run is None:
        raise UnknownExportError(f"there is no run {run_id}")
    if kind not in rows.COLUMNS:
        known = ", ".join(rows.COLUMNS)
        raise UnknownExportError(f"there are no {kind!r} to export (there are: {known})")
    if form in WHOLE:
        if kind != "findings":
            raise UnknownExportError(f"{form} is a format of findings, not of {kind}")
        module, _, work = WHOLE[form].partition(":")
        written: int = getattr(import_module(module), work)(Sources(workspace, config, run), out)
        return written
    return write(rows.of(kind, workspace, config, run), rows.COLUMNS[kind], form, out, kind)


def write(
    found: Iterable[Row], columns: Sequence[str], form: str, out: BinaryIO, name: str = "rows"
) -> int:
    """Write rows to a binary stream and return how many there were.

    Args:
        found: mappings with (at least) the keys in `columns`.
        columns: the keys, in the order in which they are written.
        form: `csv`, `json`, `jsonl` or `xlsx`.
        out: an open binary stream; it is not closed.
        name: what the rows are, for the name of a sheet.

    Raises:
        UnknownExportError: the format is unknown.
    """
    return write_all(found, columns, {form: out}, name)


def write_all(
    found: Iterable[Row], columns: Sequence[str], outs: Mapping[str, BinaryIO], name: str
) -> int:
    """Write the same rows in several formats at once (`outs`: a stream a format), as `write`."""
    writers = [writer(form, columns, out, name) for form, out in outs.items()]
    count = 0
    for row in found:
        count += 1
        values = [row[key] for key in columns]
        safe = [_cell(value) for value in values]
        for one in writers:
            one.add(values, safe)
    for one in writers:
        one.close()
    return count


def writer(form: str, columns: Sequence[str], out: BinaryIO, name: str) -> Writer:
    """Return what writes rows in a format.

    Raises:
        UnknownExportError: the format is unknown.
    """
    if form not in WRITERS:
        known = ", ".join([*WRITERS, *WHOLE])
        raise UnknownExportError(f"unknown format {form!r} (known: {known})")
    return WRITERS[form](columns, out, name)


class _Csv:
    """CSV as RFC 4180 has it, in UTF-8 without a byte order mark (it would spoil the first key)."""

    def __init__(self, columns: Sequence[str], out: BinaryIO, _name: str) -> None:
        self._text = io.TextIOWrapper(out, encoding="utf-8", errors="replace", newline="")
        self._rows = csv.writer(self._text)
        self._rows.writerow(columns)

    def add(self, _values: Sequence[Any], safe: Sequence[Any]) -> None:
        self._rows.writerow(safe)

    def close(self) -> None:
        self._text.flush()
        self._text.detach()


class _JsonLines:
    """One JSON object a line."""

    def __init__(self, columns: Sequence[str], out: BinaryIO, _name: str) -> None:
        self._columns = columns
        self._out = out

    def add(self, values: Sequence[Any], _safe: Sequence[Any]) -> None:
        self._out.write(self._line(values) + b"\n")

    def close(self) -> None:
        """Nothing ends the file but its last line."""

    def _line(self, values: Sequence[Any]) -> bytes:
        """Write a row on one line; lone surrogates are replaced, so that it stays UTF-8."""
        line = _JSON.encode(dict(zip(self._columns, values, strict=True)))
        return line.encode("utf-8", "replace")


class _Json(_JsonLines):
    """One JSON array, an object a line, never held in memory."""

    def __init__(self, columns: Sequence[str], out: BinaryIO, name: str) -> None:
        super().__init__(columns, out, name)
        self._before = b"[\n"

    def add(self, values: Sequence[Any], _safe: Sequence[Any]) -> None:
        self._out.write(self._before + self._line(values))
        self._before = b",\n"

    def close(self) -> None:
        self._out.write(b"\n]\n" if self._before == b",\n" else b"[]\n")


class _Xlsx:
    """A workbook with one table, over as many sheets as it takes."""

    def __init__(self, columns: Sequence[str], out: BinaryIO, name: str) -> None:
        self._book = Spreadsheet(out, name, columns)

    def add(self, _values: Sequence[Any], safe: Sequence[Any]) -> None:
        self._book.add(safe)

    def close(self) -> None:
        self._book.close()


def _cell(value: Any) -> Any:
    """Turn a value into what a spreadsheet cell may hold; numbers stay numbers."""
    if isinstance(value, str):
        return safe_text(value)
    if value is None or isinstance(value, (int, float)):
        return value
    if isinstance(value, (list, tuple)):
        value = "; ".join(str(x) for x in value)
    return safe_text(str(value))


# Formats of the findings of a run as a whole, by what writes them.
WHOLE = {
    "sarif": "reports.exports.sarif:write_sarif",
    "junit": "reports.exports.junit:write_junit",
    "earl": "reports.exports.earl:write_earl",
}
WRITERS: dict[str, Callable[[Sequence[str], BinaryIO, str], Writer]] = {
    "csv": _Csv,
    "json": _Json,
    "jsonl": _JsonLines,
    "xlsx": _Xlsx,
}
