from __future__ import annotations

import pytest

RULE = "content/description-missing"


def page(head: str) -> str:
    return f"<html><head><title>T</title>{head}</head><main><p>Text</p></main></html>"


@pytest.mark.parametrize(
    ("head", "outcome"),
    [
        ("", "fail"),
        ("<meta name=description content='  '>", "fail"),
        ("<meta property='og:description' content='Bins'>", "fail"),
        ("<meta name=Description content='Bins'>", "pass"),
        ("<meta name=robots content='noindex, follow'>", "not_applicable"),
    ],
)
def test_description(judge, head: str, outcome: str) -> None:
    assert judge(RULE, page(head)).outcome == outcome
