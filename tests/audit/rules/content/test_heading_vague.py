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
    bare = "<html lang=en><title>x</title><body><main><p>Text.</p></main></body></html>"
    assert judge(RULE, bare).outcome == "not_applicable"


@pytest.mark.parametrize(
    ("heading", "path", "outcome"),
    [
        ("Information", "/bins", "needs_person"),
        ("Further details", "/bins", "needs_person"),
        ("Welcome", "/", "not_applicable"),
        ("Information for landlords", "/bins", "pass"),
    ],
)
def test_the_top_heading(judge, heading: str, path: str, outcome: str) -> None:
    html = f"<html lang=en><title>x</title><body><main><h1>{heading}</h1><p>Text.</p></main></body>"
    assert judge(RULE, html, url="https://www.mereford.gov.uk" + path).outcome == outcome
