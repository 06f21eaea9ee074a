"""Home pages that do not say how to get in touch."""

import pytest

RULE = "journeys/home-without-contact"
BINS = "<nav><a href='/bins'>Bins and recycling</a></nav>"
GONE = "<footer><a href='/old-contact'>Contact us</a></footer>"
RING = "<p><a href='tel:01632960000'>01632 960 000</a></p>"


@pytest.fixture
def verdict(judge, make_site, page, answer):
    """Judge a site by what stands on its home page."""

    def run(home):
        pages = {"/": page("Mereford", home), "/contact": page("Get in touch")}
        return judge(RULE, site=make_site({**pages, "old": answer("/old-contact")}))

    return run


@pytest.mark.parametrize(
    ("home", "outcome", "message"),
    [
        (BINS, "fail", "The home page has no link to a page that says how to contact"),
        (BINS + "<p>Ring 01632 960 000.</p>", "fail", "The home page has no link to a page"),
        (BINS + GONE, "fail", "The home page's link to the contact page is broken (https://"),
        (BINS + RING, "needs_person", "The home page has no link to a page"),
        (BINS + RING + GONE, "needs_person", "The home page has no link to a page"),
        (BINS + "<a href='mailto:a@mereford.gov.uk'>Email us</a>", "needs_person", "The home page"),
    ],
)
def test_no_working_link_to_a_contact_page(verdict, home, outcome, message):
    said = verdict(home)
    assert said.outcome == outcome
    assert said.findings[0].message.startswith(message)
    assert said.findings[0].page == "https://www.mereford.gov.uk/"


@pytest.mark.parametrize(
    "link",
    [
        "<footer><a href='/contact'>Get in touch</a></footer>",
        "<header><a href='/contact'>Help</a></header>",
        "<a href='https://desk.example/mereford'>Contact us</a>",
        GONE + "<a href='/contact'>Talk to us</a>",
    ],
)
def test_one_working_link_is_enough(verdict, link):
    assert verdict(BINS + link).outcome == "pass"


def test_links_that_scripts_make_are_not_known(verdict):
    said = verdict("<div id=root></div>")
    assert (said.outcome, "scripts" in said.reason) == ("could_not_check", True)


def test_the_evidence_is_the_words_of_the_link(verdict):
    assert [x.evidence for x in verdict(BINS + GONE).findings] == ["Contact us"]
    assert [x.evidence for x in verdict(BINS).findings] == [""]


def test_a_home_page_that_was_not_fetched(judge, make_site, page, answer):
    bins = page("Bins")
    for pages in ({"/bins": bins}, {"/bins": bins, "home": answer("/", 500, "html")}):
        said = judge(RULE, site=make_site(pages))
        assert (said.outcome, said.reason) == ("could_not_check", "the home page was not fetched")
