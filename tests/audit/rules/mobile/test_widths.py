"""Rules on what differs between screens, and on what jumps: bad and good facts for each."""

from __future__ import annotations

from typing import Any

import pytest

_PLACE = {"path": "main > div", "html": "<div>", "text": "Some words"}
_WIDE = {**_PLACE, "left": 0, "right": 900, "width": 900, "scrolls": False, "tag": "div"}


def _layout(tablet: list[Any] | None, phone: list[Any]) -> dict[str, Any]:
    wide = {"320": phone, "390": [], "768": tablet}
    return {"layout": {k: {"width": int(k), "scroll_width": 1, "wide": x} for k, x in wide.items()}}


def _shift(score: float) -> dict[str, Any]:
    return {"shift": {"score": score, "places": [{**_PLACE, "score": score}]}}


@pytest.mark.parametrize(
    ("rule", "facts", "outcome"),
    [
        ("wider-than-tablet", _layout([_WIDE], []), "fail"),
        ("wider-than-tablet", _layout([_WIDE], [_WIDE]), "pass"),
        ("wider-than-tablet", _layout([{**_WIDE, "scrolls": True}], []), "pass"),
        ("wider-than-tablet", _layout([], []), "pass"),
        ("wider-than-tablet", _layout(None, []), "could_not_check"),
        ("layout-shift", _shift(0.3), "fail"),
        ("layout-shift", _shift(0.2), "needs_person"),
        ("layout-shift", _shift(0.1), "pass"),
        ("layout-shift", {"shift": None}, "could_not_check"),
        ("hidden-on-phone", {"lost": [_PLACE]}, "needs_person"),
        ("hidden-on-phone", {"lost": []}, "pass"),
        ("hidden-on-phone", {"lost": None}, "could_not_check"),
    ],
)
def test_widths(judge: Any, rule: str, facts: dict[str, Any], outcome: str) -> None:
    assert judge(f"mobile/{rule}", facts=facts).outcome == outcome
