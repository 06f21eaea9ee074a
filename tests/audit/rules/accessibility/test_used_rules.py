"""Rules on what styles and the keyboard made of a page: bad and good facts for each."""

from __future__ import annotations

from typing import Any

import pytest

_PLACE = {"path": "main > p", "html": "<p>", "text": "Go"}
_STOP = {**_PLACE, "parent": "ul", "box": [0, 0, 50, 20], "seen": "yes", "hidden_by": ""}
_BLOCK = {
    **_PLACE, "chars": 200, "lines": 3, "line_height": 1.5, "uppercase": False, "italic": False,
    "justified": False,
}  # fmt: skip


def _text(**more: Any) -> dict[str, Any]:
    return {"looks": {"text": [{**_BLOCK, **more}]}}


def _look(key: str, **more: Any) -> dict[str, Any]:
    return {"looks": {key: [{**_PLACE, **more}]}}


def _walk(*stops: dict[str, Any], **more: Any) -> dict[str, Any]:
    walk = {"trap": None, "opened": [], "navigated": [], "keys": []}
    return {"walk": {**walk, "stops": [{**_STOP, **x} for x in stops], **more}}


_THERE_AND_BACK = [{"box": [0, 0, 50, 20]}, {"box": [900, 0, 50, 20]}, {"box": [60, 0, 50, 20]}]
_BUTTON = {**_PLACE, "space": False, "enter": True}
BAD = [
    ("line-height-tight", _text(line_height=0.9), "fail"),
    ("capitals-by-style", _text(uppercase=True), "fail"),
    ("long-italics", _text(italic=True), "fail"),
    ("justified-text", _text(justified=True), "fail"),
    ("background-picture", _look("backgrounds", src='url("/i/important.png")'), "needs_person"),
    ("label-far-away", _look("labels", gap=900), "needs_person"),
    ("words-in-styles", _look("pseudo", text="Pizza"), "needs_person"),
    ("hover-only", _look("hover"), "needs_person"),
    ("click-only", _look("clicks", acts=False), "needs_person"),
    ("click-only", _look("clicks", acts=True), "fail"),
    ("text-cut-off", _look("clipped", zoom=True, spacing=False, narrow=False), "needs_person"),
    ("overlap-when-enlarged", _look("enlarged", other="Stop", when="zoom"), "needs_person"),
    ("link-looks-like-text", _look("links", contrast=1.0), "fail"),
    ("link-looks-like-text", _look("links", contrast=3.1), "needs_person"),
    ("focus-not-visible", _walk({"seen": "no"}), "needs_person"),
    ("focus-not-visible", _walk({"seen": "hardly"}), "needs_person"),
    ("focus-order", _walk(*_THERE_AND_BACK), "needs_person"),
    ("keyboard-trap", _walk({}, trap=_PLACE), "fail"),
    ("focus-hidden", _walk({"hidden_by": "header"}), "fail"),
    ("focus-hidden", _walk({}, back=[{**_STOP, "hidden_by": "header"}]), "fail"),
    ("key-not-answered", _walk({}, keys=[_BUTTON]), "needs_person"),
    ("change-on-focus", _walk({}, opened=["/x"]), "fail"),
    ("change-on-focus", _walk({}, navigated=["/x"]), "fail"),
]
GOOD = [
    ("line-height-tight", _text(line_height=0.9, lines=1), "pass"),
    ("capitals-by-style", _text(uppercase=True, chars=59), "pass"),
    ("long-italics", _text(italic=True, chars=99), "pass"),
    ("justified-text", _text(italic=True), "pass"),
    ("background-picture", _look("backgrounds", src='url("/i/information-wave.png")'), "pass"),
    ("label-far-away", _look("labels", gap=200), "pass"),
    ("words-in-styles", {"looks": {"pseudo": []}}, "pass"),
    ("hover-only", {"looks": {"hover": []}}, "pass"),
    ("click-only", {"looks": {"clicks": []}}, "pass"),
    ("text-cut-off", {"looks": {"clipped": []}}, "pass"),
    ("overlap-when-enlarged", {"looks": {"enlarged": []}}, "pass"),
    ("link-looks-like-text", {"looks": {"links": []}}, "pass"),
    ("focus-not-visible", _walk({}), "pass"),
    ("focus-not-visible", _walk({"seen": ""}), "pass"),
    ("focus-order", _walk({}, {"box": [60, 0, 50, 20]}, {"box": [0, 30, 50, 20]}), "pass"),
    ("focus-order", _walk({}, {"box": [-90, 0, 50, 20], "parent": "nav"}), "pass"),
    ("keyboard-trap", _walk({}), "pass"),
    ("focus-hidden", _walk({}), "pass"),
    ("focus-hidden", _walk({}, back=[{**_STOP, "hidden_by": ""}]), "pass"),
    ("key-not-answered", _walk({}, keys=[{**_BUTTON, "space": True}]), "pass"),
    ("change-on-focus", _walk({}), "pass"),
    *((x, _walk(), "not_applicable") for x in ("keyboard-trap", "focus-order", "focus-hidden")),
]


@pytest.mark.parametrize(("rule", "facts", "outcome"), BAD + GOOD)
def test_used_rule(judge: Any, rule: str, facts: dict[str, Any], outcome: str) -> None:
    assert judge(f"accessibility/{rule}", facts=facts).outcome == outcome


@pytest.mark.parametrize("rule", sorted({rule for rule, _, _ in BAD}))
@pytest.mark.parametrize("facts", [{}, {"looks": None, "walk": None}])
def test_what_was_not_seen_could_not_be_checked(judge: Any, rule: str, facts: Any) -> None:
    assert judge(f"accessibility/{rule}", facts=facts).outcome == "could_not_check"


def test_what_the_engine_tells_of_is_not_told_twice(judge: Any) -> None:
    node = {"html": _PLACE["html"]}
    scan = {"violations": [{"id": "link-in-text-block", "nodes": [node]}]}
    facts = {**_look("links", contrast=1.0), "axe": {"phone": scan, "desktop": None}}
    assert judge("accessibility/link-looks-like-text", facts=facts).outcome == "pass"
