import pytest

from audit.inventory import services
from signpost.settings.config import DemandSettings
from signpost.workspace.records import Page

HTML = "<html><body><main><h1>x</h1></main></body></html>"
SITE = "https://www.mereford.gov.uk"


def document(path):
    return Page(run=1, url=SITE + path, kind="document", status=200)


def test_first_segments_that_two_pages_share(make_site):
    site = make_site(
        {
            "/": HTML,
            "/council-tax": HTML,
            "/council-tax/bands": HTML,
            "/lonely/page": HTML,
            "/leaflet": document("/council-tax/leaflet.pdf"),
        }
    )
    assert services.of_pages(site) == {
        SITE + "/": "",
        SITE + "/council-tax": "Council tax",
        SITE + "/council-tax/bands": "Council tax",
        SITE + "/council-tax/leaflet.pdf": "Council tax",
        SITE + "/lonely/page": "",
    }


def test_demand_patterns_come_first_and_the_most_exact_wins(make_site, tmp_path):
    rows = "Rubbish,10,5,/bins/*\nParking,10,5,/parking/* /bins/parking/*\nHOUSING,5,5,"
    file = tmp_path / "s.csv"
    file.write_text("service,calls,failure_demand_percent,addresses\n" + rows)
    pages = ["/bins", "/bins/dates", "/bins/parking/x", "/housing/a", "/housing/b"]
    site = make_site(
        dict.fromkeys(pages, HTML), demand=DemandSettings(services=str(file)), folder=tmp_path
    )
    found = services.of_pages(site)
    assert [found[SITE + path] for path in pages] == [
        "Rubbish",
        "Rubbish",
        "Parking",
        "HOUSING",
        "HOUSING",
    ]


@pytest.mark.parametrize(
    ("path", "start", "expected"),
    [
        ("/council-tax/pay", "/", "council-tax"),
        ("/cy/treth", "/", "treth"),
        ("/index.php/bins/x", "/", "bins"),
        ("/site/bins/x", "/site/", "bins"),
        ("/", "/", ""),
    ],
)
def test_segment(path, start, expected):
    assert services.segment(path, start) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("council-tax", "Council tax"), ("parking_permits.html", "Parking permits"), ("a+b", "A b")],
)
def test_pretty(name, expected):
    assert services.pretty(name) == expected
