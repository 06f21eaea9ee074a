"""Forms whose address does not work."""

import pytest

RULE = "journeys/form-target-broken"
SITE = "https://www.mereford.gov.uk"
FORM = "<form method={} action='{}'><label>Street <input name=street></label></form>"


@pytest.fixture
def site(make_site, page, answer):
    """A site with a form's address of every kind."""
    return make_site(
        {
            "/thanks": page("Thanks"),
            "1": answer("/old-form"),
            "2": answer("/withdrawn", 410),
            "3": answer("/unknown-host", None, error="dns"),
            "4": answer("/send-only", 405),
            "5": answer("/odd", 422),
            "6": answer("/crashes", 500),
            "7": answer("/round", 302, "redirect", location=SITE + "/round"),
            "8": answer("/walled", 403),
        }
    )


@pytest.mark.parametrize(
    ("method", "target", "outcome"),
    [
        ("get", "/old-form", "fail"),
        ("post", "/withdrawn", "fail"),
        ("post", "/unknown-host", "fail"),
        ("get", "/crashes", "fail"),
        ("get", "/round", "fail"),
        ("post", "/old-form", "needs_person"),
        ("post", "/thanks", "pass"),
        ("get", "/thanks", "pass"),
        ("post", "/send-only", "could_not_check"),
        ("get", "/send-only", "could_not_check"),
        ("get", "/odd", "could_not_check"),
        ("post", "/crashes", "could_not_check"),
        ("get", "/never-asked", "could_not_check"),
        ("get", "/walled", "could_not_check"),
        ("post", "https://forms.example/street", "not_applicable"),
        ("post", "", "not_applicable"),
    ],
)
def test_by_what_the_server_answers(judge, site, page, method, target, outcome):
    html = page("Street lights", FORM.format(method, target))
    assert judge(RULE, html, site=site).outcome == outcome


def test_a_form_without_a_field_is_no_form(judge, site):
    html = "<form action='/old-form'><button>Print</button></form>"
    assert judge(RULE, html, site=site).outcome == "not_applicable"


def test_the_message_says_why_and_where(judge, site):
    (found,) = judge(RULE, FORM.format("post", "/withdrawn"), site=site).findings
    assert found.message == (
        f"This form cannot be sent: the server answers 410 at {SITE}/withdrawn"
    )
    assert found.where.endswith("form")
    assert found.evidence.startswith('<form method="post"')
    (doubtful,) = judge(RULE, FORM.format("post", "/old-form"), site=site).findings
    assert doubtful.message.endswith("all but a sent form")


@pytest.mark.parametrize(
    ("target", "why"),
    [("/never-asked", "it was not asked"), ("/odd", "the server answers 422")],
)
def test_it_says_why_it_could_not_check(judge, site, target, why):
    verdict = judge(RULE, FORM.format("get", target), site=site)
    assert verdict.reason == f"the form's address could not be checked: {SITE}{target}: {why}"


def test_a_broken_form_beside_one_that_cannot_be_told_is_still_told(judge, site):
    html = FORM.format("get", "/never-asked") + FORM.format("get", "/old-form")
    assert judge(RULE, html, site=site).outcome == "fail"


def test_one_form_on_many_pages_is_one_issue(judge, site, page):
    form = FORM.format("get", "/old-form")
    pages = page("Street lights", form), page("Bridges", above=f"<header>{form}</header>")
    found = [judge(RULE, html, site=site).findings[0].component for html in pages]
    assert found == [f"form {SITE}/old-form"] * 2
