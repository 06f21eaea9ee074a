"""Tasks that can only be done by calling, coming in or writing."""

import pytest

RULE = "journeys/phone-only-task"
RING = "<p>If a sign is missing, ring the depot on 01632 960415.</p>"
H1 = "Report a missing street sign"


@pytest.mark.parametrize(
    ("h1", "body", "asked"),
    [
        (H1, RING, "If a sign is missing, ring the depot on 01632 960415."),
        (
            "Register a birth",
            "<p>Come to the register office within 42 days.</p>",
            "Come to the register office within 42 days.",
        ),
        (
            "Apply for a burial plot",
            "<p>Write to the cemetery clerk at the Town Hall.</p>",
            "Write to the cemetery clerk at the Town Hall.",
        ),
        (H1, "<p>Visit the depot.</p><p>Call 01632 960415.</p>", "Call 01632 960415."),
    ],
)
def test_only_a_call_or_a_visit_needs_a_person(judge, page, h1, body, asked):
    verdict = judge(RULE, page(h1, body))
    assert verdict.outcome == "needs_person"
    assert [x.evidence for x in verdict.findings] == [asked]


@pytest.mark.parametrize(
    "way",
    [
        "<p><a href='/signs/new'>Report it online</a></p>",
        "<p><a href='/account/reports'>What you told us before</a></p>",
        "<p>Or email <a href='mailto:signs@mereford.gov.uk'>signs@mereford.gov.uk</a>.</p>",
        "<form action=/signs method=post><label>Street <input name=street></label></form>",
        "<p><a href='/files/sign-request-form.pdf'>Sign request form (PDF)</a></p>",
        "<iframe src='https://maps.example/report' title='Report on a map'></iframe>",
        "<p>The reporting form is currently unavailable.</p>",
    ],
    ids=["link", "login", "email", "form", "document", "frame", "closed: told by another rule"],
)
def test_another_way_is_enough(judge, page, way):
    assert judge(RULE, page(H1, RING + way)).outcome == "pass"


def test_many_links_may_hide_the_way(judge, page):
    def body(number):
        return RING + "".join(f"<p><a href='/s/{n}'>Sign {n}</a></p>" for n in range(number))

    assert judge(RULE, page(H1, body(3))).outcome == "needs_person"
    assert judge(RULE, page(H1, body(4))).outcome == "pass"
    assert judge(RULE, page(H1, body(4)), max_links=4).outcome == "needs_person"


def test_a_task_that_asks_for_no_call(judge, page):
    assert judge(RULE, page(H1, "<p>We look after 4,000 signs.</p>")).outcome == "pass"


@pytest.mark.parametrize("h1", ["Street signs", "Register office", "Report on street signs"])
def test_pages_that_are_no_task(judge, page, h1):
    assert judge(RULE, page(h1, RING)).outcome == "not_applicable"
