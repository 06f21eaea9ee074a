"""Pages that no way of links leads to from the home page."""

from dataclasses import replace

import pytest

from signpost.workspace.records import Skipped

RULE = "journeys/orphan-page"
SITE = "https://www.mereford.gov.uk"


def links(*paths):
    return "".join(f"<p><a href='{path}'>More on {path}</a></p>" for path in paths)


@pytest.fixture
def site(page, summarised):
    """A site where /parks and /tax can be reached, and what else is given stands beside them."""

    def make(parks="", **others):
        pages = {
            "/": page("Home", links("/parks", "/tax")),
            "/parks": page("Parks", "<p>Open until dusk.</p>" + parks),
            "/tax": page("Council tax", "<p>In ten instalments.</p>"),
        }
        more = {f"/{name}": page(name.title(), body) for name, body in others.items()}
        return summarised({**pages, **more})

    return make


def found(verdict):
    return {x.page.removeprefix(SITE): x for x in verdict.findings}


def test_pages_out_of_reach(judge, site):
    made = site(wharf="<p>The old wharf.</p>" + links("/crane"), crane="<p>The crane.</p>")
    verdict = judge(RULE, site=made)
    assert verdict.outcome == "fail"
    assert set(found(verdict)) == {"/wharf", "/crane"}
    assert found(verdict)["/wharf"].message.startswith("No page links here")
    assert found(verdict)["/crane"].message.startswith("Only pages that cannot be reached")


def test_a_page_that_only_links_out_is_lost_all_the_same(judge, site):
    made = site(wharf="<p>The old wharf.</p>" + links("/parks"))
    assert set(found(judge(RULE, site=made))) == {"/wharf"}


@pytest.mark.parametrize(
    ("parks", "body"),
    [
        (links("/wharf"), "<p>The old wharf.</p>"),
        ("<iframe src='/wharf' title='The wharf'></iframe>", "<p>The old wharf.</p>"),
        ("<link rel=alternate hreflang=cy href='/wharf'>", "<p>Yr hen lanfa.</p>"),
        ("<form action='/wharf'><input name=day></form>", "<p>Free days at the wharf.</p>"),
    ],
    ids=["linked", "in a frame", "a translation", "what a form leads to"],
)
def test_pages_that_count_as_linked(judge, site, parks, body):
    assert judge(RULE, site=site(parks, wharf=body)).outcome == "pass"


def test_a_form_that_leads_to_its_own_page_is_no_way_there(judge, site):
    made = site(wharf="<form action='/wharf'><input name=day></form>")
    (lost,) = judge(RULE, site=made).findings
    assert lost.message == (
        "No page links here, so residents can only come by search or by knowing the address"
    )


def test_a_second_address_of_the_same_page_is_no_orphan(judge, page, summarised):
    parks = page("Parks", "<p>Open until dusk.</p>")
    pages = {"/": page("Home", links("/parks")), "/parks": parks, "/parks/index.html": parks}
    assert judge(RULE, site=summarised(pages)).outcome == "pass"


@pytest.mark.parametrize(
    ("known", "evidence"),
    [
        ({"in_sitemap": True}, "it is in the sitemap"),
        ({"found_by": "redirect"}, "found by: redirect"),
        ({"found_by": "last_run"}, "it was linked when the site was last read, and is still there"),
    ],
)
def test_it_says_how_the_page_was_found(judge, site, known, evidence):
    made = site(wharf="<p>The old wharf.</p>")
    made.pages[SITE + "/wharf"] = replace(made.pages[SITE + "/wharf"], **known)
    assert found(judge(RULE, site=made))["/wharf"].evidence == evidence


def test_a_page_may_be_linked_from_one_that_the_crawl_left_out(judge, site):
    made = site(wharf="<p>The old wharf.</p>")
    made.skipped = [Skipped(1, SITE + "/events", "max_pages")]
    verdict = judge(RULE, site=made)
    assert verdict.outcome == "needs_person"
    assert "the crawl left out some pages" in verdict.findings[0].message


def test_menus_made_by_scripts_make_no_orphans(judge, page, summarised):
    pages = {"/": page("Home"), "/a": page("Parks", "<p>Dusk.</p>"), "/b": page("Tax")}
    verdict = judge(RULE, site=summarised(pages))
    assert (verdict.outcome, "scripts" in verdict.reason) == ("could_not_check", True)
    assert judge(RULE, site=summarised(pages), max_percent=67).outcome == "fail"


def test_half_of_the_pages_may_be_lost_and_no_more(judge, site):
    three = dict.fromkeys(("wharf", "crane", "quay"), "")
    made = site(**{name: f"<p>The {name}.</p>" for name in three})
    assert judge(RULE, site=made, max_percent=50).outcome == "fail"
    assert judge(RULE, site=made, max_percent=49).outcome == "could_not_check"


def test_without_a_home_page_nothing_is_said(judge, page, summarised):
    made = summarised({"/parks": page("Parks"), "/tax": page("Tax")})
    assert judge(RULE, site=made).reason.startswith("the home page was not fetched")
