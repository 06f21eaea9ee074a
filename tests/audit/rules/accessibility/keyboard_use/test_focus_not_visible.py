"""The rule on stops of the keyboard where nothing shows that they have the focus."""

from typing import Any

import pytest

RULE = "accessibility/focus-not-visible"
STOP = {
    "path": "nav > a:nth-of-type(2)", "html": '<a href="/pay">Pay</a>', "parent": "nav",
    "text": "Pay", "box": [90, 10, 40, 24], "seen": "yes", "hidden_by": "", "shown": True,
    "tabindex": 0, "pixels": "",
}  # fmt: skip
SAME = "looks the same with and without the keyboard's focus."
HARDLY = "hardly changes when it gets the keyboard's focus."


def _walk(*stops: dict[str, Any], **more: Any) -> dict[str, Any]:
    walk = {"opened": [], "navigated": [], "trap": None, "whole": True, "keys": [], "back": []}
    rest = {"skip": {}, "boxes": [], "lists": [], **more}
    return {"walk": {"stops": [{**STOP, **x} for x in stops], **walk, **rest}}


@pytest.mark.parametrize(
    ("stop", "outcome", "message"),
    [
        ({"pixels": "same"}, "fail", f"“Pay” {SAME}"),
        ({"pixels": "same", "seen": "no"}, "fail", f"“Pay” {SAME}"),
        ({"pixels": "same", "seen": "hardly"}, "fail", f"“Pay” {SAME}"),
        ({"seen": "no"}, "needs_person", f"“Pay” {SAME}"),
        ({"seen": "no", "text": ""}, "needs_person", f"“This” {SAME}"),
        ({"seen": "hardly"}, "needs_person", f"“Pay” {HARDLY}"),
        ({"seen": "hardly", "pixels": "differs"}, "needs_person", f"“Pay” {HARDLY}"),
    ],
)
def test_a_focus_that_does_not_show_is_told(
    judge: Any, stop: Any, outcome: str, message: str
) -> None:
    verdict = judge(RULE, facts=_walk({"path": "nav > a", "pixels": "differs"}, stop))
    assert verdict.outcome == outcome
    (found,) = verdict.findings
    assert (found.message, found.where, found.evidence) == (message, STOP["path"], STOP["html"])
    assert found.component == "nav > a"


@pytest.mark.parametrize(
    "stop",
    [
        {},
        {"pixels": "differs"},
        {"seen": ""},
        {"seen": "no", "pixels": "differs"},
        {"seen": "no", "html": '<iframe src="/map" title="Map of wards">'},
        {"pixels": "same", "html": '<video controls src="/mayor.mp4">'},
        {"seen": "hardly", "html": '<audio controls src="/meeting.mp3">'},
    ],
)
def test_a_focus_that_shows_or_goes_inside_passes(judge: Any, stop: Any) -> None:
    assert judge(RULE, facts=_walk(stop)).outcome == "pass"


def test_a_page_without_stops_is_not_applicable(judge: Any) -> None:
    assert judge(RULE, facts=_walk()).outcome == "not_applicable"


@pytest.mark.parametrize("facts", [{}, {"looks": None, "walk": None}])
def test_what_was_not_seen_could_not_be_checked(judge: Any, facts: Any) -> None:
    verdict = judge(RULE, facts=facts)
    assert verdict.outcome == "could_not_check"
    assert "could not be used by keyboard" in verdict.reason
