import pytest

from audit.demand import page_views
from audit.priorities import priority
from signpost.settings.config import DemandSettings

PAGE = "<title>x</title><main><p>x</p></main>"


@pytest.fixture
def read(make_site, tmp_path):
    """Read exports for a site of two pages."""

    def run(*texts):
        names = []
        for number, text in enumerate(texts):
            (tmp_path / f"v{number}.csv").write_text(text, "utf-8")
            names.append(str(tmp_path / f"v{number}.csv"))
        demand = DemandSettings(views=tuple(names))
        site = make_site({"/": PAGE, "/bins": PAGE, "/council-tax": PAGE}, demand=demand)
        found = page_views.of(site, {})
        return {url.removeprefix(site.config.site.url): n for url, n in found.pages.items()}, (
            found.notes
        )

    return run


@pytest.mark.parametrize(
    "text",
    [
        "# GA4\n\nPage path and screen class,Views,Users\n/bins,100,9\n/council-tax/,5,1\n",
        "Label,Hits\nwww.mereford.gov.uk/bins,100\nwww.mereford.gov.uk/council-tax,5\n",
        "label,nb_hits\nbins,100\ncouncil-tax,5\n",
        (
            "Top pages,Clicks,CTR\nhttps://www.mereford.gov.uk/bins,100,3%\n"
            "https://www.mereford.gov.uk/council-tax,5,1%\n"
        ),
        "Page,Views\n/bins?utm_source=x,60\n/bins,40\n/council-tax#top,5\n",
    ],
)
def test_analytics_exports(read, text):
    assert read(text)[0] == {"bins": 100, "council-tax": 5}


def test_two_tools_count_the_same_visits(read):
    found, _ = read("Page,Views\n/bins,100\n", "Page,Clicks\n/bins,30\n/council-tax,4\n")
    assert found == {"bins": 100, "council-tax": 4}


def test_bad_rows_are_told_and_the_rest_is_used(read):
    text = "Page,Views\n/bins,10\n(not set),4\nTotal,14\n/council-tax,12%\n/gone,3\n/,Jan-24\n"
    found, notes = read(text)
    assert found == {"bins": 10}
    assert notes == [
        "v0.csv: rows 3, 4 were not used: a total, or no address",
        "v0.csv: row 5 was not used: views is a percentage, not a number",
        (
            "v0.csv: row 7 was not used: views is a date: the spreadsheet changed it. "
            "Format the cells as numbers"
        ),
        "v0.csv: 1 address not among the pages that were crawled",
    ]


def test_a_hundred_thousand_rows(read):
    rows = "".join(f"/bins?page={n},1\n" for n in range(100_000))
    assert read(f"Page,Views\n{rows}")[0] == {"bins": 100_000}


def test_what_views_count():
    found = priority.of_views({"a": 300, "b": 100, "c": 0})
    mean = 400 / 3
    assert found["a"] == round(priority.ASSUMED_VIEWS * 300 / mean, 2)
    assert found["c"] == 0
    assert priority.of_views({}) == priority.of_views({"a": 0}) == {}
