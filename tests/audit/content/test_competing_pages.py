from __future__ import annotations

import pytest

RULE = "content/competing-pages"


def page(h1: str, title: str = "", text: str = "") -> str:
    return (
        f"<html lang=en><title>{title or h1}</title><main><h1>{h1}</h1><p>{text or h1}.</p></main>"
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Report a missed bin", "How to report missed bins"),
        ("Parking permits", "Get a permit for parking"),
    ],
)
def test_finds(judge_site, one: str, other: str) -> None:
    verdict = judge_site(RULE, {"/a": page(one), "/other": page(other)})
    assert verdict.outcome == "needs_person"
    (finding,) = verdict.findings
    assert finding.page.endswith("/other")
    assert finding.where.endswith("/a")


@pytest.mark.parametrize(
    "pages",
    [
        {"/a": page("Report a missed bin"), "/b": page("Report a full bin")},
        {"/a": page("Contact us"), "/b": page("Contact")},
        {"/news/a": page("Missed bins"), "/b": page("Missed bin")},
        {"/a": page("Missed bins", "Same"), "/b": page("Missed bin", "Same")},
        {
            "/a": page("Missed bins"),
            "/b": page("Missed bin").replace("<main>", "<meta name=robots content=noindex><main>"),
        },
        {f"/{n}": page("Missed bins", f"Week {n}", f"Text {n}") for n in range(5)},
    ],
    ids=["other words", "one word", "news", "same title", "not listed", "a series"],
)
def test_leaves_alone(judge_site, pages: dict[str, str]) -> None:
    assert judge_site(RULE, pages).outcome == "pass"
