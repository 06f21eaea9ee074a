"""Boxes that cut text off when it grows, as the browser saw them."""

from typing import Any

import pytest

RULE = "accessibility/text-cut-off"
_HTML = '<div class="tile">Report a missed bin</div>'
_PLACE = {
    "path": "ul#tiles > li:nth-of-type(3) > div",
    "html": _HTML,
    "text": "Report a missed bin",
}


def seen(**when: bool) -> dict[str, Any]:
    box = {**_PLACE, "zoom": False, "spacing": False, "narrow": False, **when}
    return {"looks": {"clipped": [box]}}


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ({"zoom": True}, "at 200 % text size."),
        ({"spacing": True}, "with wider text spacing."),
        ({"narrow": True}, "on a screen of 320 pixels."),
        ({"zoom": True, "narrow": True}, "at 200 % text size and on a screen of 320 pixels."),
    ],
)
def test_a_box_that_cuts_off_needs_a_person(judge: Any, when: dict[str, bool], said: str) -> None:
    verdict = judge(RULE, facts=seen(**when))
    assert verdict.outcome == "needs_person"
    (found,) = verdict.findings
    assert found.message == f"This box cuts off some of its text {said}"
    assert (found.where, found.evidence) == (_PLACE["path"], _HTML)
    assert found.component == "ul#tiles > li > div"


# Words that lie on one another are another rule's.
@pytest.mark.parametrize("also", [{}, {"overlaps": [{**_PLACE, "other": "Pay a parking fine"}]}])
def test_boxes_that_grow_pass(judge: Any, also: dict[str, Any]) -> None:
    assert judge(RULE, facts={"looks": {"clipped": [], **also}}).outcome == "pass"


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"looks": None, "walk": None},
        {"looks": {"clipped": None}},
        {**seen(zoom=True), "refused_styles": ["https://cdn.example.org/a.css"]},
    ],
)
def test_what_was_not_seen_could_not_be_checked(judge: Any, facts: dict[str, Any]) -> None:
    assert judge(RULE, facts=facts).outcome == "could_not_check"
