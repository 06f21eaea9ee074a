"""Workbooks (.xlsx, .xlsb, .xls, .ods) to sheets, as they are shown: what is hidden is not read.

python-calamine reads the values of all four; what it does not tell (percentages, hidden rows and
columns, how far a sheet reaches) comes from `sheet_layout`.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    ZipError,
)

from signpost.tables.sheet import (
    LONGEST_CELL,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    FileContents,
    NumberCell,
    Sheet,
)
from signpost.tables.sheet_layout import layouts_of
from signpost.tables.sheet_shape import SheetLayout
from signpost.tables.table_error import TableError

# The stream that holds a workbook which Office encrypted ([MS-OFFCRYPTO] 1.3.2).
_PROTECTED = re.compile("EncryptedPackage".encode("utf-16-le"))
_FORMS = {
    "xlsx": "Excel workbook (.xlsx)",
    "xlsb": "Excel workbook (.xlsb)",
    "xls": "Excel workbook (.xls)",
    "ods": "OpenDocument spreadsheet (.ods)",
}


def read_workbook(path: Path, data: bytes, form: str) -> FileContents:
    """Read the sheets that are shown; `form` is xlsx, xlsb, xls or ods.

    Raises:
        TableError: one line: it is damaged, protected by a password or too large.
    """
    if _PROTECTED.search(data):
        raise TableError(f"{path}: it is protected by a password. Save it without one")
    try:
        layouts = layouts_of(data, form)
        for layout in layouts.values():
            _check_size(path, layout)
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            return _contents(path, book, form, layouts)
    except PasswordError:
        raise TableError(f"{path}: it is protected by a password. Save it without one") from None
    except (CalamineError, ZipError, OSError, ValueError, KeyError, EOFError) as error:
        why = " ".join(str(error).split())[:80] or "its structure is wrong"
        if "encrypted" in why:
            why = "it is protected by a password"
        raise TableError(
            f"{path}: not a workbook that can be read ({why}). Open it and save it again as .xlsx"
        ) from None


def _contents(
    path: Path, book: CalamineWorkbook, form: str, layouts: dict[str, SheetLayout]
) -> FileContents:
    """Read every sheet with cells that is shown."""
    contents = FileContents(_FORMS[form], [])
    hidden = []
    for sheet in book.sheets_metadata:
        if sheet.typ != SheetTypeEnum.WorkSheet:
            continue
        if sheet.visible != SheetVisibleEnum.Visible:
            hidden.append(sheet.name)
            continue
        found = book.get_sheet_by_name(sheet.name)
        rows = found.to_python(skip_empty_area=False)
        layout = layouts.get(sheet.name, SheetLayout())
        layout.rows, layout.columns = len(rows), found.width
        _check_size(path, layout)
        contents.sheets.append(_sheet(sheet.name, rows, layout, _merged(found)))
    if hidden:
        contents.notes.append(f"hidden sheets were not read: {', '.join(hidden)}")
    return contents


def _check_size(path: Path, layout: SheetLayout) -> None:
    """Refuse a sheet that reaches too far: all cells up to its last are held in memory."""
    if (
        layout.rows > MOST_ROWS
        or layout.columns > 16 * MOST_COLUMNS
        or layout.rows * layout.columns > MOST_CELLS
    ):
        raise TableError(
            f"{path}: a sheet reaches to row {layout.rows:,} and column {layout.columns:,}; "
            f"at most {MOST_CELLS:,} cells are read. Delete the empty rows and columns, or save "
            "the table alone as CSV"
        )


def _merged(sheet: object) -> list[tuple[int, int, int, int]]:
    """Return the merged ranges, where the format tells them."""
    ranges = getattr(sheet, "merged_cell_ranges", None) or ()
    return [(first[0], first[1], last[0], last[1]) for first, last in ranges]


def _sheet(
    name: str,
    rows: Sequence[Sequence[object]],
    layout: SheetLayout,
    merged: list[tuple[int, int, int, int]],
) -> Sheet:
    """Write the cells as text; those of hidden rows and columns are left blank."""
    found: list[list[str]] = []
    hidden_rows = hidden_columns = 0
    for number, row in enumerate(rows):
        if number in layout.hidden_rows:
            hidden_rows += any(value != "" for value in row)
            found.append([])
            continue
        found.append(
            [
                "" if place in layout.hidden_columns else _cell(value, (number, place), layout)
                for place, value in enumerate(row)
            ]
        )
    for place in layout.hidden_columns:
        hidden_columns += any(len(row) > place and row[place] != "" for row in rows)
    sheet = Sheet(name, found, merged)
    for count, what in ((hidden_rows, "row"), (hidden_columns, "column")):
        if count:
            some = f"1 hidden {what} was" if count == 1 else f"{count:,} hidden {what}s were"
            sheet.notes.append(f"{some} not read")
    return sheet


def _cell(value: object, place: tuple[int, int], layout: SheetLayout) -> str:
    """Write a cell as it is shown; numbers keep a decimal point."""
    if isinstance(value, str):
        return value.strip()[:LONGEST_CELL]
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        if place in layout.percents:
            return f"{value * 100:.6g}%"
        whole = isinstance(value, int) or value.is_integer()
        return NumberCell(f"{value:.0f}" if whole else repr(value))
    if isinstance(value, datetime):
        return value.isoformat(" ") if value.time() != time() else value.date().isoformat()
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value) if isinstance(value, timedelta) else ""
