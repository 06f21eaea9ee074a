"""Sentences that say that a service does not work at present."""

import pytest

RULE = "journeys/service-closed"


@pytest.mark.parametrize(
    "sentence",
    [
        "Our licensing portal is temporarily unavailable.",
        "Online payments are currently suspended.",
        "This form is closed.",
        "Sorry, the booking system is still down!",
        "We are experiencing technical difficulties with bin reports.",
        "The website is under maintenance.",
        "Your account is unavailable at the moment.",
    ],
)
def test_a_service_of_the_website_is_sure(judge, sentence):
    html = f"<p>Please note. {sentence} We will put it right.</p>"
    verdict = judge(RULE, html)
    assert verdict.outcome == "fail"
    assert [(x.where, x.evidence) for x in verdict.findings] == [(sentence, sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "If the portal is unavailable at the moment, try again after lunch.",
        "The payment system may be temporarily unavailable at weekends.",
        "Online booking was temporarily suspended last winter.",
        "The out-of-hours service is closed on Christmas Day.",
        "Quay Street is currently closed to traffic.",
        "The form will be closed when the panel meets, so that the service is offline.",
        "You can use the online service at any hour.",
    ],
)
def test_what_may_be_or_was_or_is_no_service(judge, sentence):
    assert judge(RULE, f"<p>{sentence} Thanks for your patience.</p>").outcome == "pass"


@pytest.mark.parametrize("h1", ["Book a badminton court", "Pay for a locker"])
def test_a_closed_place_on_the_page_of_a_task_needs_a_person(judge, page, h1):
    notice = "The sports hall is currently closed."
    (found,) = judge(RULE, page(h1, f"<p>{notice}</p>")).findings
    assert (found.certainty, found.evidence) == ("needs_person", notice)


def test_a_closed_place_elsewhere_is_news(judge, page):
    html = page("Sports hall", "<p>The sports hall is currently closed.</p>")
    assert judge(RULE, html).outcome == "pass"


def test_each_notice_is_told(judge):
    html = "<p>The form is offline.</p><ul><li>Payments are suspended.</li></ul>"
    assert len(judge(RULE, html).findings) == 2


@pytest.mark.parametrize(
    ("html", "outcome"),
    [
        ("<h2>Form is closed for good</h2><p>Show this when nobody can use it again.</p>", "pass"),
        ("<h2>This form is closed</h2><p>Call us.</p>", "fail"),
        ("<ul><li>‘We are experiencing technical difficulties’</li></ul>", "pass"),
        (
            "<pre>&lt;h1&gt;Sorry, the service is unavailable&lt;/h1&gt;</pre><p>Copy it.</p>",
            "pass",
        ),
    ],
)
def test_names_of_cases_quotations_and_code(judge, html, outcome):
    assert judge(RULE, html).outcome == outcome
