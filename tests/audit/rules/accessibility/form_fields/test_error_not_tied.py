"""The rule on error messages that belong to no field, or say too little."""

from typing import Any

import pytest

RULE = "accessibility/error-not-tied"
FIELD = '<label>Name <input name="name"></label>'


@pytest.mark.parametrize(
    ("html", "words"),
    [
        (
            '<form><label>Name<input></label><p class="error">Enter a name</p></form>',
            "Enter a name",
        ),
        (f'{FIELD}<p class="help-block-error">{"x" * 300}</p>', "x" * 60),
        (f'{FIELD}<span class="field-error">Enter your full name</span>', "Enter your full name"),
        (
            f'<div class="invalid-feedback" id="e">Choose a ward</div>{FIELD}',
            "Choose a ward",
        ),
        (
            '<input aria-describedby="h"><p id="h">Hint</p><b class="form-error">Enter a postcode</b>',
            "Enter a postcode",
        ),
    ],
)
def test_an_error_that_no_field_names_needs_a_person(judge: Any, html: str, words: str) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "needs_person"
    assert [x.message for x in verdict.findings] == [
        f"The error “{words}” is not tied to its field."
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Invalid",
        "Required!",
        "An error.",
        "INVALID VALUE",
        "This field is not valid.",
        "Error in this field",
        "Please try again",
    ],
)
def test_an_error_that_says_too_little_needs_a_person_though_it_is_tied(
    judge: Any, words: str
) -> None:
    html = f'<form><input aria-describedby=e><p id=e class="error-message">{words}</p></form>'
    verdict = judge(RULE, html)
    assert verdict.outcome == "needs_person"
    assert [x.message for x in verdict.findings] == [f"“{words}” does not say what to do."]


@pytest.mark.parametrize(
    "html",
    [
        '<form><input aria-describedby=e><p id=e class="error-message">Enter your name</p></form>',
        '<input aria-errormessage="e"><div id="e"><p class="error">Enter a date</p></div>',
        (
            '<fieldset aria-describedby="e"><legend>Born</legend>'
            '<p id="e" class="error">Enter a year</p><input name="year"></fieldset>'
        ),
        '<label>Name <span class="error">Enter your name</span><input></label>',
        f'<ul class="errors"><li><a href="#n">Enter your name</a></li></ul>{FIELD}',
    ],
)
def test_an_error_tied_to_its_field_passes(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize(
    "html",
    [
        f'{FIELD}<p class="error" hidden>Enter your name</p>',
        f'{FIELD}<p class="error"></p>',
        f'{FIELD}<p class="terrors">Haunted walks in October</p>',
        f'{FIELD}<div class="error-reporting">Tell us of an issue on this site</div>',
        f'<div class="errors">{FIELD} Enter your name</div>',
        f'{FIELD}<p class="error">{"x" * 301}</p>',
        '<select class="error" aria-label="Ward"><option>Abbey</select>',
        f'<form class="error">{FIELD}</form>',
    ],
)
def test_what_is_no_error_message_passes(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


def test_a_page_without_fields_is_not_applicable(judge: Any) -> None:
    assert judge(RULE, '<p class="error">Page not found</p>').outcome == "not_applicable"


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<form><p id=age-error>Give your age</p><input></form>", "is not tied to its field"),
        ("<form><p id=error aria-hidden=true>Give your age</p><input></form>", "screen readers"),
        (
            "<form><input><p id=e class=error hidden>x</p><button aria-describedby=e>Go</button>",
            "is tied to a button",
        ),
        ("<form><b class=error>Please fill in the form correctly.</b><input></form>", "what to do"),
        ("<div class=error><p>Choose a ward</p></div><select></select>", "is not tied"),
    ],
)  # fmt: skip
def test_messages_known_by_their_id_and_ones_out_of_reach(judge, html, words):
    verdict = judge(RULE, html)
    assert verdict.outcome == "needs_person"
    assert words in verdict.findings[0].message


@pytest.mark.parametrize(
    "html",
    [
        "<div id=error><p>That page is not here</p></div><p>Bins</p><form><input></form>",
        "<form><input aria-describedby=error><p id=error hidden>Give your age</p></form>",
        "<form><p id=error hidden>Give your age</p><input></form>",
        "<div class=error><label>Ward <select></select></label></div>",
        "<div class=error><label>Notes <textarea></textarea></label></div>",
    ],
)
def test_what_is_no_message_or_waits(judge, html):
    assert judge(RULE, html).outcome == "pass"
