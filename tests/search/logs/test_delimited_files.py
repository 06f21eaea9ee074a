import pytest

from search.documents import SearchError
from search.logs.delimited_files import column, read_rows, whole_number


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("7" * 30, None),
        ("1e9", None),
        ("999,999,999,999", 999_999_999_999),
        ("12", 12),
        ("1,234", 1234),
        ("1.234.567", 1234567),
        ("1 234", 1234),
        ("1\u202f234", 1234),
        ("12.0", 12),
        ("1,234 (5.2%)", 1234),
        ("5.2%", None),
        ("10 most wanted", None),
        ("3rd", None),
        ("many", None),
        ("", None),
        ("-", None),
        ("-3", -3),
    ],
)
def test_whole_number(cell, number):
    assert whole_number(cell) == number


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        (b"a;b\n1;2", [["a", "b"], ["1", "2"]]),
        (b"a\tb\r\n1\t2,3\r\n", [["a", "b"], ["1", "2,3"]]),
        ("\ufeffa,b".encode(), [["a", "b"]]),
        ("a\tb\nŵ\t1".encode("utf-16"), [["a", "b"], ["ŵ", "1"]]),
        (b"a,b\ncaf\xe9 \x93x\x94,1", [["a", "b"], ["café “x”", "1"]]),
        (b'a,b\n"x, y",1\n"never closed,2\nlast,3', None),
        (b"# export\n\na,b", [["a", "b"]]),
        (b"", []),
    ],
)
def test_read_rows(tmp_path, data, expected):
    file = tmp_path / "log.csv"
    file.write_bytes(data)
    rows = [cells for _, cells in read_rows(file)]
    if expected is None:  # an unclosed quotation mark spoils its own line and no other
        assert rows[1] == ["x, y", "1"]
        assert rows[3] == ["last", "3"]
    else:
        assert rows == expected


def test_line_numbers_are_those_of_the_file(tmp_path):
    file = tmp_path / "log.csv"
    file.write_text("# note\n\na,b\n1,2\n")
    assert [number for number, _ in read_rows(file)] == [3, 4]


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(SearchError, match=r"gone\.csv: no such file"):
        read_rows(tmp_path / "gone.csv")


def test_columns_are_found_by_preference():
    assert column(["Count", "Event Count"], ("eventcount", "count")) == 1
    assert column(["a"], ("b",)) is None
