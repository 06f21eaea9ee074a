"""The rule on stops of the keyboard that lie under something that stays on screen."""

from typing import Any

import pytest

RULE = "accessibility/focus-hidden"
STOP = {
    "path": "main > a", "html": '<a href="/fees">Fees</a>', "parent": "main", "text": "Fees",
    "box": [20, 300, 60, 24], "seen": "yes", "hidden_by": "", "shown": True, "tabindex": 0,
    "pixels": "",
}  # fmt: skip
BACK = {"path": "main > a", "html": '<a href="/fees">Fees</a>', "text": "Fees", "hidden_by": ""}


def _walk(*stops: dict[str, Any], **more: Any) -> dict[str, Any]:
    walk = {"opened": [], "navigated": [], "trap": None, "whole": True, "keys": [], "back": []}
    rest = {"skip": {}, "boxes": [], "lists": [], **more}
    return {"walk": {"stops": [{**STOP, **x} for x in stops], **walk, **rest}}


@pytest.mark.parametrize(
    "facts",
    [
        _walk({"hidden_by": "header"}),
        _walk({}, back=[{**BACK, "hidden_by": "header"}]),
        _walk({"hidden_by": "header"}, {}, back=[{**BACK, "hidden_by": "div#banner"}]),
    ],
)
def test_a_covered_stop_fails_and_is_told_once(judge: Any, facts: Any) -> None:
    verdict = judge(RULE, facts=facts)
    assert verdict.outcome == "fail"
    (found,) = verdict.findings
    assert found.message == (
        "“Fees” lies under something that stays on the screen when the keyboard gets to it."
    )
    assert (found.where, found.evidence, found.component) == (STOP["path"], STOP["html"], "header")


def test_stops_under_one_banner_are_one_component(judge: Any) -> None:
    under = [{"path": f"main > a:nth-of-type({n})", "hidden_by": "div#bar-7"} for n in (1, 2)]
    found = judge(RULE, facts=_walk(*under)).findings
    assert [x.where for x in found] == ["main > a:nth-of-type(1)", "main > a:nth-of-type(2)"]
    assert {x.component for x in found} == {"div#bar-#"}


@pytest.mark.parametrize(
    "facts",
    [
        _walk({}),
        _walk({}, back=[BACK]),
        _walk({"shown": False, "seen": "no"}),  # unseen for another reason
    ],
)
def test_a_stop_that_nothing_covers_passes(judge: Any, facts: Any) -> None:
    assert judge(RULE, facts=facts).outcome == "pass"


def test_a_page_without_stops_is_not_applicable(judge: Any) -> None:
    assert judge(RULE, facts=_walk()).outcome == "not_applicable"


@pytest.mark.parametrize("facts", [{}, {"looks": None, "walk": None}])
def test_what_was_not_seen_could_not_be_checked(judge: Any, facts: Any) -> None:
    verdict = judge(RULE, facts=facts)
    assert verdict.outcome == "could_not_check"
    assert "could not be used by keyboard" in verdict.reason


def test_what_could_not_be_seen_twice_needs_a_person(judge: Any) -> None:
    facts = _walk({"hidden_by": "header", "unconfirmed": "it could not be seen a second time"})
    assert [x.certainty for x in judge(RULE, facts=facts).findings] == ["needs_person"]
