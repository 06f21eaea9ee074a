from __future__ import annotations

import pytest

RULE = "content/description-length"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [("bins " * 33, "fail"), ("b" * 160, "pass"), ("Bins.", "pass"), ("", "not_applicable")],
)
def test_description(judge, text: str, outcome: str) -> None:
    html = f"<html><head><meta name=description content='{text}'></head><main>x</main></html>"

    assert judge(RULE, html).outcome == outcome
