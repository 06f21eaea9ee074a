"""Phone numbers without hours beside a form, a closed service or a form to download."""

import pytest

RULE = "journeys/contact-hours-missing"
FORM = "<form action=/report method=post><label>Street <input name=street></label></form>"
CLOSED = "<p>Our online booking system is currently unavailable.</p>"
DOWNLOAD = "<p><a href='/files/grant.docx'>Grant application form</a></p>"
RING = "<p>Or ring the team on 01632 960 482.</p>"
CONTACT = "<footer><a href='/contact'>Get in touch</a></footer>"


@pytest.mark.parametrize(
    ("h1", "body", "below"),
    [
        ("Street lights", FORM + RING, ""),
        ("Squash courts", CLOSED + RING, ""),
        ("Apply for a village hall grant", DOWNLOAD + RING, ""),
        ("Street lights", FORM + RING, CONTACT),
        ("Street lights", FORM + RING + "<p><a href='/old-contact'>Contact us</a></p>", ""),
        ("Street lights", FORM + RING + "<p>We aim to reply within 5 days.</p>", ""),
    ],
)
def test_a_number_without_hours_needs_a_person(judge, council, page, h1, body, below):
    verdict = judge(RULE, page(h1, body, below=below), site=council())
    assert verdict.outcome == "needs_person"
    assert [(x.where, x.key) for x in verdict.findings] == [("01632 960 482", "hours")]


@pytest.mark.parametrize(
    "hours",
    [
        "Monday to Thursday, 8.30am to 5pm.",
        "Open 08:45 to 16:15 on weekdays.",
        "You can ring day or night.",
        "The line is answered 24 hours a day.",
        "See our <a href='/offices'>opening hours</a>.",
        "From ten o’clock until noon.",
    ],
)
def test_hours_in_the_content_are_enough(judge, council, page, hours):
    html = page("Street lights", f"{FORM}{RING}<p>{hours}</p>")
    assert judge(RULE, html, site=council()).outcome == "pass"


@pytest.mark.parametrize(
    ("below", "outcome"),
    [
        (CONTACT, "pass"),
        ("<footer><a href='https://desk.example/contact'>Contact us</a></footer>", "pass"),
        ("<footer><a href='/old-contact'>Contact us</a></footer>", "needs_person"),
        ("<footer><a href='/'>Home</a></footer>", "needs_person"),
        ("<footer><a href='mailto:hello@mereford.gov.uk'>Email us</a></footer>", "needs_person"),
    ],
)
def test_hours_on_a_linked_contact_page_are_enough(judge, council, page, below, outcome):
    site = council("<p>Our lines are open from 9am until 4.30pm.</p>")
    assert (
        judge(RULE, page("Street lights", FORM + RING, below=below), site=site).outcome == outcome
    )


@pytest.mark.parametrize(
    ("h1", "body"),
    [
        ("Street lights", FORM + "<p>If someone is in danger, call 999.</p>"),
        ("Street lights", FORM + "<p>Email lights@mereford.gov.uk.</p>"),
        ("Street lights", "<p>We look after 12,400 lamp posts.</p>" + RING),
        ("Contact the lighting team", FORM + RING),
    ],
    ids=["emergency number", "no number", "nothing that may fail", "contact page"],
)
def test_pages_that_it_does_not_speak_of(judge, council, page, h1, body):
    assert judge(RULE, page(h1, body), site=council()).outcome == "not_applicable"
