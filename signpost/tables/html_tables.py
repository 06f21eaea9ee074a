"""Tables of web pages and of Excel's XML of 2003, which programs save under the name .xls."""

from __future__ import annotations

from lxml import etree
from lxml.html import HtmlElement

from signpost.pages.html_parser import parse_page
from signpost.pages.lxml_tree import lxml_tree
from signpost.tables.sheet import LONGEST_CELL, MOST_COLUMNS, FileContents, NumberCell, Sheet

_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"


def read_html(data: bytes) -> FileContents:
    """Read every table of a web page, cells that go over several columns or rows once."""
    tree = lxml_tree(parse_page(data, "text/html").document)
    sheets = []
    for number, table in enumerate(tree.iter("table"), 1):
        rows = [_cells(row) for row in table.iter("tr") if _table_of(row) is table]
        sheets.append(Sheet(f"table {number}", _spread(rows)))
    return FileContents("web page with a table", sheets)


def _table_of(element: HtmlElement) -> HtmlElement | None:
    """Return the table that an element stands in."""
    return next(element.iterancestors("table"), None)


def _cells(row: HtmlElement) -> list[tuple[str, int, int]]:
    """Return (text, columns, rows) of each cell."""
    found = []
    for cell in row:
        if cell.tag not in ("td", "th"):
            continue
        for line in cell.iter("br"):
            line.tail = f"\n{line.tail or ''}"
        lines = (" ".join(line.split()) for line in "".join(cell.itertext()).split("\n"))
        text = "\n".join(line for line in lines if line)[:LONGEST_CELL]
        found.append((text, _span(cell, "colspan"), _span(cell, "rowspan")))
    return found


def _span(cell: HtmlElement, name: str) -> int:
    """Over how many columns or rows a cell goes."""
    written = (cell.get(name) or "1").strip()
    return max(1, min(int(written), 1000)) if written.isdecimal() and len(written) < 6 else 1


def _spread(rows: list[list[tuple[str, int, int]]]) -> list[list[str]]:
    """Lay cells out on a grid; what a cell covers beyond its first place is blank."""
    found: list[list[str]] = []
    covered: dict[int, int] = {}
    for cells in rows:
        row: list[str] = []
        waiting = iter(cells)
        left = {place: times - 1 for place, times in covered.items() if times > 1}
        while len(row) < MOST_COLUMNS:
            if covered.get(len(row), 0) > 0:
                row.append("")
                continue
            cell = next(waiting, None)
            if cell is None:
                break
            text, wide, high = cell
            for place in range(len(row), len(row) + wide):
                if high > 1:
                    left[place] = high - 1
            row += [text, *[""] * (wide - 1)]
        covered = left
        found.append(row)
    return found


def read_excel_xml(data: bytes) -> FileContents:
    """Read a workbook in Excel's XML of 2003 (SpreadsheetML).

    Raises:
        etree.XMLSyntaxError: it is damaged.
    """
    tree = etree.fromstring(data, etree.XMLParser(resolve_entities=False, huge_tree=False))
    sheets = []
    for sheet in tree.iter(f"{_SS}Worksheet"):
        rows: list[list[str]] = []
        for row in sheet.iter(f"{_SS}Row"):
            rows += [[]] * _skipped(row, len(rows))
            cells: list[str] = []
            for cell in row.iter(f"{_SS}Cell"):
                cells += [""] * _skipped(cell, len(cells))
                cells.append(_xml_cell(cell))
            hidden = row.get(f"{_SS}Hidden") == "1"
            rows.append([] if hidden else cells)
        sheets.append(Sheet(sheet.get(f"{_SS}Name", ""), rows))
    return FileContents("Excel workbook (XML of 2003)", sheets)


def _skipped(element: etree._Element, place: int) -> int:
    """How many blank rows or cells stand before one that says its number."""
    written = element.get(f"{_SS}Index", "")
    number = int(written) if written.isdecimal() and len(written) < 8 else place + 1
    return max(0, min(number - 1 - place, 10_000))


def _xml_cell(cell: etree._Element) -> str:
    """Return the text of one cell."""
    value = cell.find(f"{_SS}Data")
    if value is None:
        return ""
    text = "".join(value.itertext()).strip()[:LONGEST_CELL]
    return NumberCell(text) if value.get(f"{_SS}Type") == "Number" else text
