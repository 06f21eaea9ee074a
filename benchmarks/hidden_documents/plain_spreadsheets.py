"""Spreadsheets that hide nothing that matters: the look-alikes."""

from __future__ import annotations

import io

import openpyxl
import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableProperties
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation

from benchmarks.hidden_documents.cases import (
    HARMLESS,
    PLAIN,
    look_alike,
)
from benchmarks.hidden_documents.spreadsheets import book, saved


@look_alike("helper-column-of-a-chart.xlsx")
def helper_column_of_a_chart() -> bytes:
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out)
    sheet = made.add_worksheet("Bins")
    for number, row in enumerate(PLAIN):
        sheet.write_row(number, 0, row)
    chart = made.add_chart({"type": "line"})
    chart.add_series({"values": "=Bins!$C$2:$C$9"})
    chart.show_hidden_data()
    sheet.insert_chart("F2", chart)
    sheet.set_column("C:C", 10, None, {"hidden": True})
    made.close()
    return out.getvalue()


@look_alike("lists-for-drop-downs.xlsx")
def lists_for_drop_downs() -> bytes:
    made, sheet = book()
    lists = made.create_sheet("Lists")
    for ward in ("Abbey", "Castle", "Dock", "Elm Park"):
        lists.append((ward,))
    lists.sheet_state = "hidden"
    choice = DataValidation(type="list", formula1="=Lists!$A$1:$A$4")
    sheet.add_data_validation(choice)
    choice.add("A2:A9")
    return saved(made)


@look_alike("councillors-for-drop-downs.xlsx")
def councillors_for_drop_downs() -> bytes:
    made, sheet = book()
    lists = made.create_sheet("Lists")
    lists.append(("Councillor", "Ward"))
    for name in ("Joan Reid", "Adil Hussain", "Maureen Tate", "John Frost"):
        lists.append((f"Cllr {name}", "Abbey"))
    lists.sheet_state = "hidden"
    choice = DataValidation(type="list", formula1="=Lists!$A$2:$A$5")
    sheet.add_data_validation(choice)
    choice.add("D2:D9")
    return saved(made)


@look_alike("blank-hidden-sheet.xlsx")
def blank_hidden_sheet() -> bytes:
    made, _ = book()
    made.create_sheet("Sheet2").sheet_state = "hidden"
    return saved(made)


@look_alike("folded-outline.xlsx")
def folded_outline() -> bytes:
    made, sheet = book()
    sheet.row_dimensions.group(3, 6, hidden=True)
    return saved(made)


@look_alike("hidden-codes-of-payments.xlsx")
def hidden_codes_of_payments() -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.append(("Date", "Supplier", "Amount", "Cost centre", "Reference"))
    for number in range(12):
        sheet.append(
            ("30/04/2025", "Harding Builders Ltd", 912.5 + number, 40120, 5100223300 + number)
        )
    for letter in "DE":
        sheet.column_dimensions[letter].hidden = True
    return saved(made)


@look_alike("comment-with-a-source.xlsx")
def comment_with_a_source() -> bytes:
    made, sheet = book()
    sheet["B2"].comment = Comment("Source: Office for National Statistics, 2024", "Finance")
    return saved(made)


@look_alike("filter-that-shows-all.xlsx")
def filter_that_shows_all() -> bytes:
    made, sheet = book()
    sheet.auto_filter.ref = sheet.dimensions
    return saved(made)


@look_alike("officers-shown.xlsx")
def officers_shown() -> bytes:
    made, sheet = book()
    sheet.append(("Contact officer", "Lucy Hall, Planning Officer", "01632 960 110"))
    return saved(made)


@look_alike("settings-sheet.ods")
def settings_sheet_ods() -> bytes:
    made = OpenDocumentSpreadsheet()
    style = Style(name="unseen", family="table")
    style.addElement(TableProperties(display="false"))
    made.automaticstyles.addElement(style)
    for name, rows in (("Bins", PLAIN), ("Settings", [("Year", "2025"), ("Note", HARMLESS)])):
        table = Table(name=name, **({"stylename": "unseen"} if name == "Settings" else {}))
        for values in rows:
            row = TableRow()
            for value in values:
                cell = TableCell(valuetype="string")
                cell.addElement(P(text=str(value)))
                row.addElement(cell)
            table.addElement(row)
        made.spreadsheet.addElement(table)
    return saved(made)


@look_alike("plain.xls")
def plain_xls() -> bytes:
    made = xlwt.Workbook()
    sheet = made.add_sheet("Bins")
    for number, row in enumerate(PLAIN):
        for column, value in enumerate(row):
            sheet.write(number, column, value)
    return saved(made)
