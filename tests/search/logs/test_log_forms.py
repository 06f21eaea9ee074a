"""Logs as systems give them out: line ends, encodings, quotation, columns that are no clicks."""

import random
import time

import pytest

from search.logs.delimited_files import read_rows
from search.logs.query_log import read_log

BASE = "https://www.mereford.gov.uk/"


def rows_of(tmp_path, data):
    file = tmp_path / "log.csv"
    file.write_bytes(data)
    return [cells for _, cells in read_rows(file)]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b'q,n\n"blue\nbadge\nform",4\nrent,2\n', [["q", "n"], ["blue badge form", "4"], ["rent", "2"]]),
        (b'q\tn\n"blue\nbadge"\t4\n', [["q", "n"], ["blue badge", "4"]]),
        (b'q,n\r\n"a ""b""\r\nc",1\r\n', [["q", "n"], ['a "b" c', "1"]]),
        (b'q,n\n6" pipe,3\n12" pipe,4\n', [["q", "n"], ['6" pipe', "3"], ['12" pipe', "4"]]),
        (b'"sep=|"\nq|n\nrent|3\n', [["q", "n"], ["rent", "3"]]),
        (b"sep=,\r\nq,n\r\nrent,3\r\n", [["q", "n"], ["rent", "3"]]),
        ("q,n\nblue\u2028badge,4\nx\x85y,1\nz\x0bw,2".encode(), None),
        ("q,n\nrent,3\n".encode("utf-16-le"), [["q", "n"], ["rent", "3"]]),
        ("q;n\ntŷ;3\n".encode("utf-16-be"), [["q", "n"], ["tŷ", "3"]]),
        (b"q,n\rrent,3\r", [["q", "n"], ["rent", "3"]]),
    ],
)  # fmt: skip
def test_forms_of_tables(tmp_path, data, expected):
    found = rows_of(tmp_path, data)
    if expected is None:
        assert [row[1] for row in found] == ["n", "4", "1", "2"]
    else:
        assert found == expected


def test_a_stray_quotation_mark_joins_nothing(tmp_path):
    found = rows_of(tmp_path, b'q,n\n"open,1\nrent,2\n"tax, council",3\n')
    assert found[2:] == [["rent", "2"], ["tax, council", "3"]]


@pytest.mark.parametrize(
    "header",
    [
        "Search term,Landing page,Event count",
        "Search term,Page path and screen class,Event count",
        "Search term,Page,Event count",
        "query,landing page,searches",
    ],
)
def test_where_people_searched_is_no_click(tmp_path, header):
    file = tmp_path / "ga4.csv"
    file.write_text(f"{header}\nallotments,/search,30\n")
    (found,) = read_log(file, BASE).queries
    assert (found.query, found.searches, dict(found.clicks)) == ("allotments", 30, {})


def test_what_was_left_out_is_told(tmp_path):
    file = tmp_path / "ga4.csv"
    file.write_text("Search term,Landing page,Event count\nallotments,/,30\n")
    assert "not what they opened" in read_log(file, BASE).notes[0]


def test_pages_beside_clicks_are_clicks(tmp_path):
    file = tmp_path / "console.csv"
    file.write_text("query,page,clicks,impressions\nallotments,/allotments,30,90\n")
    (found,) = read_log(file, BASE).queries
    assert dict(found.clicks) == {f"{BASE}allotments": 30}


@pytest.mark.slow
def test_a_long_log_is_read_in_seconds(tmp_path):
    chance = random.Random(7)
    said = ["council", "tax", "bin", "school", "permit", "garden", "rent", "pay", "help", "form"]
    file = tmp_path / "long.csv"
    lines = (
        f"{' '.join(chance.choices(said, k=6))},{n % 90},/page/{n % 300}" for n in range(100_000)
    )
    file.write_text("query,searches,clicked\n" + "\n".join(lines))
    begun = time.process_time()
    found = read_log(file, BASE)
    # 5 s is the promise on a quiet machine; a busy one counts more for the same work.
    assert time.process_time() - begun < 10
    assert sum(q.searches for q in found.queries) == sum(n % 90 for n in range(100_000))
