"""The rule on a focus that jumps back and forth in a row of links or buttons."""

from typing import Any

import pytest

RULE = "accessibility/focus-order"
STOP = {
    "path": "ul > li > a", "html": '<a href="/bins">Bins</a>', "parent": "ul", "text": "Bins",
    "box": [0, 0, 50, 20], "seen": "yes", "hidden_by": "", "shown": True, "tabindex": 0,
    "pixels": "",
}  # fmt: skip


def _walk(*stops: dict[str, Any], **more: Any) -> dict[str, Any]:
    walk = {"opened": [], "navigated": [], "trap": None, "whole": True, "keys": [], "back": []}
    rest = {"skip": {}, "boxes": [], "lists": [], **more}
    return {"walk": {"stops": [{**STOP, **x} for x in stops], **walk, **rest}}


def _at(left: int, top: int, width: int = 50, height: int = 20, **more: Any) -> dict[str, Any]:
    return {"box": [left, top, width, height], **more}


@pytest.mark.parametrize(
    "stops",
    [
        [_at(0, 0), _at(900, 0, text="Pay"), _at(60, 0, path="li#jobs > a", text="Jobs")],
        [_at(200, 5, text="Pay"), _at(150, 0, path="li#jobs > a", text="Jobs")],
        [_at(200, 9, text="Pay"), _at(0, 0, path="li#jobs > a", text="Jobs")],
        [_at(90, 0, 5, 5, text="Pay"), _at(0, 0, path="li#jobs > a", text="Jobs")],
    ],
)
def test_going_back_in_a_row_needs_a_person(judge: Any, stops: Any) -> None:
    verdict = judge(RULE, facts=_walk(*stops))
    assert verdict.outcome == "needs_person"
    (found,) = verdict.findings
    assert found.message == "In this row the focus goes back from “Pay” to “Jobs”."
    assert (found.where, found.evidence) == ("li#jobs > a", STOP["html"])


@pytest.mark.parametrize(
    "stops",
    [
        [{}],
        [_at(0, 0), _at(60, 0), _at(0, 30)],  # on to the next row
        [_at(0, 0), _at(-90, 0, parent="nav")],
        [_at(200, 0, parent=""), _at(0, 0, parent="")],
        [_at(200, 10), _at(0, 0)],  # half as high as the other: a row of its own
        [_at(200, 0), _at(151, 0)],  # one over the other
        [_at(200, 0), _at(0, 0, 4, 20)],  # for screen readers only
        [_at(200, 0, 50, 4), _at(0, 0)],
    ],
)
def test_going_on_passes(judge: Any, stops: Any) -> None:
    assert judge(RULE, facts=_walk(*stops)).outcome == "pass"


def test_a_page_without_stops_is_not_applicable(judge: Any) -> None:
    assert judge(RULE, facts=_walk()).outcome == "not_applicable"


@pytest.mark.parametrize("facts", [{}, {"looks": None, "walk": None}])
def test_what_was_not_seen_could_not_be_checked(judge: Any, facts: Any) -> None:
    verdict = judge(RULE, facts=facts)
    assert verdict.outcome == "could_not_check"
    assert "could not be used by keyboard" in verdict.reason
