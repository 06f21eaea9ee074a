"""Whether there is a phone number, its hours and another way where the website may fail."""

from dataclasses import replace

import pytest

from signpost.workspace.records import Page

SITE = "https://www.mereford.gov.uk"
FORM = "<form action=/x method=post><label>Name <input name=name></label></form>"
CLOSED = "<p>This online service is currently unavailable.</p>"
PDF = "<a href='/form.pdf'>Application form</a>"
CALL = "<p>Call us on 01632 960 123.</p>"
MAIL = "<p>Email <a href='mailto:bins@mereford.gov.uk'>bins@mereford.gov.uk</a>.</p>"
LINK = "<p><a href='/contact'>Contact us</a></p>"
FOOT = "<footer><a href='/contact'>Contact us</a></footer>"
PROSE = "<p>" + "The council looks after the parks and keeps them open for all. " * 40 + "</p>"


def page(h1, body="", after=""):
    return (
        f"<!doctype html><html lang=en><head><title>{h1}</title></head><body>"
        f"<main><h1>{h1}</h1>{body}</main>{after}</body></html>"
    )


@pytest.fixture
def site(make_site):
    """Make a site whose contact page says what is given; /gone is not there."""

    def make(contact="<p>Call 01632 960 100.</p>"):
        gone = Page(run=1, url=f"{SITE}/gone", kind="other", status=404)
        return make_site({"/": page("Home"), "/contact": page("Contact us", contact), "g": gone})

    return make


@pytest.mark.parametrize(
    ("h1", "body", "after", "outcome"),
    [
        ("Parks", FORM + CALL, "", "needs_person"),
        ("Parks", CLOSED + CALL, "", "needs_person"),
        ("Apply for a grant", PDF + CALL, "", "needs_person"),
        ("Parks", FORM + CALL + LINK, FOOT, "needs_person"),
        ("Parks", FORM + CALL + "<p><a href='/gone'>Contact us</a></p>", "", "needs_person"),
        ("Parks", FORM + CALL + "<p>Monday to Friday, 9am to 5pm.</p>", "", "pass"),
        ("Parks", FORM + CALL + "<p>We are open 09:00 to 17:00.</p>", "", "pass"),
        ("Parks", FORM + "<p>Call 01632 960 199, day or night.</p>", "", "pass"),
        ("Parks", FORM + CALL + "<p>See our <a href=/h>opening hours</a>.</p>", "", "pass"),
        ("Parks", FORM + "<p>In an emergency call 999.</p>", "", "not_applicable"),
        ("Parks", FORM + MAIL, "", "not_applicable"),
        ("Parks", PROSE + CALL, "", "not_applicable"),
        ("Contact us", FORM + CALL, "", "not_applicable"),
    ],
)
def test_contact_hours_missing(judge, site, h1, body, after, outcome):
    html = page(h1, body, after)
    assert judge("journeys/contact-hours-missing", html, site=site()).outcome == outcome


@pytest.mark.parametrize(
    ("link", "outcome"),
    [
        (FOOT, "pass"),
        ("<footer><a href='https://team.example/contact'>Contact us</a></footer>", "pass"),
        ("<footer><a href='/gone'>Contact us</a></footer>", "needs_person"),
        ("<footer><a href='/'>Home</a></footer>", "needs_person"),
    ],
)
def test_hours_on_the_contact_page_are_hours(judge, site, link, outcome):
    html, made = page("Parks", FORM + CALL, link), site("<p>Lines are open 9am to 5pm.</p>")
    assert judge("journeys/contact-hours-missing", html, site=made).outcome == outcome


@pytest.mark.parametrize(
    ("h1", "body", "outcome"),
    [
        ("Parks", FORM + MAIL, "needs_person"),
        ("Parks", CLOSED + MAIL, "needs_person"),
        ("Apply for a grant", PDF + MAIL, "needs_person"),
        ("Parks", FORM + MAIL + "<a href='/gone'>Contact us</a>", "needs_person"),
        ("Parks", FORM + MAIL + CALL, "pass"),
        ("Parks", FORM + MAIL + LINK, "pass"),
        ("Parks", FORM + MAIL + "<a href='tel:+441632960123'>Ring us</a>", "pass"),
        ("Parks", FORM + MAIL + "<p>Or visit our civic offices.</p>", "pass"),
        ("Parks", FORM + MAIL + "<p>You can also apply in person.</p>", "pass"),
        ("Parks", FORM + MAIL + "<p>Guildhall, High Street, ME9 1AA</p>", "pass"),
        ("Parks", FORM, "not_applicable"),
        ("Parks", PROSE + MAIL, "not_applicable"),
    ],
)
def test_only_online_ways(judge, site, h1, body, outcome):
    html = page(h1, body, FOOT)
    assert judge("journeys/only-online-ways", html, site=site()).outcome == outcome


MANY = "".join(f"<h2>Part {n}</h2><p>{'Words of the policy. ' * 14}</p>" for n in range(16))


@pytest.mark.parametrize(
    ("path", "h1", "body", "outcome"),
    [
        ("/grants", "Grants", PROSE * 4, "needs_person"),
        ("/grants", "Grants", MANY, "needs_person"),
        ("/grants", "Grants", PROSE * 4 + CALL, "pass"),
        ("/grants", "Grants", MANY + LINK, "pass"),
        ("/grants", "Grants", PROSE * 4 + "<a href='/gone'>Contact us</a>", "needs_person"),
        ("/grants", "Grants", PROSE, "not_applicable"),
        ("/news/grants", "Grants", PROSE * 4, "not_applicable"),
        ("/contact", "Contact us", PROSE * 4, "pass"),
    ],
)
def test_long_page_without_contact(judge, site, path, h1, body, outcome):
    html = page(h1, body, FOOT)
    verdict = judge("journeys/long-page-without-contact", html, url=SITE + path, site=site())
    assert verdict.outcome == outcome


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        ("<a href='/'>Home</a>", "fail"),
        ("<a href='/'>Home</a> <a href='/gone'>Contact us</a>", "fail"),
        ("<form action=/s><input name=q></form>", "could_not_check"),
        ("<a href='/'>Home</a> <a href='/contact'>Contact us</a>", "pass"),
        ("<a href='/'>Home</a> <p>Call 01632 960123.</p>", "pass"),
        ("<p>Not here.</p>", "not_applicable"),
    ],
)
def test_error_page_without_contact(judge, make_site, body, outcome):
    gone = Page(run=1, url=f"{SITE}/gone", kind="other", status=404)
    pages = {"/": page("Home"), "/contact": page("Contact us"), "g": gone}
    made = make_site({**pages, "/missing": page("Not found", body)})
    made.pages[f"{SITE}/missing"] = replace(
        made.pages[f"{SITE}/missing"], status=404, found_by="probe"
    )
    assert judge("journeys/error-page-without-contact", site=made).outcome == outcome
