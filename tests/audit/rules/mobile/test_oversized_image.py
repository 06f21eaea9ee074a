"""The rule on pictures far larger than they are shown."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("natural", "outcome"),
    [((4000, 3000), "fail"), ((1601, 1200), "fail"), ((1600, 1200), "pass"), ((800, 600), "pass")],
)
def test_shown_at_400_by_300(judge: Any, natural: tuple[int, int], outcome: str) -> None:
    picture = {"path": "main > img", "src": "/a.jpg", "natural": natural, "shown": (400, 300)}
    verdict = judge("mobile/oversized-image", facts={"images": [picture]})
    assert verdict.outcome == outcome
    assert all("800 pixels would do" in x.message for x in verdict.findings)


def test_a_picture_without_area_says_nothing(judge: Any) -> None:
    picture = {"path": "img", "src": "/a.jpg", "natural": [4000, 3000], "shown": [0, 0]}
    assert judge("mobile/oversized-image", facts={"images": [picture]}).outcome == "pass"
