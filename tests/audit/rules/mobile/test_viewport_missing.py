"""The viewport rule: is the page laid out for the phone at all?"""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("content", "outcome"),
    [
        (None, "fail"),
        ("", "fail"),
        ("width=1024", "fail"),
        ("initial-scale=1, width = 980", "fail"),
        ("width=device-width, initial-scale=1", "pass"),
        ("initial-scale=1", "pass"),
        ("width=device-width, initial-scale=.6", "fail"),
        ("width=device-width,initial-scale=0.25;user-scalable=yes", "fail"),
        ("width=device-width, initial-scale=0.99", "pass"),
        ("width=device-width, initial-scale=0", "pass"),
        ("width=device-width, minimum-scale=1", "pass"),
    ],
)
def test_viewport(judge: Any, content: str | None, outcome: str) -> None:
    facts = {"viewport": {"content": content, "count": int(content is not None)}}
    verdict = judge("mobile/viewport-missing", facts=facts)
    assert verdict.outcome == outcome
    assert all(x.component == "viewport" for x in verdict.findings)
