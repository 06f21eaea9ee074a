"""The rule on hints that only stand near their fields."""

from typing import Any

import pytest

RULE = "accessibility/hint-not-tied"


@pytest.mark.parametrize(
    "html",
    [
        "<p><label for=a>Plate</label> <span class=hint>Such as AB12 CDE</span><input id=a></p>",
        "<div><label for=a>Plate</label><input id=a><small class='form-text muted'>Front</small></div>",
        "<fieldset><legend>Born</legend><p class=field-hint>Like 31 3 1980</p><input><input></fieldset>",
    ],
)
def test_a_hint_that_no_field_names_needs_a_person(judge: Any, html: str) -> None:
    verdict = judge(RULE, f"<form>{html}<p><label>Town <input></label></p></form>")
    assert verdict.outcome == "needs_person"
    assert "is not tied to its field" in verdict.findings[0].message


@pytest.mark.parametrize(
    "html",
    [
        "<span class=hint id=h>AB12</span><input aria-describedby=h>",
        "<div id=h><span class=hint>AB12</span></div><input aria-describedby='e h'>",
        "<label>Plate <span class=hint>AB12</span> <input></label>",
        "<fieldset aria-describedby=h><p class=hint id=h>31 3 1980</p><input><input></fieldset>",
        "<p class=help><a href=/help>Help with this form</a></p><p><input></p>",
        "<p class=hint hidden>AB12</p><input>",
        "<p class=hint></p><input>",
        "<p class=hinterland>Walks</p><input>",
        "<p class=hint>All of this has to be filled in</p><p><input></p><p><input></p>",
    ],
)
def test_hints_that_are_tied_and_words_that_are_none_pass(judge: Any, html: str) -> None:
    assert judge(RULE, f"<form>{html}<p><label>Town <input></label></p></form>").outcome == "pass"


def test_a_page_without_fields_is_not_applicable(judge: Any) -> None:
    assert judge(RULE, "<p class=hint>Ring us</p>").outcome == "not_applicable"
