"""Tasks that are many clicks from the home page."""

import pytest

RULE = "journeys/too-deep"
SITE = "https://www.mereford.gov.uk"


@pytest.fixture
def chain(page, summarised):
    """Make a site in which each page leads only to the next; the home page to the first."""

    def make(*titles, shortcut=""):
        pages = {"/": page("Home", f"<a href='/p1'>On</a>{shortcut}")}
        for number, title in enumerate(titles, 1):
            pages[f"/p{number}"] = page(title, f"<a href='/p{number + 1}'>On</a>")
        return summarised(pages)

    return make


DEEP = ("Living here", "Streets", "Lighting", "Pay for a lamp", "Report a dark lamp", "Lamp facts")


def test_only_tasks_past_the_limit_are_told(judge, chain):
    (found,) = judge(RULE, site=chain(*DEEP)).findings
    assert (found.page, found.where) == (SITE + "/p5", "Report a dark lamp")
    assert found.evidence == "5 clicks by the shortest way"
    assert found.certainty == "sure"


@pytest.mark.parametrize(("most", "told"), [(3, ["/p4", "/p5"]), (4, ["/p5"]), (5, [])])
def test_the_limit_can_be_set(judge, chain, most, told):
    verdict = judge(RULE, site=chain(*DEEP), max_clicks=most)
    assert [x.page.removeprefix(SITE) for x in verdict.findings] == told


def test_the_shortest_way_counts(judge, chain):
    made = chain(*DEEP, shortcut="<p><a href='/p5'>Dark street lights</a></p>")
    assert judge(RULE, site=made).outcome == "pass"


def test_deep_pages_that_are_no_task(judge, chain):
    made = chain("A", "B", "C", "D", "Report of the lighting panel", "Register of lamps")
    assert judge(RULE, site=made).outcome == "pass"


@pytest.mark.parametrize(
    ("h1", "title", "told"),
    [
        ("", "Pay for a lamp", ["Pay for a lamp"]),
        ("Lamps", "Pay for a lamp", []),
        ("Pay for a lamp", "Lamps", ["Pay for a lamp"]),
        ("", "", []),
    ],
)
def test_the_heading_counts_before_the_title(judge, page, summarised, h1, title, told):
    deep = page(h1, title=title)
    site = summarised({"/": page("Home", "<a href='/lamp'>On</a>"), "/lamp": deep})
    assert [x.where for x in judge(RULE, site=site, max_clicks=0).findings] == told


def test_without_a_home_page_nothing_is_said(judge, page, summarised):
    verdict = judge(RULE, site=summarised({"/lamp": page("Report a dark lamp")}))
    assert verdict.outcome == "could_not_check"
