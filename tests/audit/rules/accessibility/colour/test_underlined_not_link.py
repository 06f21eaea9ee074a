"""Words that look like a link and are none, as the browser saw them."""

from typing import Any

import pytest

RULE = "accessibility/underlined-not-link"
_PLACE = {"path": "main > p:nth-of-type(2) > u", "html": "<u>before noon on Friday</u>"}


def seen(*texts: str) -> dict[str, Any]:
    return {"looks": {"underlined": [{**_PLACE, "text": x} for x in texts]}}


@pytest.mark.parametrize("texts", [["before noon on Friday"], ["Important", "Do not park here"]])
def test_underlined_words_need_a_person(judge: Any, texts: list[str]) -> None:
    verdict = judge(RULE, facts=seen(*texts))
    assert verdict.outcome == "needs_person"
    assert [x.message for x in verdict.findings] == [
        f"“{x}” is underlined like a link, and is none." for x in texts
    ]
    found = verdict.findings[0]
    assert (found.where, found.evidence) == (_PLACE["path"], _PLACE["html"])
    assert found.component == "main > p > u"


def test_long_words_are_cut_at_sixty_characters(judge: Any) -> None:
    (found,) = judge(RULE, facts=seen("x" * 60 + "y")).findings
    assert f"“{'x' * 60}”" in found.message


# A link that looks like plain words is the opposite issue, and another rule's.
@pytest.mark.parametrize("also", [{}, {"links": [{**_PLACE, "text": "fees", "contrast": 1.0}]}])
def test_no_such_words_pass(judge: Any, also: dict[str, Any]) -> None:
    assert judge(RULE, facts={"looks": {"underlined": [], **also}}).outcome == "pass"


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"looks": None, "walk": None},
        {"looks": {"underlined": None}},
        {**seen("Important"), "refused_styles": ["https://cdn.example.org/a.css"]},
    ],
)
def test_what_was_not_seen_could_not_be_checked(judge: Any, facts: dict[str, Any]) -> None:
    assert judge(RULE, facts=facts).outcome == "could_not_check"
