import gzip

import pytest

from search.documents import SearchError
from search.logs.query_log import read_log
from tests.signpost.tables.made_files import xlsx

BASE = "https://www.mereford.gov.uk/"


def log_of(tmp_path, text, base=""):
    file = tmp_path / "log.tsv"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_log(file, base)


def pairs(log):
    return [(q.query, q.searches) for q in log.queries]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bins\t120\ncouncil tax\t80\n", [("bins", 120), ("council tax", 80)]),
        ("query\tsearches\nbins\t120\n", [("bins", 120)]),
        ("bins\nrent\n", [("bins", 1), ("rent", 1)]),
        ("n1\tbins\t120\nn2\trent\t80\n", [("bins", 120), ("rent", 80)]),
        ("2026-01\tbins\t2\n2026-02\tbins\t3\n", [("bins", 5)]),
        ("bins\t1\nBins!\t2\n", [("bins", 3)]),
        ('Search term,Event count\nbins,"1,234"\n(not set),99\n', [("bins", 1234)]),
        ("# GA4\n# dates\nsearchTerm,eventCount,totalUsers\nbins,7,3\n", [("bins", 7)]),
        ("label\tnb_visits\tnb_hits\tbounce_rate\nbins\t12\t15\t40%\n", [("bins", 12)]),
        ("Keyword;Searches;Search Results pages\nbins;5;1\n", [("bins", 5)]),
        (b"query,searches\ncaf\xe9 licence,3\n", [("café licence", 3)]),
        ("query,searches\nbins,10\nrent,5\nTotal,15\n", [("bins", 10), ("rent", 5)]),
        ("query,searches\n,15\nbins,10\nrent,5\n", [("bins", 10), ("rent", 5)]),
        ("search\t4\nbins\t3\n", [("search", 4), ("bins", 3)]),
        ("total\t3\nbins\t40\nrent\t5", [("bins", 40), ("rent", 5), ("total", 3)]),
        ("bins\t3\n???\t9\n", [("bins", 3)]),
        ('20% discount "bins"\t3\n', [('20% discount "bins"', 3)]),
    ],
)
def test_queries_and_counts(tmp_path, text, expected):
    assert pairs(log_of(tmp_path, text)) == expected


@pytest.mark.parametrize(
    ("text", "clicks"),
    [
        ("bins\t9\t/bins\t/recycling\n", {"bins": 1, "recycling": 1}),
        ("bins\t9\t/bins\t6\t/recycling\t2\n", {"bins": 6, "recycling": 2}),
        ("bins\t9\t/bins\nbins\t1\t/bins\n", {"bins": 2}),
        (
            "query,searches,url,clicks\nbins,9,/bins,7\nbins,9,/recycling,2\n",
            {"bins": 7, "recycling": 2},
        ),
        ("query\tsearches\tclicked\nbins\t9\t/bins /recycling\n", {"bins": 1, "recycling": 1}),
        ("bins\t9\n", {}),
        ("bins\t9\tjavascript:alert(1)\n", {}),
    ],
)
def test_clicks(tmp_path, text, clicks):
    found = log_of(tmp_path, text, BASE).queries[0].clicks
    assert found == {BASE + path: times for path, times in clicks.items()}


def test_without_a_site_addresses_stay_as_they_are(tmp_path):
    assert log_of(tmp_path, "bins\t9\t/bins\n").queries[0].clicks == {"/bins": 1}


def test_an_unreadable_count_is_told_and_not_lost(tmp_path):
    log = log_of(tmp_path, "query\tsearches\nbins\tlots\nrent\t2\n")
    assert pairs(log) == [("rent", 2), ("bins", 1)]
    assert log.notes == ("log.tsv, line 2: 'lots' is not a count of searches; counted as one",)


def test_personal_data_is_not_kept(tmp_path):
    log = log_of(tmp_path, "my bins jo@example.org\t3\nsw1a 1aa\t2\n")
    assert pairs(log) == [("my bins", 3)]
    assert "personal data was taken out of 2 queries" in log.notes[-1]


def test_columns_that_nobody_knows(tmp_path):
    with pytest.raises(SearchError, match=r"log\.tsv, line 1: no column is called 'query'"):
        log_of(tmp_path, "what,how often\nbins,3\n")


def test_a_packed_log(tmp_path):
    file = tmp_path / "log.tsv.gz"
    file.write_bytes(gzip.compress(b"bins\t3\n"))
    assert pairs(read_log(file)) == [("bins", 3)]
    file.write_bytes(gzip.compress(b"bins\t3\n" * 99)[:-9])
    with pytest.raises(SearchError, match="it is damaged"):
        read_log(file)


def test_an_empty_log_says_so(tmp_path):
    log = log_of(tmp_path, "")
    assert log.queries == ()
    assert "no query" in log.notes[0]


def test_how_the_file_was_read(tmp_path):
    file = tmp_path / "ga4.csv"
    file.write_text(
        "# Searches\n\nSearch term;Event count\nbins;1.200\nrent;45\n(not set);7\n;1.252\n"
    )
    read = read_log(file).read
    assert (read.total, read.rows_used, read.counted) == (1245, 2, "searches")
    assert [(x.name, x.value) for x in read.largest] == [("bins", 1200), ("rent", 45)]
    assert [(x.use, x.heading) for x in read.columns] == [
        ("query", "Search term"),
        ("searches", "Event count"),
    ]
    assert [(x.why, x.rows) for x in read.left_out] == [("a total, or (not set)", [6, 7])]
    assert read.doubts == ["points part thousands here (1.200 as 1200)"]


@pytest.mark.parametrize("sheets", [["Chart", "Queries"], ["Queries", "Chart"]])
def test_the_sheet_of_a_workbook_that_has_queries(tmp_path, sheets):
    rows = {
        "Chart": [["Date", "Clicks"], ["2026-10-01", 7]],
        "Queries": [["Top queries", "Clicks", "Impressions"], ["bins", 9, 120], ["search", 1, 4]],
    }
    file = tmp_path / "console.xlsx"
    file.write_bytes(xlsx(*((name, rows[name]) for name in sheets)))
    assert pairs(read_log(file)) == [("bins", 120), ("search", 4)]


def test_a_search_for_search_is_no_heading(tmp_path):
    file = tmp_path / "log.tsv"
    file.write_text("bins\nrent\nsearch\nquery\nbins\n")
    assert pairs(read_log(file)) == [("bins", 2), ("query", 1), ("rent", 1), ("search", 1)]
