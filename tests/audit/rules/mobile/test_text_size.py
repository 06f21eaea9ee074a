"""The two rules on the size of text."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(("px", "outcome"), [(9, "fail"), (11.9, "fail"), (12, "pass")])
def test_small_text(judge: Any, px: float, outcome: str) -> None:
    text = {"path": "footer > p", "px": px, "text": "Terms apply"}
    verdict = judge("mobile/small-text", facts={"small_text": [text]})
    assert verdict.outcome == outcome
    assert [x.component for x in verdict.findings] == ["footer > p"] * (outcome == "fail")


@pytest.mark.parametrize(
    ("sizes", "outcome"),
    [
        ({"14": 900, "16": 100}, "fail"),
        ({"15.9": 501, "20": 499}, "fail"),
        ({"14": 500, "16": 500}, "pass"),
        ({"16": 1000}, "pass"),
        ({"14": 199}, "not_applicable"),
        ({}, "not_applicable"),
    ],
)
def test_body_text(judge: Any, sizes: dict[str, int], outcome: str) -> None:
    assert judge("mobile/body-text-small", facts={"text_sizes": sizes}).outcome == outcome


def test_the_message_says_how_much_and_how_small(judge: Any) -> None:
    sizes = {"9": 10, "14": 800, "15": 90, "16": 100}
    (found,) = judge("mobile/body-text-small", facts={"text_sizes": sizes}).findings
    assert found.message.startswith("90 % of this page's text is under 16 pixels")
    assert found.message.endswith("most of that is 14.")
