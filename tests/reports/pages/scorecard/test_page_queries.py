"""The queries that lead to a page, and those that should."""

from reports.sources import card_of
from signpost.workspace.artifacts import judged, judged_demand, searched

HOME = "https://www.mereford.gov.uk/"
BINS = f"pages/{card_of(HOME + 'bins/')}.html"
ROWS = [
    {"query": "few", "searches": 1, "first": [HOME + "bins/"], "right": []},
    {"query": "bins", "searches": 90, "first": [HOME, HOME + "bins/"], "right": [HOME + "bins/"]},
    {"query": "rats", "searches": 7, "first": [HOME], "right": [HOME + "bins/"]},
    {"query": "old row", "searches": 70, "state": "zero"},
]


def test_queries_stand_on_the_scorecard(report):
    words = report(artifacts={searched.QUERIES: ROWS}).words(BINS)
    should = words.split("Searches that should lead here, and do not")[1]
    should, leads = should.split("Searches that show this page among the first five")
    assert "rats (7 searches)" in should
    assert "bins" not in should.replace("bins/", "")
    assert "bins (90 searches): place 2 few (1 search): place 1" in " ".join(leads.split())


def test_no_queries_no_section(report):
    assert "What people search for" not in report().words(BINS)


def test_calls_of_the_service(report):
    made = report(
        artifacts={
            judged.SERVICES: {HOME + "bins/": "Bins"},
            judged_demand.DEMAND: {
                "services": [{"name": "Bins", "calls": 18950, "failure_share": 0.34}],
                "notes": [],
            },
        }
    )
    assert "18,950 calls in a year, and 34% of them need not have been made" in made.words(BINS)
    cells = made.tree("services.html").xpath("//tbody/tr[th[.='Bins']]/td")
    assert [x.text_content() for x in cells][:3] == ["6,443", "1", "1"]
