"""The rule on links and buttons too small for a finger."""

from __future__ import annotations

from typing import Any

import pytest


def target(width: float = 20, height: float = 20, **more: Any) -> dict[str, Any]:
    found = {"path": "nav > a", "html": "<a>", "text": "Pay", "width": width, "height": height}
    return {**found, "inline": False, "crowded": True, **more}


@pytest.mark.parametrize(
    ("found", "outcome"),
    [
        (target(), "fail"),
        (target(width=200, height=18), "fail"),
        (target(text=""), "fail"),
        (target(width=24, height=24), "pass"),
        (target(inline=True), "pass"),
        (target(crowded=False), "pass"),
        (target(width=40, height=30), "pass"),
    ],
)
def test_small_targets(judge: Any, found: dict[str, Any], outcome: str) -> None:
    assert judge("mobile/small-targets", facts={"targets": [found]}).outcome == outcome


def test_the_message_names_the_link_and_its_size(judge: Any) -> None:
    (found,) = judge("mobile/small-targets", facts={"targets": [target(18.5, 20)]}).findings
    assert found.message.startswith("“Pay” is only 18.5 by 20 pixels")
