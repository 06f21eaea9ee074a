"""The rule on day, month and year in fields that no group holds together."""

from typing import Any

import pytest

RULE = "accessibility/date-parts-without-group"
DATE = "".join(f"<label>{x} <input name={x}></label>" for x in ("Day", "Month", "Year"))
BY_ID = "".join(
    f'<label for="m-{x}">{x}:</label><input id="m-{x}" inputmode="numeric">'
    for x in ("day", "month", "year")
)
ARIA = (
    "<input aria-label=Day><select aria-label=Month><option>May</option></select>"
    "<input aria-label=Year>"
)


@pytest.mark.parametrize(
    "html",
    [
        f"<form>{DATE}<button>Send</button></form>",
        f"<form><p>When did you move?</p>{BY_ID}</form>",
        f'<div class="date-input"><h2>When did it happen?</h2>{ARIA}</div>',
        f"<table><tr><td>Date of birth<td>{DATE}</table>",
    ],
)
def test_three_fields_without_a_group_fail(judge: Any, html: str) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "fail"
    assert len(verdict.findings) == 1


def test_the_first_field_is_the_place(judge: Any) -> None:
    grouped = f"<fieldset><legend>Moved in</legend>{DATE}</fieldset>"
    (found,) = judge(RULE, f"{grouped}<form>{BY_ID}</form>").findings
    assert found.where == "input#m-day"


@pytest.mark.parametrize(
    "html",
    [
        f"<fieldset><legend>Born?</legend>{DATE}</fieldset>",
        f"<div role=group aria-labelledby=q><p id=q>When did you move?</p>{BY_ID}</div>",
        f"<fieldset><legend>Your child</legend><div><div>{ARIA}</div></div></fieldset>",
    ],
)
def test_three_fields_in_a_group_pass(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize(
    "html",
    [
        "<label>Date of birth <input type=date></label>",
        "<label>Month <input></label><label>Year <input></label>",
        "<label>Year <input></label><label>Month <input></label><label>Day <input></label>",
        "<label>Day rate <input></label><label>Month <input></label><label>Year <input></label>",
        "<p>Day, month and year of the meeting</p>",
    ],
)
def test_other_fields_are_not_applicable(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "not_applicable"
