"""The rule on banners that stay on the screen."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("shares", "outcome"),
    [([0.4], "fail"), ([0.2, 0.15], "fail"), ([1.0, 0.5], "fail"), ([0.3], "pass"), ([], "pass")],
)
def test_fixed_banners(judge: Any, shares: list[float], outcome: str) -> None:
    fixed = [{"path": f"div#b{n}", "html": "<div>", "share": x} for n, x in enumerate(shares)]
    assert judge("mobile/fixed-banner", facts={"fixed": fixed}).outcome == outcome


def test_the_largest_is_named_and_never_more_than_all(judge: Any) -> None:
    fixed = [{"path": path, "html": "", "share": x} for path, x in (("a", 0.4), ("b", 0.9))]
    (found,) = judge("mobile/fixed-banner", facts={"fixed": fixed}).findings
    assert found.where == "b"
    assert found.message == "2 elements stay on a phone's screen and together cover 100 % of it."
