"""Excel files, new and old."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import openpyxl
import xlsxwriter
import xlwt
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from tests.crawler.documents.hidden_corpus.case import (
    PEOPLE,
    SECRET,
    SHOWN,
    Case,
    saved,
    with_parts,
)

_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _book(change: Callable[[Any], None]) -> Callable[[], bytes]:
    """Make a workbook with a shown sheet, after a change."""

    def make() -> bytes:
        book = openpyxl.Workbook()
        book.properties.creator = "openpyxl"
        book.active.title = "Spending"
        book.active.append([SHOWN, "Supplier", "Pounds"])
        book.active.append(["Bins", "Acme Ltd", 500])
        change(book)
        return saved(book.save)

    return make


def _fill(sheet: Any, rows: list[list[str]] | None = None) -> Any:
    """Write rows."""
    for row in rows or PEOPLE:
        sheet.append(row)
    return sheet


def _hidden_sheet(state: str) -> Callable[[Any], None]:
    def change(book: Any) -> None:
        _fill(book.create_sheet("Staging")).sheet_state = state

    return change


def _hidden_rows(book: Any) -> None:
    sheet = _fill(book.active)
    for row in range(4, 7):
        sheet.row_dimensions[row].hidden = True


def _no_height(book: Any) -> None:
    sheet = _fill(book.active)
    for row in range(4, 7):
        sheet.row_dimensions[row].height = 0.1


def _filtered(book: Any) -> None:
    sheet = _fill(book.create_sheet("List"))
    sheet.auto_filter.ref = "A1:C4"
    sheet.auto_filter.add_filter_column(0, ["Somebody"])
    for row in range(2, 5):
        sheet.row_dimensions[row].hidden = True


def _hidden_columns(book: Any) -> None:
    sheet = _fill(book.create_sheet("Cases"), [["Service", *r] for r in PEOPLE])
    for column in "BCD":
        sheet.column_dimensions[column].hidden = True


def _column_beside_names(book: Any) -> None:
    rows = [["Name", "Ward", "Date of birth"], ["Margaret Holloway", "North", "04/07/1962"]]
    rows.append(["Acme Ltd", "South", SECRET])
    _fill(book.create_sheet("Cases"), rows).column_dimensions["C"].width = 0.1


def _cells(**style: Any) -> Callable[[Any], None]:
    def change(book: Any) -> None:
        sheet = _fill(book.create_sheet("Notes"))
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                for name, value in style.items():
                    setattr(cell, name, value)

    return change


def _comment(book: Any) -> None:
    book.active["A2"].comment = Comment(
        f"{SECRET} ask Margaret Holloway, NI AB 12 34 56 C", "Jane Smith"
    )


def _properties(book: Any) -> None:
    book.properties.creator, book.properties.lastModifiedBy = (
        f"Margaret Holloway {SECRET}",
        "tpemberton",
    )


def _pivot() -> bytes:
    names = "".join(f'<cacheField name="{x}"><sharedItems/></cacheField>' for x in PEOPLE[0])
    rows = "".join("<r>" + "".join(f'<s v="{x}"/>' for x in row) + "</r>" for row in PEOPLE[1:])
    return with_parts(
        _book(lambda _: None)(),
        {
            "xl/pivotCache/pivotCacheDefinition1.xml": f'<pivotCacheDefinition xmlns="{_MAIN}">'
            '<cacheSource type="worksheet"><worksheetSource ref="A1:C4" sheet="Deleted"/>'
            f"</cacheSource><cacheFields>{names}</cacheFields></pivotCacheDefinition>",
            "xl/pivotCache/pivotCacheRecords1.xml": f'<pivotCacheRecords xmlns="{_MAIN}">{rows}</pivotCacheRecords>',
            "xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels": f'<Relationships xmlns="{_PACKAGE}">'
            f'<Relationship Id="rId1" Type="{_REL}/pivotCacheRecords" Target="pivotCacheRecords1.xml"/></Relationships>',
        },
    )


def _external() -> bytes:
    cells = "".join(
        f'<row r="{n}">' + "".join(f"<cell><v>{x}</v></cell>" for x in row) + "</row>"
        for n, row in enumerate(PEOPLE, 1)
    )
    return with_parts(
        _book(lambda _: None)(),
        {
            "xl/externalLinks/externalLink1.xml": f'<externalLink xmlns="{_MAIN}"><externalBook>'
            f'<sheetDataSet><sheetData sheetId="0">{cells}</sheetData></sheetDataSet></externalBook></externalLink>',
            "xl/externalLinks/_rels/externalLink1.xml.rels": f'<Relationships xmlns="{_PACKAGE}">'
            f'<Relationship Id="rId1" Type="{_REL}/externalLinkPath" TargetMode="External" '
            f'Target="file:///\\\\\\\\srv-fs01\\\\{SECRET}\\\\people.xlsx"/></Relationships>',
        },
    )


def _model() -> bytes:
    return with_parts(_book(lambda _: None)(), {"xl/model/item.data": b"\x01" * 900})


def _connection() -> bytes:
    part = f'<connections xmlns="{_MAIN}"><connection id="1"><dbPr connection="Data Source=SQL07;{SECRET}" command="select 1"/></connection></connections>'
    return with_parts(_book(lambda _: None)(), {"xl/connections.xml": part})


def _embedded() -> bytes:
    inner = _book(lambda book: _fill(book.active) and None)()
    return with_parts(_book(lambda _: None)(), {"xl/embeddings/Microsoft_Excel_Sheet1.xlsx": inner})


def _helper_of_chart() -> bytes:
    """Make a chart that is drawn from a hidden column of figures."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet("Figures")
    for row in range(6):
        sheet.write_row(row, 0, [SHOWN, row, row * row])
    sheet.set_column("C:C", None, None, {"hidden": True})
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "=Figures!$C$1:$C$6"})
    sheet.insert_chart("E2", chart)
    book.close()
    return stream.getvalue()


def _lists_for_layout(book: Any) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    lists = _fill(book.create_sheet("Lists"), [["Yes"], ["No"], ["Not known"]])
    lists.sheet_state = "hidden"
    choice = DataValidation(type="list", formula1="Lists!$A$1:$A$3")
    book.active.add_data_validation(choice)
    choice.add("D2")


def _white_on_dark(book: Any) -> None:
    cell = book.active["A1"]
    cell.font, cell.fill = Font(color="FFFFFFFF"), PatternFill("solid", fgColor="FF003366")


def _old(hide: Callable[[Any, Any], None]) -> Callable[[], bytes]:
    """Make a workbook of Excel 97."""

    def make() -> bytes:
        book = xlwt.Workbook()
        first, second = book.add_sheet("Spending"), book.add_sheet("People")
        first.write(0, 0, SHOWN)
        for r, row in enumerate(PEOPLE):
            for c, value in enumerate(row):
                second.write(r, c, value)
        hide(book, second)
        return saved(book.save)

    return make


def _old_sheet(state: int) -> Callable[[Any, Any], None]:
    def hide(_: Any, sheet: Any) -> None:
        sheet.visibility = state

    return hide


def _old_rows(_: Any, sheet: Any) -> None:
    for row in range(1, 4):
        sheet.row(row).hidden = True


def _old_columns(_: Any, sheet: Any) -> None:
    for column in range(3):
        sheet.col(column).hidden = True


WHITE = Font(color="FFFFFFFF")
CASES = [
    Case("hidden-sheet", _book(_hidden_sheet("hidden")), frozenset({"hidden_sheet"})),
    Case("very-hidden-sheet", _book(_hidden_sheet("veryHidden")), frozenset({"very_hidden_sheet"})),
    Case("hidden-rows", _book(_hidden_rows), frozenset({"hidden_rows"})),
    Case("rows-without-height", _book(_no_height), frozenset({"hidden_rows"})),
    Case("filtered-rows", _book(_filtered), frozenset({"filtered_rows"})),
    Case("hidden-columns", _book(_hidden_columns), frozenset({"hidden_columns"})),
    Case("hidden-births-beside-names", _book(_column_beside_names), frozenset({"hidden_columns"})),
    Case("format-of-nothing", _book(_cells(number_format=";;;")), frozenset({"hidden_cells"})),
    Case("white-cells", _book(_cells(font=WHITE)), frozenset({"hidden_cells"})),
    Case("tiny-cells", _book(_cells(font=Font(sz=1))), frozenset({"hidden_cells"})),
    Case("cell-comment", _book(_comment), frozenset({"comments"})),
    Case("workbook-properties", _book(_properties), frozenset({"property"})),
    Case("pivot-cache", _pivot, frozenset({"pivot_cache"})),
    Case("external-values", _external, frozenset({"external_cache"})),
    Case("data-model", _model, frozenset({"data_model"}), personal=False),
    Case("connection", _connection, frozenset({"connection"}), personal=False),
    Case("workbook-in-workbook", _embedded, frozenset({"embedded_file"})),
    Case("xls-hidden-sheet", _old(_old_sheet(1)), frozenset({"hidden_sheet"})),
    Case("xls-very-hidden-sheet", _old(_old_sheet(2)), frozenset({"very_hidden_sheet"})),
    Case("xls-hidden-rows", _old(_old_rows), frozenset({"hidden_rows"})),
    Case("xls-hidden-columns", _old(_old_columns), frozenset({"hidden_columns"})),
]
LOOK_ALIKES = [
    Case("helper-column-of-chart", _helper_of_chart, frozenset({"hidden_columns"}), personal=False),
    Case("lists-for-layout", _book(_lists_for_layout), frozenset({"hidden_sheet"}), personal=False),
    Case("blank-hidden-sheet", _book(lambda b: setattr(b.create_sheet("X"), "sheet_state", "hidden")), frozenset({"hidden_sheet"}), personal=False),
    Case("white-on-dark-cells", _book(_white_on_dark), never=frozenset({"hidden_cells"})),
    Case("shown-filter", _book(lambda b: setattr(b.active.auto_filter, "ref", "A1:C2")), never=frozenset({"filtered_rows", "hidden_rows"})),
    Case("plain-workbook", _book(lambda _: None), never=frozenset({"property", "hidden_sheet"})),
    Case("organisation-author", _book(lambda b: setattr(b.properties, "creator", "Finance Services")), personal=False),
]  # fmt: skip
