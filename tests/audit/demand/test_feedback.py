"""Counts of feedback by page and by service."""

import msgspec
import pytest

from audit.demand import feedback
from audit.priorities import priority
from signpost.settings.config import DemandSettings
from signpost.tables.table_error import TableError
from signpost.workspace.artifacts.judged_demand import Contacts, Feedback, ServiceContacts

PAGE = "<title>x</title><main><p>x</p></main>"
HOME = "https://www.mereford.gov.uk/"


@pytest.fixture
def read(make_site, tmp_path):
    """Read some files for a site of two pages; gives counts by page, by service, and notes."""

    def run(*files, encoding="utf-8", contacts=None):
        """Return what `of` makes of them."""
        names = []
        for number, text in enumerate(files):
            (tmp_path / f"f{number}.csv").write_bytes(text.encode(encoding))
            names.append(str(tmp_path / f"f{number}.csv"))
        demand = DemandSettings(feedback=tuple(names))
        site = make_site({"/": PAGE, "/bins": PAGE, "/council-tax": PAGE}, demand=demand)
        services = {HOME + "bins": "Bins and recycling", HOME + "council-tax": "Council tax"}
        return feedback.of(site, services, contacts or Contacts())

    def told(*files, **more):
        found = run(*files, **more)
        pages = {url.removeprefix(HOME): count for url, count in found.pages.items()}
        return pages, dict(found.services), found.notes

    told.whole = run
    return told


@pytest.mark.parametrize(
    ("text", "pages", "services"),
    [
        ("page,count\n/bins,3\n/bins/,2\n", {"bins": 5}, {}),
        ("Page URL;Not useful\nhttps://www.mereford.gov.uk/bins;1 204\n", {"bins": 1204}, {}),
        ("Service,Complaints\nCouncil tax,7\nbins,4\n", {}, {"Council tax": 7, "Bins and recycling": 4}),
        ("page,service,count\n/bins,Council tax,3\n,Council tax,2\n", {"bins": 3}, {"Council tax": 2}),
        ("page,service,count\n/gone,Council tax,3\n", {}, {"Council tax": 3}),
    ],
)  # fmt: skip
def test_what_is_counted(read, text, pages, services):
    assert read(text)[:2] == (pages, services)


def test_bad_rows_are_told_and_the_rest_is_used(read):
    pages, services, notes = read(
        "page,service,count\n/bins,,3\n/gone,,2\n,Mr Thornbury,2\n,,9\n/bins,,12%\n/bins,,Jan-24\n"
        "Total,,17\n,Council tax,5 caf\xe9\n",
        encoding="cp1252",
    )
    assert (pages, services) == ({"bins": 3}, {})
    assert notes == [
        "f0.csv: row 3 was not used: the page is not among those that were crawled",
        "f0.csv: row 4 was not used: no service of that name",
        "f0.csv: row 5 was not used: no page and no service",
        "f0.csv: row 6 was not used: the count is a percentage, not a number",
        (
            "f0.csv: row 7 was not used: the count is a date: the spreadsheet changed it. "
            "Format the cells as numbers"
        ),
        "f0.csv: row 8 was not used: a total",
        "f0.csv: row 9 was not used: the count is not a whole number",
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("page,when\n/bins,3\n", "no column 'count'"),
        ("count,when\n3,4\n", "no column 'page' and no column 'service'"),
        ("", "it is empty"),
    ],
)
def test_files_that_are_none(read, text, says):
    with pytest.raises(TableError, match=says):
        read(text)


def test_files_and_the_log_add_up(read):
    log = [ServiceContacts(name="Council tax", contacts=5), ServiceContacts(name="", contacts=9)]
    files = ("page,count\n/bins,3\n", "service,count\nCouncil tax,2\n")
    found = msgspec.structs.replace(read.whole(*files, contacts=Contacts(services=log)), files=[])
    assert found == Feedback(
        pages={HOME + "bins": 3},
        services={"Council tax": 7},
        counted={"Bins and recycling": 3, "Council tax": 2},
    )


def test_a_hundred_thousand_rows(read):
    assert read("page,count\n" + "/bins?x=1,1\n" * 100_000)[0] == {"bins": 100_000}


def test_what_they_count():
    assert priority.of_counts({"a": 30, "b": 10, "c": 0}, 0.25) == {
        "a": round(0.25 * 30 / (40 / 3), 2),
        "b": round(0.25 * 10 / (40 / 3), 2),
        "c": 0,
    }
    assert priority.of_counts({}, 0.25) == priority.of_counts({"a": 0}, 0.25) == {}
