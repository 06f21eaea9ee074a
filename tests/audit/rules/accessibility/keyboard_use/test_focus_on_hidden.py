"""The rule on places that the keyboard stops at though nothing is to be seen there."""

from typing import Any

import pytest

RULE = "accessibility/focus-on-hidden"
STOP = {
    "path": "nav > ul > li:nth-of-type(2) > a", "html": '<a href="/jobs">Jobs</a>',
    "parent": "nav > ul", "text": "Jobs", "box": [-900, 10, 40, 24], "seen": "yes",
    "hidden_by": "", "shown": True, "tabindex": 0, "pixels": "",
}  # fmt: skip


def _walk(*stops: dict[str, Any], **more: Any) -> dict[str, Any]:
    walk = {"opened": [], "navigated": [], "trap": None, "whole": True, "keys": [], "back": []}
    rest = {"skip": {}, "boxes": [], "lists": [], **more}
    return {"walk": {"stops": [{**STOP, **x} for x in stops], **walk, **rest}}


@pytest.mark.parametrize(
    ("stop", "name"),
    [
        ({"shown": False}, "Jobs"),
        ({"shown": False, "text": ""}, "something"),
        ({"shown": False, "html": '<button class="close">×</button>', "text": "×"}, "×"),
        ({"shown": False, "html": '<input name="trap">', "seen": "no", "text": ""}, "something"),
    ],
)
def test_a_stop_that_is_not_seen_needs_a_person(judge: Any, stop: Any, name: str) -> None:
    verdict = judge(RULE, facts=_walk({"path": "header > a"}, stop))
    assert verdict.outcome == "needs_person"
    (found,) = verdict.findings
    assert found.message == f"The keyboard stops at “{name}”, which cannot be seen."
    assert (found.where, found.component) == (STOP["path"], "nav > ul > li > a")


@pytest.mark.parametrize(
    "stop",
    [
        {"shown": True},
        {"shown": False, "html": "<input>"},
        {"shown": False, "html": '<input type="radio" name="ward">', "seen": "yes"},
        {"shown": False, "html": '<iframe src="/map" title="Map">', "seen": "yes"},
        {"shown": False, "html": '<select name="ward">'},
        {"shown": True, "seen": "no"},  # another rule's: it is there, and its focus does not show
        {"shown": True, "hidden_by": "header"},
    ],
)
def test_what_is_seen_or_drawn_by_its_label_passes(judge: Any, stop: Any) -> None:
    assert judge(RULE, facts=_walk(stop)).outcome == "pass"


def test_a_page_without_stops_is_not_applicable(judge: Any) -> None:
    assert judge(RULE, facts=_walk()).outcome == "not_applicable"


@pytest.mark.parametrize("facts", [{}, {"looks": None, "walk": None}])
def test_what_was_not_seen_could_not_be_checked(judge: Any, facts: Any) -> None:
    verdict = judge(RULE, facts=facts)
    assert verdict.outcome == "could_not_check"
    assert "could not be used by keyboard" in verdict.reason
