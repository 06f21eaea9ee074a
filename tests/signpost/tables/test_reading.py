import io
from datetime import date

import pytest
from openpyxl import Workbook

from signpost.tables.columns import ColumnKind
from signpost.tables.number_columns import whole
from signpost.tables.reading import read_table
from signpost.tables.table_error import RowError, TableError
from signpost.tables.table_search import Wanted

WANTED = Wanted(
    {"page": ColumnKind(("page", "url")), "views": ColumnKind(("views", "page views"))},
    (("page", "views"),),
)


def write(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "views.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    return path


def rows(path):
    return list(read_table(path, "[demand] views", WANTED).rows)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_what_spreadsheets_save(tmp_path, encoding, separator):
    text = separator.join(["Page", "Views"]) + "\r\n" + separator.join(["/café", "5"]) + "\r\n"
    assert rows(write(tmp_path, text, encoding)) == [(2, {"page": "/café", "views": "5"})]


def test_lines_before_the_head_are_passed_over_and_counted(tmp_path):
    text = "# ----\n# All Users, 1 to 31\n\nMy report\nPage views,Other,URL\n7,x,/bins\n"
    assert rows(write(tmp_path, text)) == [(6, {"page": "/bins", "views": "7"})]


def test_a_workbook(tmp_path):
    book = Workbook()
    for row in (["Page", "Views"], ["/bins", 1200], [None, None], ["/tax", date(2024, 3, 12)]):
        book.active.append(row)
    data = io.BytesIO()
    book.save(data)
    found = rows(write(tmp_path, data.getvalue()))
    assert found == [
        (2, {"page": "/bins", "views": "1200"}),
        (4, {"page": "/tax", "views": "2024-03-12"}),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "no column 'page' and no column 'views'; it is empty"),
        ("Page,Users\n/a,1\n", "no column 'views'; row 1 is: Page, Users"),
        (b"PK\x03\x04 no workbook", "it is damaged"),
    ],
)
def test_what_is_no_such_table_is_one_line(tmp_path, text, expected):
    with pytest.raises(TableError) as caught:
        rows(write(tmp_path, text))
    assert expected in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_says_where_it_is_named(tmp_path):
    with pytest.raises(TableError, match=r"no such file\. Fix \[demand\] views"):
        rows(tmp_path / "none.csv")


@pytest.mark.parametrize(
    ("text", "number"), [("7", 7), ("1,234", 1234), ("1 234 567", 1234567), ("12.0", 12)]
)
def test_numbers(text, number):
    assert whole(text, "views") == number


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "no views"),
        ("12%", "a percentage"),
        ("Jan-24", "a date"),
        ("12/03/2024", "a date"),
        ("2024-03-12", "a date"),
        ("many", "not a whole number"),
        ("-3", "not a whole number"),
        ("1.234", "not a whole number"),
    ],
)
def test_what_is_no_number_says_what_it_is(text, why):
    with pytest.raises(RowError, match=why):
        whole(text, "views")


def test_refused_rows_are_named_by_number_and_many_are_counted(tmp_path):
    table = read_table(write(tmp_path, "Page,Views\n"), "x", WANTED)
    for number in range(2, 22):
        table.refuse(number, "odd")
    (note,) = table.notes()
    assert note.startswith("views.csv: rows 2, 3, 4,")
    assert note.endswith("and 8 more were not used: odd")
    assert table.refused == 20
