"""What kinds of files are opened, and that none takes more than it may."""

import io
import zipfile
import zlib

import pytest

from signpost.tables import opening, sheet
from signpost.tables.opening import open_tables
from signpost.tables.sheet import NumberCell
from signpost.tables.table_error import TableError
from tests.signpost.tables.made_files import ods, xls, xlsx, zipped

ROWS = [["Service", "Share"], ["Bins", 0.17], ["Parks", 0.5]]


def opened(tmp_path, data):
    path = tmp_path / "file.bin"
    path.write_bytes(data)
    return open_tables(path, "[demand] views")


def refused(tmp_path, data):
    with pytest.raises(TableError) as caught:
        opened(tmp_path, data)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (xlsx(("S", ROWS), percent=(1,)), "Excel workbook (.xlsx)"),
        (xls(("S", ROWS), percent=(1,)), "Excel workbook (.xls)"),
        (ods(("S", [["Service", "Share"], ["Bins", "0.17%"], ["Parks", "0.5%"]])), "OpenDocument spreadsheet (.ods)"),
    ],
)  # fmt: skip
def test_percentages_are_what_they_show(tmp_path, data, form):
    found = opened(tmp_path, data)
    assert found.form == form
    assert found.sheets[0].rows == [["Service", "Share"], ["Bins", "17%"], ["Parks", "50%"]]


def test_a_share_that_is_shown_as_one_stays_one(tmp_path):
    (found,) = opened(tmp_path, xlsx(("S", ROWS))).sheets
    assert found.rows[1] == ["Bins", "0.17"]
    assert isinstance(found.rows[1][1], NumberCell)


def test_what_is_hidden_is_told(tmp_path):
    data = xlsx(("Old", ROWS), ("S", ROWS), hide_sheets=("Old",), hide_rows=(1,), hide_columns=(1,))
    found = opened(tmp_path, data)
    assert found.notes == ["hidden sheets were not read: Old"]
    assert found.sheets[0].rows == [["Service", ""], [], ["Parks", ""]]
    assert found.sheets[0].notes == ["1 hidden row was not read", "1 hidden column was not read"]


def sparse(reference):
    """Make an .xlsx of two cells, one of which is far away."""
    data = io.BytesIO(xlsx(("S", [["x"]])))
    out = io.BytesIO()
    with zipfile.ZipFile(data) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            body = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                row = reference.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
                far = f'<row r="{row}"><c r="{reference}"><v>1</v></c></row></sheetData>'
                body = body.replace(b"</sheetData>", far.encode())
            new.writestr(name, body)
    return out.getvalue()


def test_a_cell_in_the_last_corner_takes_no_memory(tmp_path):
    assert "reaches to row 1,048,576 and column 16,384" in refused(tmp_path, sparse("XFD1048576"))
    assert opened(tmp_path, sparse("D9")).sheets[0].rows[8][3] == "1"


def test_what_unpacks_to_too_much_is_not_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "MOST_BYTES", 100_000)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("a.csv", b"0" * 1_000_000)
    assert "too large" in refused(tmp_path, out.getvalue())
    packer = zlib.compressobj(wbits=31)
    assert "too large" in refused(tmp_path, packer.compress(b"0" * 1_000_000) + packer.flush())
    assert "too large" in refused(tmp_path, b"a,b\n" * 30_000)


def test_too_many_rows_are_refused_in_one_line(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "MOST_ROWS", 10)
    assert "11 rows are too many" in refused(tmp_path, b"a,b\n" * 11)
    assert sheet.MOST_ROWS == 1_000_000


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7", "it is a PDF"),
        (b"\x89PNG\r\n\x1a\n", "it is a picture"),
        (zipped(**{"word/document__xml": b"<x/>"}), "it is a Word document"),
        (zipped(a__png=b"x"), "no table in this .zip"),
        (b"PK\x03\x04 cut off", "it is damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "not a workbook that can be read"),
        (xlsx(("S", ROWS))[:900], "it is damaged"),
        (xls(("S", ROWS))[:700], "not a workbook that can be read"),
        (b"\x00\x01\x02\x03binary\x00\x00", "no table"),
    ],
)
def test_what_is_no_table_is_told_in_one_line(tmp_path, data, says):
    assert says in refused(tmp_path, data)


def test_a_zip_in_a_zip_is_not_opened(tmp_path):
    inner = zipped(a__csv=b"a,b\n1,2\n")
    assert "no table in this .zip" in refused(tmp_path, zipped(b__zip=inner))
    assert "no table in this .zip" in refused(tmp_path, zipped(b__csv=inner))


def test_macs_leave_files_that_are_none(tmp_path):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("a.csv", b"a,b\n1,2\n")
        package.writestr("__MACOSX/._a.csv", b"\x00\x05")
    assert [one.name for one in opened(tmp_path, out.getvalue()).sheets] == ["a.csv"]


def test_spans_of_a_web_page_are_laid_out(tmp_path):
    data = (
        b"<table><tr><th rowspan=2>Page<th colspan=2>Web<tr><th>Views<th>Users"
        b"<tr><td>/bins<td>5<td>3</table>"
    )
    (found,) = opened(tmp_path, data).sheets
    assert found.rows == [["Page", "Web", ""], ["", "Views", "Users"], ["/bins", "5", "3"]]
