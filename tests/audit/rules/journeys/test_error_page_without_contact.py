"""The not-found page, if it does not say how to reach a person."""

import pytest

RULE = "journeys/error-page-without-contact"
HOME = "https://www.mereford.gov.uk/"
START = "<p>Try the <a href='/'>home page</a>.</p>"


@pytest.mark.parametrize(
    "body",
    [
        START,
        START + "<p><a href='/search'>Search the site</a></p>",
        START + "<p><a href='/old-contact'>Contact us</a></p>",
    ],
    ids=["home only", "home and search", "a contact page that is gone"],
)
def test_no_way_to_reach_anybody(judge, not_found_site, body):
    verdict = judge(RULE, site=not_found_site(body))
    assert verdict.outcome == "fail"
    assert [(x.page, x.where) for x in verdict.findings] == [(HOME, "not-found page")]


@pytest.mark.parametrize(
    "way",
    [
        "<p><a href='/contact'>Get in touch</a></p>",
        "<p>Ring the switchboard on 01632 960000.</p>",
        "<p><a href='mailto:web@mereford.gov.uk'>Tell the web team</a></p>",
    ],
)
def test_a_working_way_is_enough(judge, not_found_site, way):
    assert judge(RULE, site=not_found_site(START + way)).outcome == "pass"


def test_what_helps_nobody_is_told_by_another_rule(judge, not_found_site):
    assert judge(RULE, site=not_found_site("<p>Nothing here.</p>")).outcome == "not_applicable"


def test_links_that_scripts_may_make_are_not_known(judge, not_found_site):
    site = not_found_site("<form action=/find><input type=search name=words></form>")
    verdict = judge(RULE, site=site)
    assert verdict.outcome == "could_not_check"
    assert "scripts" in verdict.reason


def test_without_a_probe_nothing_is_said(judge, make_site, page):
    assert judge(RULE, site=make_site({"/": page("Home")})).outcome == "could_not_check"
