"""The rule on heavy pages."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("size", "requests", "outcome"),
    [(2_000_001, 10, "fail"), (1000, 101, "fail"), (2_000_000, 100, "pass"), (0, 0, "pass")],
)
def test_weight(judge: Any, size: int, requests: int, outcome: str) -> None:
    verdict = judge("mobile/page-weight", facts={"bytes": size, "requests": requests})
    assert verdict.outcome == outcome


def test_the_limits_are_options(judge: Any) -> None:
    facts = {"bytes": 3_400_000, "requests": 12}
    assert judge("mobile/page-weight", facts=facts, max_kilobytes=5000).outcome == "pass"
    (found,) = judge("mobile/page-weight", facts=facts).findings
    assert "3.4 megabytes in 12 requests; 2 and 100 are the limits" in found.message
