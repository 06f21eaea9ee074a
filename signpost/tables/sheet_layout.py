"""What a workbook's values do not tell: percentages, hidden rows and columns, how far it reaches.

How far is known before the values are read, since a sheet with one cell in its last corner would
take all the memory that there is.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import IO

from lxml import etree

from signpost.tables.sheet_shape import MOST_PERCENTS, OWN_PERCENTS, SheetLayout, shows_percent
from signpost.tables.xlsb_layout import of_xlsb

_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_VALUE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}value-type"
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def layouts_of(data: bytes, form: str) -> dict[str, SheetLayout]:
    """Return the layout of each sheet by its name; `form` is xlsx, xlsb, xls or ods.

    Raises:
        ValueError, KeyError, OSError: the file is damaged.
    """
    try:
        if form == "xls":
            return _of_xls(data)
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if form == "ods":
                return _of_ods(package)
            return _of_xlsx(package) if form == "xlsx" else of_xlsb(package)
    except (zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        raise ValueError(str(error)) from None


def _events(stream: IO[bytes], *tags: str) -> Iterator[tuple[str, etree._Element]]:
    """Yield (start or end, element) of some tags without keeping the tree; no entities."""
    for event, element in etree.iterparse(
        stream, events=("start", "end"), tag=tags, resolve_entities=False, huge_tree=False
    ):
        yield event, element
        if event == "end":
            element.clear()
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]


def _parts(package: zipfile.ZipFile, book: str) -> Iterator[tuple[str, str]]:
    """Yield (sheet's name, part) of an .xlsx, as its workbook lists them."""
    tree = etree.fromstring(package.read(book), etree.XMLParser(resolve_entities=False))
    folder, name = posixpath.split(book)
    links = etree.fromstring(
        package.read(f"{folder}/_rels/{name}.rels"), etree.XMLParser(resolve_entities=False)
    )
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    for sheet in tree.iter("{*}sheet"):
        target = targets.get(sheet.get(f"{_OFFICE}id") or sheet.get("{*}id"), "")
        if target:
            yield (
                sheet.get("name", ""),
                posixpath.normpath(posixpath.join(folder, target)).lstrip("/"),
            )


def _of_xlsx(package: zipfile.ZipFile) -> dict[str, SheetLayout]:
    """Read the layouts of an .xlsx."""
    names = package.namelist()
    percents = _percent_styles(package) if "xl/styles.xml" in names else frozenset()
    return {
        name: _xlsx_sheet(package, part, percents)
        for name, part in _parts(package, "xl/workbook.xml")
        if part in names
    }


def _percent_styles(package: zipfile.ZipFile) -> frozenset[str]:
    """Return the numbers of the cell styles that show percentages."""
    tree = etree.fromstring(package.read("xl/styles.xml"), etree.XMLParser(resolve_entities=False))
    own = {
        int(one.get("numFmtId", 0))
        for one in tree.iter("{*}numFmt")
        if shows_percent(one.get("formatCode", ""))
    }
    cells = tree.find("{*}cellXfs")
    styles = list(cells) if cells is not None else []
    return frozenset(
        str(place)
        for place, style in enumerate(styles)
        if int(style.get("numFmtId", 0)) in own | OWN_PERCENTS
    )


def _xlsx_sheet(package: zipfile.ZipFile, part: str, percents: frozenset[str]) -> SheetLayout:
    """Read the layout of one sheet of an .xlsx."""
    layout, row, column = SheetLayout(), -1, -1
    with package.open(part) as stream:
        for event, element in _events(stream, "{*}row", "{*}c", "{*}col"):
            if event == "end":
                continue
            tag = etree.QName(element).localname
            if tag == "col":
                if element.get("hidden") in ("1", "true"):
                    first, last = int(element.get("min", 1)), int(element.get("max", 1))
                    layout.hidden_columns.update(range(first - 1, min(last, 20_000)))
            elif tag == "row":
                row, column = int(element.get("r", row + 2)) - 1, -1
                if element.get("hidden") in ("1", "true"):
                    layout.hidden_rows.add(row)
            else:
                match = _CELL.fullmatch(element.get("r", ""))
                column = _column(match[1]) if match else column + 1
                layout.reach(row, column)
                if element.get("s") in percents and len(layout.percents) < MOST_PERCENTS:
                    layout.percents.add((row, column))
    return layout


def _column(letters: str) -> int:
    """Return the number of a column, from 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _of_ods(package: zipfile.ZipFile) -> dict[str, SheetLayout]:
    """Read the layouts of an .ods; what repeats to the sheet's end without a value is no cell."""
    walk = _OdsWalk()
    tags = ("table", "table-row", "table-cell", "covered-table-cell", "table-column")
    with package.open("content.xml") as stream:
        for event, element in _events(stream, *(_TABLE + tag for tag in tags)):
            tag = etree.QName(element).localname
            walk.take(event, tag, element, _repeated(element, tag))
    return walk.found


class _OdsWalk:
    """Where the reading of an .ods is: rows and columns from 0."""

    def __init__(self) -> None:
        self.found: dict[str, SheetLayout] = {}
        self._layout = SheetLayout()
        self._row = self._column = self._columns = 0

    def take(self, event: str, tag: str, element: etree._Element, times: int) -> None:
        """Take in the start or end of an element that stands for so many rows or columns."""
        hidden = element.get(f"{_TABLE}visibility") in ("collapse", "filter")
        if event == "start" and tag == "table":
            self._layout = self.found[element.get(f"{_TABLE}name", "")] = SheetLayout()
            self._row = self._column = self._columns = 0
        elif event == "start" and tag == "table-column":
            if hidden:
                last = min(self._columns + times, 20_000)
                self._layout.hidden_columns.update(range(self._columns, last))
            self._columns += times
        elif event == "start" and tag == "table-row":
            self._column = 0
            if hidden:
                last = min(self._row + times, 1_100_000)
                self._layout.hidden_rows.update(range(self._row, last))
        elif event == "end" and tag == "table-row":
            self._row += times
        elif event == "end" and tag.endswith("cell"):
            self._cell(element, times)

    def _cell(self, element: etree._Element, times: int) -> None:
        """Take in cells that have a value."""
        if kind := element.get(_VALUE):
            self._layout.reach(self._row, self._column + times - 1)
            if kind == "percentage":
                columns = range(self._column, self._column + min(times, 1000))
                self._layout.percents.update((self._row, column) for column in columns)
        self._column += times


def _repeated(element: etree._Element, tag: str) -> int:
    """How often a row, column or cell of an .ods is repeated."""
    what = {"table-row": "rows", "table-column": "columns"}.get(tag, "columns")
    times = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return int(times) if times.isdigit() and len(times) < 9 else 1


def _of_xls(data: bytes) -> dict[str, SheetLayout]:
    """Read the layouts of an .xls, through xlrd."""
    import xlrd
    from xlrd.compdoc import CompDocError

    try:
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        )
    except (xlrd.XLRDError, CompDocError, IndexError, AssertionError) as error:
        raise ValueError(str(error)) from None
    found = {}
    for sheet in book.sheets():
        layout = SheetLayout(sheet.nrows, sheet.ncols)
        layout.hidden_rows = {row for row, info in sheet.rowinfo_map.items() if info.hidden}
        layout.hidden_columns = {place for place, info in sheet.colinfo_map.items() if info.hidden}
        percents = {
            place
            for place, style in enumerate(book.xf_list)
            if shows_percent(book.format_map[style.format_key].format_str)
        }
        for row in range(sheet.nrows):
            for column in range(sheet.row_len(row)):
                if sheet.cell_xf_index(row, column) in percents:
                    layout.percents.add((row, column))
        found[sheet.name] = layout
    return found
