"""The rule on fields that want a certain format and do not say which."""

from typing import Any

import pytest

RULE = "accessibility/format-not-told"


@pytest.mark.parametrize(
    ("html", "label"),
    [
        ("<form><label>Date of birth <input></label></form>", "Date of birth"),
        ("<form><label>Code <input pattern='[A-Z]{3}'></label></form>", "Code"),
        (
            "<p><label>New password <input type=password autocomplete=new-password></label></p>",
            "New password",
        ),
        ("<p><input aria-label='Start date of the event'></p>", "Start date of the event"),
        (
            "<div><input aria-label=DOB aria-describedby=h></div><p id=h>We need it for a check</p>",
            "DOB",
        ),
    ],
)
def test_a_format_to_guess_needs_a_person(judge: Any, html: str, label: str) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "needs_person"
    assert [x.message for x in verdict.findings] == [
        f"“{label}” does not say in what form to answer."
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<form><label>Date, for example 27 3 2026 <input></label><button>Send</button></form>",
        *(
            f"<form><label>Date of birth, {x} <input></label></form>"
            for x in ("DD MM", "yyyy", "e.g. today", "such as May", "in this format", "like this")
        ),
        "<div><input aria-label=Code pattern='[A-Z]{3}'> At least two signs</div>",
        (
            "<div><label for=d>Date of birth</label><input id=d aria-describedby=h></div>"
            "<p id=h>Such as 31 March</p>"
        ),
        "<p><label>Code <input pattern='[A-Z]{3}' title='Three letters'></label></p>",
        "<div><input type=password autocomplete=new-password aria-label=Password> 8 characters</div>",
    ],
)
def test_a_format_that_is_told_passes(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize(
    "html",
    [
        "<form><label>Day <input pattern='[0-9]*'></label></form>",
        "<form><label>Year <input pattern='\\d+'></label></form>",
        "<form><label>Date of birth <input type=date></label></form>",
        "<form><label>Your password <input type=password></label></form>",
        "<form><label>Did you get a date? <input></label></form>",
        "<form><label>Candidate <input></label></form>",
    ],
)
def test_a_field_that_takes_any_form_passes(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


def test_a_page_without_fields_to_type_in_is_not_applicable(judge: Any) -> None:
    html = "<p>Date of birth</p><label>I agree <input type=checkbox></label>"
    assert judge(RULE, html).outcome == "not_applicable"


@pytest.mark.parametrize(
    ("html", "outcome"),
    [
        ("<p><label>Date of birth <input></label> For example, 27 3 2007</p>", "pass"),
        ("<div><label>Code <input pattern='[A-Z]{3}x'></label><i>three letters</i></div>", "pass"),
        (
            "<p><label>Date of birth <input></label> We need it for your bus pass</p>",
            "needs_person",
        ),
        ("<form><label>Date of birth <input></label> like this: 1 May</form>", "needs_person"),
    ],
)
def test_a_hint_beside_a_label_round_the_field(judge, html, outcome):
    assert judge(RULE, html).outcome == outcome
