"""Words that only a style sheet puts into a page, as the browser saw them."""

from typing import Any

import pytest

RULE = "accessibility/words-in-styles"
_PLACE = {"path": "ul#news > li:nth-of-type(2)", "html": '<li class="new">Bus passes</li>'}


def seen(*texts: str) -> dict[str, Any]:
    return {"looks": {"pseudo": [{**_PLACE, "text": x} for x in texts]}}


@pytest.mark.parametrize("texts", [["New: "], ["(opens in a new window)", "Closed until May"]])
def test_words_from_a_style_sheet_need_a_person(judge: Any, texts: list[str]) -> None:
    verdict = judge(RULE, facts=seen(*texts))
    assert verdict.outcome == "needs_person"
    assert [x.message for x in verdict.findings] == [
        f"Only a style sheet puts “{x}” in here: the page has it not." for x in texts
    ]
    found = verdict.findings[0]
    assert (found.where, found.evidence) == (_PLACE["path"], _PLACE["html"])
    assert found.component == "ul#news > li"


@pytest.mark.parametrize("texts", [[], [""]])
def test_no_words_from_a_style_sheet_pass(judge: Any, texts: list[str]) -> None:
    assert judge(RULE, facts=seen(*texts)).outcome == "pass"


def test_an_empty_entry_hides_no_other(judge: Any) -> None:
    assert len(judge(RULE, facts=seen("", "Closed until May")).findings) == 1


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"looks": None, "walk": None},
        {"looks": {"pseudo": None}},
        {**seen("New: "), "refused_styles": ["https://cdn.example.org/a.css"]},
    ],
)
def test_what_was_not_seen_could_not_be_checked(judge: Any, facts: dict[str, Any]) -> None:
    assert judge(RULE, facts=facts).outcome == "could_not_check"
