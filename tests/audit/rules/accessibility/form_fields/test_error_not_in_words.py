"""The rule on fields marked as wrong by their look alone."""

from typing import Any

import pytest

RULE = "accessibility/error-not-in-words"


@pytest.mark.parametrize(
    "html",
    [
        '<form><input class="has-errors" name=n></form>',
        '<label>Ward <select class="form-control is-invalid"><option>Abbey</select></label>',
        '<textarea class="govuk-textarea--error" name="report"></textarea>',
        '<input class="field_invalid" aria-invalid="false">',
        '<input class="formHasErrors Is-Invalid">',
        '<fieldset><legend>Date</legend><input class="danger" name="day"></fieldset>',
    ],
)
def test_a_red_field_without_words_needs_a_person(judge: Any, html: str) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "needs_person"
    assert [x.message for x in verdict.findings] == [
        "This field is marked as wrong by its look only."
    ]


def test_the_field_is_the_place(judge: Any) -> None:
    (found,) = judge(RULE, "<input id=name><input id=phone class=error>").findings
    assert (found.where, found.evidence) == ("input#phone", '<input id="phone" class="error">')


@pytest.mark.parametrize(
    "html",
    [
        "<form><input class=has-errors aria-invalid=true></form>",
        "<form><input class=terror></form>",
        "<fieldset aria-describedby=e><input class=input--error name=day></fieldset>",
        '<input class="error" aria-describedby="name-error"><p id="name-error">Enter a name</p>',
        '<input class="is-invalid" aria-errormessage="m"><p id="m">Enter a postcode</p>',
        '<input class="error-free no-errors-yet">',
        '<p class="error">Enter a name</p><input name="n">',
    ],
)
def test_a_field_whose_error_is_told_passes(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize(
    "html",
    [
        "<p class=error>Closed</p>",
        "<input type=submit class=danger value='Delete'><input type=hidden class=error name=t>",
    ],
)
def test_a_page_without_fields_is_not_applicable(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "not_applicable"


TWO = "<form>{}<p><label for=b>Town</label> <input id=b></p></form>"


@pytest.mark.parametrize(
    ("row", "outcome"),
    [
        ("<p><label for=a>Day</label> <input id=a aria-invalid=true></p>", "needs_person"),
        ("<p><label for=a>Day</label> <input id=a aria-invalid=true> Use figures</p>", "pass"),
        ("<p><label for=a>Day must be in May</label> <input id=a aria-invalid=true></p>", "pass"),
        ("<p><label for=a>Day</label> <input id=a aria-invalid=false></p>", "pass"),
        ("<p><label for=a>Day</label> <input id=a class=error></p>", "needs_person"),
        ("<p><b class=field-error>Use figures</b> <input id=a class=error></p>", "pass"),
    ],
)
def test_a_field_that_says_it_is_wrong_has_words_beside_it(
    judge: Any, row: str, outcome: str
) -> None:
    assert judge(RULE, TWO.format(row)).outcome == outcome
