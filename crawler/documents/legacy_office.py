"""Files of Microsoft's programs before 2007: .xls through xlrd, .doc and .ppt through olefile.

No kept library reads the words of .doc and .ppt: of these the properties are read and what streams
they hold, and it is said that their words were not.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import olefile

from crawler.documents.document_facts import DocumentFacts
from crawler.documents.hidden_collector import HiddenCollector
from crawler.documents.limits import PROTECTED, UnreadableError, is_late
from crawler.documents.office_package import note_properties
from crawler.documents.office_texts import date_text, joined
from signpost.workspace.hidden_parts import HiddenKind

_UNREAD = "could not read the words of this format (Microsoft Office before 2007)"
_NEITHER = "could not read this format (Microsoft Office before 2007)"
_PROPERTIES = {
    "author": "author",
    "last_saved_by": "last_modified_by",
    "company": "company",
    "manager": "manager",
    "template": "template",
}
_MAX_CELLS = 200_000


def facts(data: bytes, hidden: HiddenCollector) -> tuple[str, DocumentFacts]:
    """Return the format of a file, and what a reader sees of it; note what is hidden.

    Raises:
        UnreadableError: its words cannot be read, or a password protects it.
    """
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as box:
            about, kind = box.get_metadata(), _format(box)
            if kind:
                _note_properties(about, hidden)
                _note_streams(box, hidden)
    except (OSError, ValueError, IndexError) as error:
        raise UnreadableError(_NEITHER) from error
    if not kind:
        raise UnreadableError(_NEITHER)
    if kind != "xls":
        hidden.unread.append("its words, shown and hidden, as no reader of this format is kept")
        raise UnreadableError(_UNREAD, kind)
    return kind, _excel(data, about, hidden)


def _format(box: Any) -> str:
    """Tell a file's format by its streams (MS-DOC, MS-XLS, MS-PPT)."""
    streams = {
        "WordDocument": "doc",
        "Workbook": "xls",
        "Book": "xls",
        "PowerPoint Document": "ppt",
    }
    return next((kind for name, kind in streams.items() if box.exists(name)), "")


def _note_properties(about: Any, hidden: HiddenCollector) -> None:
    """Note the properties that say who and where."""
    values = {said: _decoded(getattr(about, name, None)) for name, said in _PROPERTIES.items()}
    note_properties(values, hidden)
    if getattr(about, "thumbnail", None):
        hidden.add("thumbnail", "the file", rows=1)


def _decoded(value: Any) -> str:
    """Return a property's text."""
    if isinstance(value, bytes):
        value = value.decode("utf-8" if _is_utf8(value) else "cp1252", "replace")
    return str(value or "").strip("\0 ")


def _is_utf8(value: bytes) -> bool:
    """Whether bytes are UTF-8."""
    try:
        value.decode()
    except UnicodeDecodeError:
        return False
    return True


def _note_streams(box: Any, hidden: HiddenCollector) -> None:
    """Note macros, embedded objects, pivot caches and versions that a file holds."""
    names = [path[0] for path in box.listdir()]
    found: dict[HiddenKind, int] = {
        "macros": int(any(x in ("Macros", "_VBA_PROJECT_CUR") for x in names)),
        "embedded_file": len({p[1] for p in box.listdir() if p[0] == "ObjectPool" and len(p) > 1})
        + len({x for x in names if x.startswith("MBD")}),
        "pivot_cache": len({p[-1] for p in box.listdir() if p[0] == "_SX_DB_CUR"}),
        "earlier_version": int("VersionList" in names),
    }
    for kind, count in found.items():
        if count:
            hidden.add(kind, "the file", rows=count, signs=["cut_off"])


def _excel(data: bytes, about: Any, hidden: HiddenCollector) -> DocumentFacts:
    """Read a workbook."""
    import xlrd

    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True)
    except xlrd.XLRDError as error:
        if "encrypt" in str(error).lower():
            raise UnreadableError(PROTECTED, "xls") from error
        raise
    text = joined(_lines(book, hidden))
    return DocumentFacts(
        title=_decoded(about.title)[:1000],
        created=_date(about.create_time),
        modified=_date(about.last_saved_time),
        pages=book.nsheets,
        text=text,
        has_text=bool(text.strip()),
    )


def _date(value: Any) -> str:
    """Write a date of a property."""
    return date_text(value) if isinstance(value, datetime) else ""


def _lines(book: Any, hidden: HiddenCollector) -> Iterator[str]:
    """Yield the lines that a reader sees of a workbook; note what is hidden."""
    seen = 0
    for number, sheet in enumerate(book.sheets(), 1):
        is_shown = sheet.visibility == 0
        place = f"sheet “{sheet.name}”" if is_shown else f"sheet {number} of {book.nsheets}"
        if is_shown:
            yield sheet.name
        unseen: dict[HiddenKind, list[str]] = {}
        heading = "\t".join(_values(book, sheet, 0)) if sheet.nrows else ""
        for row in range(sheet.nrows):
            if is_late():
                hidden.unread.append(f"{place}: what is after row {row}")
                break
            seen += sheet.ncols
            line = _row(book, sheet, row, unseen)
            if line and seen <= _MAX_CELLS:
                yield line
        for kind, lines in unseen.items():
            hidden.add(kind, place, lines, context=[heading, *lines])
        notes = [x.text for x in sheet.cell_note_map.values()]
        authors = [x.author for x in sheet.cell_note_map.values()]
        if notes:
            hidden.add("comments", place, [*notes, *authors], rows=len(notes))


def _row(book: Any, sheet: Any, row: int, unseen: dict[HiddenKind, list[str]]) -> str:
    """Sort the cells of a row; return the line that a reader sees."""
    values = _values(book, sheet, row)
    if not any(values):
        return ""
    about = sheet.rowinfo_map.get(row)
    if sheet.visibility:
        kind: HiddenKind = "hidden_sheet" if sheet.visibility == 1 else "very_hidden_sheet"
        unseen.setdefault(kind, []).append("\t".join(values))
        return ""
    if about is not None and about.hidden:
        unseen.setdefault("hidden_rows", []).append("\t".join(values))
        return ""
    shown, columns, cells = [], [], []
    for column, value in enumerate(values):
        layout = sheet.colinfo_map.get(column)
        out = layout is not None and (layout.hidden or not layout.width)
        gone = not out and _is_unseen(book, sheet.cell_xf_index(row, column))
        columns.append(value if out else "")
        cells.append(value if gone else "")
        shown.append("" if out or gone else value)
    for kind, part in (("hidden_columns", columns), ("hidden_cells", cells)):
        if any(part):
            unseen.setdefault(kind, []).append("\t".join(part))
    return "\t".join(x for x in shown if x)


def _values(book: Any, sheet: Any, row: int) -> list[str]:
    """Return what the cells of a row say."""
    return [_said(book, cell) for cell in sheet.row(row)]


def _said(book: Any, cell: Any) -> str:
    """Return what a cell says: dates as dates, whole numbers without a point."""
    import xlrd

    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            return str(xlrd.xldate_as_datetime(cell.value, book.datemode))
        except (xlrd.XLDateError, OverflowError):
            return str(cell.value)
    if cell.ctype == xlrd.XL_CELL_NUMBER and cell.value == int(cell.value):
        return str(int(cell.value))
    return "" if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_ERROR) else str(cell.value)


def _is_unseen(book: Any, index: int) -> bool:
    """Whether a format shows nothing of a cell: `;;;`, or white on white."""
    look = book.xf_list[index]
    shown_as = book.format_map.get(look.format_key)
    if shown_as is not None and shown_as.format_str.strip() == ";;;":
        return True
    font = book.font_list[look.font_index]
    white = book.colour_map.get(font.colour_index) == (255, 255, 255)
    return bool(white and not look.background.fill_pattern)
