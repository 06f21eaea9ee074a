"""Rules of journeys that read one page."""

import pytest

MAIL = "<a href='mailto:bins@mereford.gov.uk'>bins@mereford.gov.uk</a>"
PROSE = "<p>" + "The council looks after the parks and keeps them open for all. " * 4 + "</p>"


def page(h1, body, head="", after=""):
    return (
        f"<!doctype html><html lang=en><head><title>{h1}</title>{head}</head><body>"
        f"<main><h1>{h1}</h1>{body}</main>{after}</body></html>"
    )


@pytest.mark.parametrize(
    ("html", "outcome"),
    [
        ("<form action='#' method=post><input name=name><button>Send</button></form>", "fail"),
        ("<form><label>Name <input name=name></label><textarea name=x></textarea></form>", "fail"),
        ("<form action='javascript:void(0)'><input name=email></form>", "fail"),
        ("<form action=''><input name=email></form><script src=/a.js></script>", "needs_person"),
        ("<form onsubmit='send()'><input name=email></form>", "needs_person"),
        (
            "<form action=''><input name=a></form><script type='application/ld+json'>{}</script>",
            "fail",
        ),
        ("<form action='/send' method=post><input name=name></form>", "pass"),
        (
            "<form method=post><input type=hidden name=token value=a1><input name=name></form>",
            "pass",
        ),
        ("<form><input name=q></form>", "pass"),
        ("<form role=search action=''><input name=words></form>", "pass"),
        ("<form><select name=ward><option>North</select></form>", "pass"),
        ("<form action='#'><button>Print</button></form>", "not_applicable"),
        ("<p>No form.</p>", "not_applicable"),
    ],
)
def test_form_without_target(judge, html, outcome):
    assert judge("journeys/form-without-target", html).outcome == outcome


FORM_PDF = "<a href='/files/application-form.pdf'>Application form (PDF, 120KB)</a>"


@pytest.mark.parametrize(
    ("h1", "body", "outcome"),
    [
        ("Apply for a street party", f"<p>Download the {FORM_PDF}</p>", "fail"),
        ("Apply for a street party", f"<p>{FORM_PDF} or email {MAIL}</p>", "fail"),
        ("Apply for a street party", f"{FORM_PDF} <a href='/parks'>Parks</a>", "needs_person"),
        ("Apply for a street party", f"{FORM_PDF} <a href='/a'>Apply online</a>", "pass"),
        (
            "Apply for a street party",
            f"{FORM_PDF} <a href='https://x.example/'>Start now</a>",
            "pass",
        ),
        (
            "Apply for a party",
            f"{FORM_PDF}<form action=/a method=post><input name=n></form>",
            "pass",
        ),
        ("Apply for a party", f"{FORM_PDF}<iframe src='https://forms.example/'></iframe>", "pass"),
        ("Apply for a party", f"{FORM_PDF}<button data-x=1>Start</button>", "pass"),
        ("Apply for a party", "<a href='/files/map.pdf'>Map of the parks</a>", "pass"),
        ("Street parties", f"<p>Download the {FORM_PDF}</p>", "not_applicable"),
    ],
)
def test_pdf_only_task(judge, h1, body, outcome):
    assert judge("journeys/pdf-only-task", page(h1, body)).outcome == outcome


CALL = "<p>To report a fallen tree, call us on 01632 960123.</p>"


@pytest.mark.parametrize(
    ("h1", "body", "outcome"),
    [
        ("Report a fallen tree", CALL, "needs_person"),
        ("Register a death", "<p>Visit the register office in person.</p>", "needs_person"),
        ("Report a fallen tree", f"{CALL}<a href='/r'>Report it online</a>", "pass"),
        ("Report a fallen tree", f"{CALL}<p>Or write to {MAIL}</p>", "pass"),
        (
            "Report a fallen tree",
            f"{CALL}<form action=/r method=post><input name=n></form>",
            "pass",
        ),
        ("Report a fallen tree", f"{CALL}{FORM_PDF}", "pass"),
        ("Report a fallen tree", CALL + "".join(f"<a href=/{n}>P</a>" for n in range(4)), "pass"),
        ("Report a fallen tree", f"{CALL}<p>The form is currently unavailable.</p>", "pass"),
        ("Report a fallen tree", f"{CALL}<a href='/account'>See what you told us</a>", "pass"),
        ("Report a fallen tree", PROSE, "pass"),
        ("Trees", CALL, "not_applicable"),
    ],
)
def test_phone_only_task(judge, h1, body, outcome):
    assert judge("journeys/phone-only-task", page(h1, body)).outcome == outcome


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("The online form is currently unavailable.", "fail"),
        ("This service is closed.", "fail"),
        ("Service temporarily unavailable", "fail"),
        ("We are experiencing technical problems with payments.", "fail"),
        ("Our website is down for maintenance.", "fail"),
        ("If the form is unavailable at the moment, try again later.", "pass"),
        ("The service may be temporarily unavailable on Sundays.", "pass"),
        ("The website was temporarily unavailable last week.", "pass"),
        ("The advice service is closed on bank holidays.", "pass"),
        ("The swimming pool is temporarily closed.", "pass"),
        ("You can pay online at any time.", "pass"),
    ],
)
def test_service_closed(judge, sentence, outcome):
    assert judge("journeys/service-closed", f"<p>{sentence} Thank you.</p>").outcome == outcome


def test_a_closed_place_on_the_page_of_a_task_needs_a_person(judge):
    html = page("Book a swim", "<p>The pool is temporarily closed.</p>")
    verdict = judge("journeys/service-closed", html)
    assert verdict.outcome == "needs_person"
    assert verdict.findings[0].evidence == "The pool is temporarily closed."


@pytest.mark.parametrize(
    ("html", "outcome"),
    [
        ("<p>See <a href='/account/rent'>your rent</a> here.</p>", "needs_person"),
        ("<p><a href='https://my.example/login.aspx?x=1'>Housing repairs</a></p>", "needs_person"),
        ("<p><a href='/sign-in'>Sign in to pay your rent</a></p>", "pass"),
        ("<p>Log in to see <a href='/account/rent'>your rent</a>.</p>", "pass"),
        ("<p><a href='/accountability'>How we decide</a></p>", "pass"),
        ("<p><a href='/rent'>Your rent</a></p>", "pass"),
    ],
)
def test_login_without_warning(judge, html, outcome):
    assert judge("journeys/login-without-warning", html).outcome == outcome


def test_a_login_in_the_header_is_not_the_contents(judge):
    html = page("Rent", PROSE, after="<footer><a href='/account/'>Rent</a></footer>")
    assert judge("journeys/login-without-warning", html).outcome == "pass"
