"""The rule on boxes that open over the page and lose the focus."""

from typing import Any

import pytest

RULE = "accessibility/dialog-focus"
BOX = {
    "path": "div#fees", "html": '<div id="fees" role="dialog">', "text": "Fees and charges",
    "moved": True, "kept": True, "stops": 2, "modal": True, "closes": True, "returned": True,
}  # fmt: skip


def _walk(boxes: Any) -> dict[str, Any]:
    walk = {"stops": [], "opened": [], "navigated": [], "trap": None, "whole": True}
    return {"walk": {**walk, "back": [], "keys": [], "skip": {}, "lists": [], "boxes": boxes}}


def _opens(box: dict[str, Any] | None) -> dict[str, Any]:
    html = '<button aria-haspopup="dialog">See fees</button>'
    return {"path": "main > button", "html": html, "text": "See fees", "box": box}


@pytest.mark.parametrize(
    ("wrong", "outcome", "words"),
    [
        ({"moved": False}, "fail", "the focus does not go into it"),
        ({"kept": False}, "needs_person", "the Tab key leaves it while it is open"),
        ({"closes": False}, "needs_person", "Escape does not close it"),
        ({"returned": False}, "needs_person", "the focus does not come back to what opened it"),
        ({"stops": 0}, "needs_person", "nothing in it can be reached by keyboard"),
        (
            {"moved": False, "closes": False},
            "fail",
            "the focus does not go into it; Escape does not close it",
        ),
    ],
)
def test_a_box_that_loses_the_focus_is_told(
    judge: Any, wrong: Any, outcome: str, words: str
) -> None:
    verdict = judge(RULE, facts=_walk([_opens(BOX | wrong)]))
    assert verdict.outcome == outcome
    (found,) = verdict.findings
    assert found.message == f"The box that “See fees” opens: {words}."
    assert (found.where, found.evidence) == ("main > button", BOX["html"])


@pytest.mark.parametrize(
    "boxes", [[_opens(BOX)], [_opens(BOX | {"stops": 1, "modal": False}), _opens(None)]]
)
def test_a_box_that_keeps_the_focus_passes(judge: Any, boxes: Any) -> None:
    assert judge(RULE, facts=_walk(boxes)).outcome == "pass"


@pytest.mark.parametrize("boxes", [[], [_opens(None)]])
def test_where_nothing_opened_it_is_not_applicable(judge: Any, boxes: Any) -> None:
    assert judge(RULE, facts=_walk(boxes)).outcome == "not_applicable"


@pytest.mark.parametrize("facts", [{}, {"looks": None, "walk": None}, _walk(None)])
def test_what_was_not_tried_could_not_be_checked(judge: Any, facts: Any) -> None:
    verdict = judge(RULE, facts=facts)
    assert verdict.outcome == "could_not_check"
    assert "in the time there is" in verdict.reason
