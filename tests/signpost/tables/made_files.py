"""Bytes of workbooks as spreadsheets write them, for tests."""

import io
import zipfile

import xlsxwriter


def xlsx(*sheets, percent=(), hide_rows=(), hide_columns=(), hide_sheets=(), merge=()):
    """Make an .xlsx of (name, rows) sheets; `percent` are columns that show percentages."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    style = book.add_format({"num_format": "0%"})
    for name, rows in sheets:
        sheet = book.add_worksheet(name)
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                if value is not None:
                    share = c in percent and isinstance(value, float)
                    sheet.write(r, c, value, style if share else None)
        for r in hide_rows:
            sheet.set_row(r, None, None, {"hidden": True})
        for c in hide_columns:
            sheet.set_column(c, c, None, None, {"hidden": True})
        for place, value in merge:
            sheet.merge_range(place, value)
        if name in hide_sheets:
            sheet.hide()
        else:
            sheet.activate()
    book.close()
    return out.getvalue()


def zipped(**files):
    """Make a .zip of files by name (a dot is written as two underlines)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in files.items():
            package.writestr(name.replace("__", "."), data)
    return out.getvalue()


_ODS_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
    "<office:body><office:spreadsheet>"
)


def ods(*sheets, hide_rows=()):
    """Make an .ods of (name, rows) sheets; a value such as `0.17%` is a percentage cell."""
    parts = [_ODS_HEAD]
    for name, rows in sheets:
        parts.append(f'<table:table table:name="{name}">')
        for number, row in enumerate(rows):
            hidden = ' table:visibility="collapse"' if number in hide_rows else ""
            parts.append(
                f"<table:table-row{hidden}>{''.join(map(_ods_cell, row))}</table:table-row>"
            )
        parts.append(
            '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
            'table:number-columns-repeated="1024"/></table:table-row></table:table>'
        )
    parts.append("</office:spreadsheet></office:body></office:document-content>")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:'
            'xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type='
            '"application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry '
            'manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>',
        )
        package.writestr("content.xml", "".join(parts))
    return out.getvalue()


def _ods_cell(value):
    """Write one cell of an .ods."""
    if value is None or value == "":
        return "<table:table-cell/>"
    if isinstance(value, str) and value.endswith("%") and value[0] == "0":
        number = value[:-1]
        kind = f'office:value-type="percentage" office:value="{number}"'
        return (
            f"<table:table-cell {kind}><text:p>{float(number) * 100:g}%</text:p></table:table-cell>"
        )
    if isinstance(value, (int, float)):
        kind = f'office:value-type="float" office:value="{value}"'
    else:
        kind = 'office:value-type="string"'
    text = str(value).replace("&", "&amp;").replace("<", "&lt;")
    return f"<table:table-cell {kind}><text:p>{text}</text:p></table:table-cell>"


def xls(*sheets, hide_rows=(), percent=()):
    """Make an .xls of (name, rows) sheets."""
    import xlwt

    book = xlwt.Workbook()
    share = xlwt.easyxf(num_format_str="0%")
    for name, rows in sheets:
        sheet = book.add_sheet(name)
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                if value is not None:
                    style = share if c in percent and isinstance(value, float) else None
                    sheet.write(r, c, value, *([style] if style else []))
        for r in hide_rows:
            sheet.row(r).hidden = True
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
