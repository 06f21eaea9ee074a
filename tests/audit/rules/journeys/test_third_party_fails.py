"""Tasks on other sites: failing, blocked, unknown; and what is no task."""

import pytest

from signpost.workspace.records import Page

RULE = "journeys/third-party-fails"
HOST = "https://www.mereford.gov.uk"
FORM = "https://mereford.achieveservice.com/service/bins"


@pytest.mark.parametrize(
    ("link", "fields", "outcome"),
    [
        (f"<a href='{FORM}'>Go on</a>", {"status": 404}, "fail"),
        (f"<a href='{FORM}'>Go on</a>", {"status": 200}, "pass"),
        (f"<a href='{FORM}'>Go on</a>", {"status": 403}, "could_not_check"),
        (f"<a href='{FORM}'>Go on</a>", {"error": "timeout"}, "could_not_check"),
        (f"<a href='{FORM}'>Go on</a>", None, "could_not_check"),
        ("<a href='https://pay.example.org/'>Pay your fine</a>", {"error": "dns"}, "fail"),
        ("<a href='https://pay.example.org/'>Our history</a>", {"status": 404}, "not_applicable"),
        ("<a href='https://notachieveservice.com/'>More</a>", {"status": 404}, "not_applicable"),
        ("<a href='/pay'>Pay your fine</a>", {"status": 404}, "not_applicable"),
    ],
)
def test_tasks_on_other_sites(judge, make_site, link, fields, outcome):
    site = make_site({"/page": link})
    url = link.split("'")[1]
    if fields is not None:
        site.outside[url] = Page(run=1, url=url, kind="external", **fields)
    said = judge(RULE, link, url=HOST + "/page", site=site)
    assert said.outcome == outcome
    assert all(x.where == url for x in said.findings)
