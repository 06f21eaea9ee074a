"""Tasks whose every way is an online one."""

import pytest

RULE = "journeys/only-online-ways"
FORM = "<form action=/apply method=post><label>Your name <input name=name></label></form>"
CLOSED = "<p>The online form is temporarily unavailable.</p>"
DOWNLOAD = "<p><a href='/files/badge.pdf'>Blue Badge application form</a></p>"
EMAIL = "<p>Write to <a href='mailto:badges@mereford.gov.uk'>badges@mereford.gov.uk</a>.</p>"
FOOTER = "<footer><a href='/contact'>Contact us</a></footer>"


@pytest.mark.parametrize(
    ("h1", "body", "what"),
    [
        ("Blue Badges", FORM + EMAIL, "a form"),
        ("Blue Badges", CLOSED + EMAIL, "a notice that the service is closed"),
        (
            "Apply for a Blue Badge",
            DOWNLOAD + EMAIL,
            "a task that needs a form to be downloaded",
        ),
        ("Blue Badges", FORM + EMAIL + "<p><a href='/old-contact'>Contact us</a></p>", "a form"),
        ("Blue Badges", FORM + EMAIL + "<p>We will post an answer to the website.</p>", "a form"),
    ],
)
def test_email_alone_needs_a_person(judge, council, page, h1, body, what):
    verdict = judge(RULE, page(h1, body, below=FOOTER), site=council())
    assert verdict.outcome == "needs_person"
    assert [x.where for x in verdict.findings] == [what]


@pytest.mark.parametrize(
    "way",
    [
        "<p>Ring 01632 960294.</p>",
        "<p><a href='/contact'>Other ways to get in touch</a></p>",
        "<p><a href='tel:+441632960294'>Speak to an adviser</a></p>",
        "<p>You can also come to our customer hub.</p>",
        "<p>Apply in person at the town hall.</p>",
        "<p>Send it by post.</p>",
        "<p>Town Hall, Quay Street, MF2 4QS</p>",
    ],
)
def test_one_way_off_the_line_is_enough(judge, council, page, way):
    html = page("Blue Badges", FORM + EMAIL + way, below=FOOTER)
    assert judge(RULE, html, site=council()).outcome == "pass"


@pytest.mark.parametrize(
    "body",
    [FORM, "<p>A badge lasts three years.</p>" + EMAIL],
    ids=["nothing beside it: told by another rule", "nothing that may fail"],
)
def test_pages_that_it_does_not_speak_of(judge, council, page, body):
    html = page("Blue Badges", body, below=FOOTER)
    assert judge(RULE, html, site=council()).outcome == "not_applicable"
