import gzip

import pytest

from search.documents import SearchError
from search.logs.monthly_log import after, is_monthly, month_of, months_between, read_monthly_log


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2026-01\tbins\t5\n2026-02\tBins!\t7\n2026-02\tbins\t1\n", {"01": 5, "02": 8}),
        ("month\tquery\tsearches\n2026-02\tbins\t7\n2026-01\tbins\t5\n", {"01": 5, "02": 7}),
        ("Year month,Search term,Event count\n202601,bins,\"1,005\"\n", {"01": 1005}),
        ("searches;query;date\n5;bins;2026-01-31\n6;bins;20260101\n", {"01": 11}),
    ],
)  # fmt: skip
def test_forms(tmp_path, text, wanted):
    file = tmp_path / "log.csv.gz"
    file.write_bytes(gzip.compress(text.encode()))
    assert is_monthly(file)
    found = read_monthly_log(file)
    assert {m[5:]: q["bins"] for m, q in found.searches.items()} == wanted
    assert found.names == sorted(found.names)
    assert found.notes == ()


def test_what_cannot_be_read_is_told_and_costs_nothing_else(tmp_path):
    file = tmp_path / "log.tsv"
    file.write_text(
        "2026-01\tbins\t5\nlast month\tbins\t5\n2026-02\tbins\tmany\n2026-13\tx\t1\n2026"
    )
    found = read_monthly_log(file)
    assert found.searches == {"2026-01": {"bins": 5}}
    assert found.notes == (
        "log.tsv: 4 lines have no month (2026-11) or no count and were left out (line 2, 3, 4, 5)",
    )


def test_personal_data_is_not_kept(tmp_path):
    file = tmp_path / "log.tsv"
    file.write_text("2026-01\tbins jo@example.org AB1 2CD\t5\n2026-01\tjo@example.org\t5\n")
    assert read_monthly_log(file).searches == {"2026-01": {"bins": 5}}


@pytest.mark.parametrize("text", ["query\tsearches\nbins\t5\n", "month\twords\n2026-01\tbins\n"])
def test_a_log_without_months_says_what_is_wanted(tmp_path, text):
    file = tmp_path / "log.tsv"
    file.write_text(text)
    assert not is_monthly(file)
    with pytest.raises(SearchError, match="month \\(2026-11\\), query and searches"):
        read_monthly_log(file)


def test_months_in_between_and_before(tmp_path):
    file = tmp_path / "log.tsv"
    file.write_text("2025-11\tbins\t5\n2026-02\tbins\t7\n2026-03\tbins\t7\n")
    found = read_monthly_log(file)
    assert found.missing == ["2025-12", "2026-01"]
    assert found.until("2026-03").names == ["2025-11", "2026-02"]
    assert found.until("2026-03", 1).names == ["2026-02"]
    assert after("2025-11", 2) == "2026-01"
    assert after("2026-01", -1) == "2025-12"
    assert months_between("2025-12", "2026-01") == ["2025-12", "2026-01"]
    assert [month_of(x) for x in ("2026-1", "2026-00", "26-11", "٢٠٢٦-01")] == [""] * 4
