"""Workbooks (XLSX, XLS, ODS) with hidden parts, and those that only look like it."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableProperties
from odf.table import Table, TableCell, TableColumn, TableRow
from odf.text import P
from openpyxl.comments import Comment
from openpyxl.styles import Font

from benchmarks.hidden_documents.cases import (
    HEADINGS,
    PERSONAL,
    PLAIN,
    ROWS,
    hidden,
)
from benchmarks.hidden_documents.packages import content_type, relation, with_parts

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def book() -> tuple[Any, Any]:
    """Return a workbook with one plain sheet."""
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "Bins"
    for row in PLAIN:
        sheet.append(row)
    return made, sheet


def saved(made: Any) -> bytes:
    """Return a workbook's bytes."""
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def people(sheet: Any) -> None:
    """Write the people into a sheet."""
    for row in (HEADINGS, *ROWS):
        sheet.append(row)


@hidden("hidden-sheet.xlsx", "hidden_sheet")
def hidden_sheet() -> bytes:
    made, _ = book()
    sheet = made.create_sheet("Data")
    people(sheet)
    sheet.sheet_state = "hidden"
    return saved(made)


@hidden("very-hidden-sheet.xlsx", "very_hidden_sheet")
def very_hidden_sheet() -> bytes:
    made, _ = book()
    sheet = made.create_sheet("Data")
    people(sheet)
    sheet.sheet_state = "veryHidden"
    return saved(made)


@hidden("hidden-rows.xlsx", "hidden_rows")
def hidden_rows() -> bytes:
    made, sheet = book()
    first = sheet.max_row + 1
    people(sheet)
    for number in range(first, sheet.max_row + 1):
        sheet.row_dimensions[number].hidden = True
    return saved(made)


@hidden("rows-of-no-height.xlsx", "hidden_rows")
def rows_of_no_height() -> bytes:
    made, sheet = book()
    first = sheet.max_row + 1
    people(sheet)
    for number in range(first, sheet.max_row + 1):
        sheet.row_dimensions[number].height = 0.1  # openpyxl writes no height of 0
    return saved(made)


@hidden("hidden-columns.xlsx", "hidden_columns")
def hidden_columns() -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    for area, row in zip(("Area", *"NSEWNS"), (HEADINGS, *ROWS), strict=True):
        sheet.append((area, *row))
    for letter in "BCD":
        sheet.column_dimensions[letter].hidden = True
    return saved(made)


@hidden("filtered-rows.xlsx", "filtered_rows", "hidden_rows")
def filtered_rows() -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    people(sheet)
    sheet.auto_filter.ref = sheet.dimensions
    sheet.auto_filter.add_filter_column(0, ["Hugh Prentice"])
    for number in range(3, sheet.max_row + 1):
        sheet.row_dimensions[number].hidden = True
    return saved(made)


@hidden("format-that-shows-nothing.xlsx", "hidden_cells")
def format_that_shows_nothing() -> bytes:
    made, sheet = book()
    for number, row in enumerate(ROWS, 20):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column, value).number_format = ";;;"
    return saved(made)


@hidden("white-on-white.xlsx", "hidden_cells", "invisible_text")
def white_on_white() -> bytes:
    made, sheet = book()
    for number, row in enumerate(ROWS, 20):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column, value).font = Font(color="FFFFFFFF")
    return saved(made)


@hidden("comment-in-a-cell.xlsx", "comments")
def comment_in_a_cell() -> bytes:
    made, sheet = book()
    sheet["B2"].comment = Comment(PERSONAL, "J Doe")
    return saved(made)


@hidden("pivot-cache.xlsx", "pivot_cache")
def pivot_cache() -> bytes:
    fields = "".join(f'<cacheField name="{name}"><sharedItems/></cacheField>' for name in HEADINGS)
    cells = [[f'<s v="{value}"/>' for value in row] for row in ROWS]
    rows = "".join(f"<r>{''.join(row)}</r>" for row in cells)
    definition = (
        f'<pivotCacheDefinition xmlns="{_MAIN}" xmlns:r="{_R}" r:id="rId1" recordCount="6">'
        '<cacheSource type="worksheet"><worksheetSource ref="A1:C7" sheet="Gone"/></cacheSource>'
        f'<cacheFields count="3">{fields}</cacheFields></pivotCacheDefinition>'
    )
    records = f'<pivotCacheRecords xmlns="{_MAIN}" count="6">{rows}</pivotCacheRecords>'
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_R}/pivotCacheRecords" Target="pivotCacheRecords1.xml"/>'
        "</Relationships>"
    )
    types = (
        content_type(
            "xl/pivotCache/pivotCacheDefinition1.xml", f"{_TYPE}.pivotCacheDefinition+xml"
        )[1]
        + content_type("xl/pivotCache/pivotCacheRecords1.xml", f"{_TYPE}.pivotCacheRecords+xml")[1]
    )
    kind, target = f"{_R}/pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml"
    return with_parts(
        saved(book()[0]),
        {
            "xl/pivotCache/pivotCacheDefinition1.xml": definition,
            "xl/pivotCache/pivotCacheRecords1.xml": records,
            "xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels": rels,
        },
        {
            "[Content_Types].xml": ("</Types>", types),
            "xl/_rels/workbook.xml.rels": relation(1, kind, target),
            "xl/workbook.xml": (
                "</workbook>",
                f'<pivotCaches><pivotCache xmlns:r="{_R}" cacheId="1" r:id="rIdX1"/></pivotCaches>',
            ),
        },
    )


@hidden("values-of-another-workbook.xlsx", "external_cache")
def values_of_another_workbook() -> bytes:
    cells = "".join(
        f'<row r="{n}"><cell r="A{n}" t="str"><v>{name}</v></cell>'
        f'<cell r="C{n}" t="str"><v>{number}</v></cell></row>'
        for n, (name, _, number) in enumerate(ROWS, 1)
    )
    link = (
        f'<externalLink xmlns="{_MAIN}"><externalBook xmlns:r="{_R}" r:id="rId1"><sheetNames>'
        '<sheetName val="Staff"/></sheetNames><sheetDataSet><sheetData sheetId="0">'
        f"{cells}</sheetData></sheetDataSet></externalBook></externalLink>"
    )
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_R}/externalLinkPath" TargetMode="External" '
        'Target="file:///\\\\mfs01\\housing\\staff.xlsx"/></Relationships>'
    )
    part = "xl/externalLinks/externalLink1.xml"
    return with_parts(
        saved(book()[0]),
        {part: link, "xl/externalLinks/_rels/externalLink1.xml.rels": rels},
        {
            "[Content_Types].xml": content_type(part, f"{_TYPE}.externalLink+xml"),
            "xl/_rels/workbook.xml.rels": relation(
                2, f"{_R}/externalLink", "externalLinks/externalLink1.xml"
            ),
            "xl/workbook.xml": (
                "<calcPr",
                (
                    f'<externalReferences xmlns:r="{_R}"><externalReference r:id="rIdX2"/>'
                    "</externalReferences>"
                ),
            ),
        },
    )


@hidden("connection-to-a-server.xlsx", "connection", critical=False)
def connection_to_a_server() -> bytes:
    part = "xl/connections.xml"
    text = (
        f'<connections xmlns="{_MAIN}"><connection id="1" name="Rents" type="1" '
        'refreshedVersion="6"><dbPr connection="Provider=SQLOLEDB;Data Source=MSQL01\\HOUSING;'
        'User ID=jdoe" command="select * from tenants"/></connection></connections>'
    )
    return with_parts(
        saved(book()[0]),
        {part: text},
        {
            "[Content_Types].xml": content_type(part, f"{_TYPE}.connections+xml"),
            "xl/_rels/workbook.xml.rels": relation(3, f"{_R}/connections", "connections.xml"),
        },
    )


@hidden("author-and-manager.xlsx", "property", critical=False)
def author_and_manager() -> bytes:
    made, _ = book()
    made.properties.creator = "Hugh Prentice"
    made.properties.lastModifiedBy = "Ada Finch"
    return saved(made)


@hidden("hidden-sheet.xls", "hidden_sheet", "very_hidden_sheet")
def hidden_sheet_xls() -> bytes:
    made = xlwt.Workbook()
    for name, rows, state in (("Bins", PLAIN, 0), ("Data", [HEADINGS, *ROWS], 2)):
        sheet = made.add_sheet(name)
        sheet.visibility = state
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                sheet.write(number, column, value)
    return saved(made)


@hidden("hidden-columns.xls", "hidden_columns")
def hidden_columns_xls() -> bytes:
    made = xlwt.Workbook()
    sheet = made.add_sheet("Areas")
    for number, row in enumerate([HEADINGS, *ROWS]):
        for column, value in enumerate((f"Area {number}", *row)):
            sheet.write(number, column, value)
    for column in (1, 2, 3):
        sheet.col(column).hidden = True
    return saved(made)


def ods(hide: str) -> bytes:
    """Make an ODS whose people are on a hidden `sheet`, or in hidden `rows`."""
    made = OpenDocumentSpreadsheet()
    style = Style(name="unseen", family="table")
    style.addElement(TableProperties(display="false"))
    made.automaticstyles.addElement(style)
    first, second = Table(name="Bins"), Table(name="Data")
    if hide == "sheet":
        second.setAttribute("stylename", "unseen")
    for table, rows in ((first, PLAIN), (second, [HEADINGS, *ROWS])):
        table.addElement(TableColumn())
        for values in rows:
            row = TableRow()
            if hide == "rows" and table is second:
                row.setAttribute("visibility", "collapse")
            for value in values:
                cell = TableCell(valuetype="string")
                cell.addElement(P(text=str(value)))
                row.addElement(cell)
            table.addElement(row)
        made.spreadsheet.addElement(table)
    return saved(made)


@hidden("hidden-sheet.ods", "hidden_sheet")
def hidden_sheet_ods() -> bytes:
    return ods("sheet")


@hidden("hidden-rows.ods", "hidden_rows")
def hidden_rows_ods() -> bytes:
    return ods("rows")
