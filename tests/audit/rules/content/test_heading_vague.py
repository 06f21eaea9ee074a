from __future__ import annotations

import pytest

RULE = "content/heading-vague"


@pytest.mark.parametrize("text", ["Introduction", "More information", "OVERVIEW", "Other:"])
def test_finds(judge, text: str) -> None:
    verdict = judge(RULE, f"<h2>{text}</h2><p>Text.</p>")
    assert verdict.outcome == "needs_person"
    assert verdict.findings[0].evidence == text


@pytest.mark.parametrize(
    "text", ["What it costs", "More information about bin days", "Overview of council tax bands"]
)
def test_leaves_alone(judge, text: str) -> None:
    assert judge(RULE, f"<h2>{text}</h2><p>Text.</p>").outcome == "pass"


def test_settings_and_pages_without_headings(judge) -> None:
    assert judge(RULE, "<h2>Overview</h2>", allowed=["Overview"]).outcome == "pass"
    assert judge(RULE, "<h2>Bits</h2>", vague=["bits"]).outcome == "needs_person"
    assert judge(RULE, "<p>Text.</p>").outcome == "not_applicable"
