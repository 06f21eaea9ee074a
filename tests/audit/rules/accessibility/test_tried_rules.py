"""Rules on styles and on what was pressed: bad and good facts for each."""

from __future__ import annotations

from typing import Any

import pytest

_PLACE = {"path": "main > p", "html": "<p>", "text": "Go"}
_STOP = {**_PLACE, "parent": "ul", "box": [0, 0, 50, 20], "seen": "yes", "hidden_by": ""}
_BOX = {**_PLACE, "moved": True, "kept": True, "closes": True, "returned": True, "stops": 1}
_LINK = {**_PLACE, "target": True, "works": True, "shown": True}
_MOVE = {"seconds": None, "turn": 2000, "area": 9000, "changes": ["transform"]}


def _look(key: str, **more: Any) -> dict[str, Any]:
    return {"looks": {key: [{**_PLACE, **more}]}}


def _walk(**more: Any) -> dict[str, Any]:
    return {"walk": {"stops": [], "trap": None, **more}}


def _stop(**more: Any) -> dict[str, Any]:
    return _walk(stops=[{**_STOP, **more}])


CASES = [
    ("accessibility/underlined-not-link", _look("underlined"), "needs_person"),
    ("accessibility/long-bold", _look("bold", chars=300), "needs_person"),
    ("accessibility/long-bold", _look("bold", chars=199), "pass"),
    ("accessibility/heading-by-style", _look("headings", size=24, plain=16), "needs_person"),
    ("accessibility/colour-only", _look("coloured"), "needs_person"),
    ("accessibility/reading-order", _look("order", before="Stop"), "needs_person"),
    ("accessibility/moving-content", _look("moving", **_MOVE), "needs_person"),
    ("accessibility/moving-content", _look("moving", **{**_MOVE, "seconds": 5}), "pass"),
    ("accessibility/moving-content", _look("moving", **{**_MOVE, "area": 100}), "pass"),
    ("accessibility/moving-content", _look("moving", **{**_MOVE, "changes": ["color"]}), "pass"),
    (
        "accessibility/flashing-content",
        _look("moving", seconds=None, turn=200, area=40000, changes=["opacity"]),
        "needs_person",
    ),
    ("accessibility/flashing-content", _look("moving", **_MOVE), "pass"),
    ("accessibility/placeholder-contrast", _look("placeholders", contrast=2.1), "fail"),
    ("accessibility/placeholder-contrast", _look("placeholders", contrast=4.6), "pass"),
    ("accessibility/field-edge-pale", _look("edges", contrast=1.2), "needs_person"),
    (
        "accessibility/contrast-in-states",
        _look("states", contrast=2.0, state="hover", large=False),
        "needs_person",
    ),
    (
        "accessibility/orientation-locked",
        _look("turned", media="(orientation: portrait)", how="hides"),
        "fail",
    ),
    ("mobile/overlapping-text", _look("overlaps", other="Stop"), "needs_person"),
    ("accessibility/skip-link-broken", _walk(skip={**_LINK, "works": False}), "fail"),
    ("accessibility/skip-link-broken", _walk(skip={**_LINK, "target": False}), "fail"),
    ("accessibility/skip-link-broken", _walk(skip={**_LINK, "shown": False}), "needs_person"),
    ("accessibility/skip-link-broken", _walk(skip=_LINK), "pass"),
    ("accessibility/skip-link-broken", _walk(skip={}), "not_applicable"),
    (
        "accessibility/dialog-focus",
        _walk(boxes=[{**_PLACE, "box": {**_BOX, "moved": False}}]),
        "fail",
    ),
    (
        "accessibility/dialog-focus",
        _walk(boxes=[{**_PLACE, "box": {**_BOX, "closes": False}}]),
        "needs_person",
    ),
    ("accessibility/dialog-focus", _walk(boxes=[{**_PLACE, "box": _BOX}]), "pass"),
    ("accessibility/dialog-focus", _walk(boxes=[{**_PLACE, "box": None}]), "not_applicable"),
    ("accessibility/change-on-choice", _walk(lists=[{**_PLACE, "went": ["/x"]}]), "fail"),
    ("accessibility/change-on-choice", _walk(lists=[{**_PLACE, "went": []}]), "pass"),
    ("accessibility/focus-on-hidden", _stop(shown=False), "needs_person"),
    ("accessibility/focus-on-hidden", _stop(shown=True), "pass"),
    ("accessibility/focus-on-hidden", _stop(shown=False, html="<input>"), "pass"),
    ("accessibility/focus-not-visible", _stop(pixels="same"), "fail"),
    ("accessibility/focus-not-visible", _stop(pixels="differs", seen="no"), "pass"),
    ("accessibility/focus-not-visible", _stop(pixels="differs", seen="hardly"), "needs_person"),
]


@pytest.mark.parametrize(("rule", "facts", "outcome"), CASES)
def test_tried_rule(judge: Any, rule: str, facts: dict[str, Any], outcome: str) -> None:
    assert judge(rule, facts=facts).outcome == outcome


@pytest.mark.parametrize("rule", sorted({rule for rule, _, _ in CASES}))
@pytest.mark.parametrize("facts", [{}, {"looks": None, "walk": None}])
def test_what_was_not_tried_could_not_be_checked(judge: Any, rule: str, facts: Any) -> None:
    assert judge(rule, facts=facts).outcome == "could_not_check"


@pytest.mark.parametrize("key", ["underlined", "coloured", "order", "headings", "states", "edges"])
def test_nothing_seen_is_a_pass(judge: Any, key: str) -> None:
    rules = {
        "underlined": "underlined-not-link",
        "coloured": "colour-only",
        "order": "reading-order",
        "headings": "heading-by-style",
        "states": "contrast-in-states",
        "edges": "field-edge-pale",
    }
    assert judge(f"accessibility/{rules[key]}", facts={"looks": {key: []}}).outcome == "pass"
