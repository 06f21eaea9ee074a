"""Broken links that are the way to a task."""

import pytest

RULE = "journeys/task-link-broken"
SITE = "https://www.mereford.gov.uk"


@pytest.fixture
def site(make_site, page, answer):
    """A site with one page to renew a permit, one address that is gone, and one that is walled."""
    return make_site(
        {"/renew": page("Renew a permit"), "1": answer("/lost"), "2": answer("/walled", 403)}
    )


@pytest.mark.parametrize(
    "text", ["Renew your parking permit", "Apply online", "Find your polling station", "Pay"]
)
def test_a_task_behind_a_dead_link(judge, site, text):
    verdict = judge(RULE, f"<p><a href='/lost'>{text}</a></p>", site=site)
    assert verdict.outcome == "fail"
    assert [(x.where, x.evidence) for x in verdict.findings] == [(SITE + "/lost", text)]
    assert "the server answers 404" in verdict.findings[0].message


@pytest.mark.parametrize(
    ("link", "outcome"),
    [
        ("<a href='/renew'>Renew your parking permit</a>", "pass"),
        ("<a href='/lost'>Pay and display machines</a>", "not_applicable"),
        ("<a href='/lost'>Find out more</a>", "not_applicable"),
        ("<a href='/lost'>Parking</a>", "not_applicable"),
        ("<iframe src='/lost' title='Pay a parking fine'></iframe>", "not_applicable"),
        ("<a href='https://pay.example/lost'>Pay a parking fine</a>", "not_applicable"),
        ("<a href='tel:01632960000'>Report an issue</a>", "not_applicable"),
        ("<a href='/never-asked'>Renew your parking permit</a>", "could_not_check"),
        ("<a href='/walled'>Renew your parking permit</a>", "could_not_check"),
        ("<a href='/walled'>Pay</a> <a href='/lost'>Apply for a permit</a>", "fail"),
    ],
)
def test_other_links(judge, site, link, outcome):
    assert judge(RULE, f"<p>{link}</p>", site=site).outcome == outcome


def test_one_target_is_told_once_by_its_first_link(judge, site):
    html = "<p><a href='/lost'>Apply for a permit</a> <a href='/lost'>Apply again</a></p>"
    assert [x.evidence for x in judge(RULE, html, site=site).findings] == ["Apply for a permit"]


@pytest.mark.parametrize(
    ("frame", "component"),
    [("header", SITE + "/lost"), ("nav", SITE + "/lost"), ("footer", SITE + "/lost"), ("div", "")],
)
def test_a_link_of_the_template_is_one_issue_over_pages(judge, site, page, frame, component):
    html = page("Parking", above=f"<{frame}><a href='/lost'>Pay a fine</a></{frame}>")
    assert [x.component for x in judge(RULE, html, site=site).findings] == [component]
