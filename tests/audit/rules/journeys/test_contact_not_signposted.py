"""Forms, closed services and forms to download, with no way to get in touch beside them."""

import pytest

RULE = "journeys/contact-not-signposted"
FORM = "<form action=/tell-us method=post><label>Your street <input name=street></label></form>"
CLOSED = "<p>Online payments are currently unavailable.</p>"
DOWNLOAD = "<p><a href='/files/party.pdf'>Street party application form (PDF)</a></p>"
HEADER = "<header><a href='/'>Home</a> <a href='/contact'>Contact us</a></header>"


@pytest.mark.parametrize(
    ("h1", "body", "above", "outcome"),
    [
        ("Potholes", FORM, "", "fail"),
        ("Potholes", FORM, HEADER, "needs_person"),
        ("Council tax", CLOSED, HEADER, "fail"),
        ("Apply to close a road", DOWNLOAD, HEADER, "fail"),
        ("Potholes", FORM + "<p><a href='/old-contact'>Contact us</a></p>", "", "fail"),
    ],
)
def test_nobody_to_turn_to(judge, council, page, h1, body, above, outcome):
    verdict = judge(RULE, page(h1, body, above), site=council())
    assert verdict.outcome == outcome
    assert [x.key for x in verdict.findings] == ["contact"]


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (FORM, "There is a form here"),
        (CLOSED, "There is a notice that the service is closed here"),
        (DOWNLOAD, "There is a task that needs a form to be downloaded here"),
    ],
)
def test_the_message_names_what_may_fail(judge, council, page, body, what):
    (found,) = judge(RULE, page("Apply to close a road", body), site=council()).findings
    assert found.message.startswith(what)


@pytest.mark.parametrize(
    "way",
    [
        "<p>Ring us on (01632) 960734.</p>",
        "<p>Email roads@mereford.gov.uk instead.</p>",
        "<p><a href='/contact'>Talk to someone</a></p>",
        "<p><a href='tel:+441632960734'>Highways desk</a></p>",
        "<p><a href='https://desk.example/roads'>Start a web chat</a></p>",
    ],
)
@pytest.mark.parametrize("body", [FORM, CLOSED])
def test_a_way_beside_it_is_enough(judge, council, page, body, way):
    assert judge(RULE, page("Potholes", body + way), site=council()).outcome == "pass"


@pytest.mark.parametrize(
    ("h1", "body"),
    [
        ("Contact the highways team", FORM),
        ("Potholes", "<form action=/find><input type=search name=words></form>"),
        ("Potholes", "<form action=/f>Was this helpful? <input type=radio name=yes></form>"),
        ("Potholes", "<p>We fill about 900 potholes a year.</p>"),
        ("Street parties", DOWNLOAD),
    ],
)
def test_look_alikes_are_left_alone(judge, council, page, h1, body):
    assert judge(RULE, page(h1, body), site=council()).outcome == "not_applicable"


@pytest.mark.parametrize(
    ("h1", "outcome"),
    [
        ("Send your feedback", "not_applicable"),
        ("General enquiries", "not_applicable"),
        ("Suggest a change to this guide", "not_applicable"),
        ("Make a complaint", "needs_person"),
        ("Report a pothole", "needs_person"),
    ],
)
def test_a_form_to_get_in_touch_is_the_way_itself(judge, council, page, h1, outcome):
    assert judge(RULE, page(h1, FORM, HEADER), site=council()).outcome == outcome
