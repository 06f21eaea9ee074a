"""Rows as files: one row a thing, the same keys in every format.

Everything in a row may come from a hostile page. A spreadsheet runs a cell that begins like a
formula, so such text gets an apostrophe before it (OWASP, CSV injection); JSON is data and keeps
every character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import BinaryIO

from reports.exports.csvw import ColumnTypes
from reports.exports.export_types import Cell, Row, RowWriter, UnknownExportError
from reports.exports.registry import export_formats, row_formats

# C0 controls but tab and line ends, DEL and C1, surrogates, and the two that XML forbids.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# What starts a formula, also in its full-width form; a tab or line end may hide one.
_FORMULA = re.compile(r"[\t\r\n]|[ \xa0]*[=+\-@\uff1d\uff0b\uff0d\uff20]")


def safe_text(text: str) -> str:
    """Make a text harmless in a spreadsheet: no control characters, no formula.

    `=1+1` becomes `'=1+1`, which a spreadsheet shows and does not run.
    """
    if text.isprintable() and text[:1].isalnum():
        return text  # nearly all texts; the rest of the work is for the others
    clean = _CONTROL.sub("", text)
    return f"'{clean}" if _FORMULA.match(clean) else clean


def safe_cell(value: Cell) -> Cell:
    """Turn a value into what a spreadsheet cell may hold; numbers stay numbers."""
    if isinstance(value, str):
        return safe_text(value)
    if value is None or isinstance(value, (int, float)):
        return value
    return safe_text("; ".join(value))


def write(
    found: Iterable[Row],
    columns: Sequence[str],
    form: str,
    out: BinaryIO,
    name: str = "rows",
    types: ColumnTypes | None = None,
) -> int:
    """Write rows to a binary stream and return how many there were.

    Args:
        found: mappings with (at least) the keys in `columns`.
        columns: the keys, in the order in which they are written.
        form: the name of a format of rows, such as `csv`.
        out: an open binary stream; it is not closed.
        name: what the rows are, for the name of a sheet.
        types: told of every row, for a description of the file.

    Raises:
        UnknownExportError: the format is unknown.
    """
    return write_all(found, columns, {form: out}, name, types)


def write_all(
    found: Iterable[Row],
    columns: Sequence[str],
    outs: Mapping[str, BinaryIO],
    name: str,
    types: ColumnTypes | None = None,
) -> int:
    """Write the same rows in several formats at once (`outs`: a stream a format), as `write`.

    `types` is told of every row, for a description of the file.
    """
    types = types or ColumnTypes()
    types.begin(columns)
    writers = [_writer(form, columns, out, name) for form, out in outs.items()]
    count = 0
    for row in found:
        count += 1
        values = [row[key] for key in columns]
        safe = [safe_cell(value) for value in values]
        types.add(values)
        for writer in writers:
            writer.add(values, safe)
    for writer in writers:
        writer.close()
    return count


def _writer(form: str, columns: Sequence[str], out: BinaryIO, name: str) -> RowWriter:
    """Return what writes rows in a format.

    Raises:
        UnknownExportError: the format is unknown.
    """
    check_row_format(form)
    return row_formats()[form].writer(columns, out, name)


def check_row_format(form: str) -> None:
    """Make sure that rows can be written in a format.

    Raises:
        UnknownExportError: the format is unknown.
    """
    if form not in row_formats():
        names = ", ".join(export_formats())
        raise UnknownExportError(f"unknown format {form!r} (known: {names})")
