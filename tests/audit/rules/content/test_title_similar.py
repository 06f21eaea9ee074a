from __future__ import annotations

import pytest

RULE = "content/title-similar"
HOST = "https://www.mereford.gov.uk"


def page(title: str, text: str) -> str:
    return f"<html><head><title>{title} - Mereford</title></head><main><p>{text}</p></main></html>"


def test_titles_that_differ_in_small_words(judge_site) -> None:
    verdict = judge_site(
        RULE,
        {
            "/a": page("Report a missed bin", "One"),
            "/b": page("Report missed bins", "Two"),
            "/c": page("Missed bin dates", "Three"),
        },
    )

    assert verdict.outcome == "needs_person"
    assert [f.page for f in verdict.findings] == [f"{HOST}/a", f"{HOST}/b"]
    assert "“Report missed bins” (/b)" in verdict.findings[0].message


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Report a missed bin", "Report a missed bin"),
        ("Report a missed bin", "Report a missed skip"),
        ("Council tax 2024", "Council tax 2025"),
        ("Bins", "Your bins"),
        ("Label sizes: labels and legends", "Legend sizes: labels and legends"),
    ],
)
def test_titles_that_are_no_matter_here(judge_site, one: str, other: str) -> None:
    assert judge_site(RULE, {"/a": page(one, "One"), "/b": page(other, "Two")}).outcome == "pass"
