"""The page that tells what people search for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from signpost.workspace.artifacts import search_figures, search_insight

HOME = "https://www.mereford.gov.uk/"


def told(query: str, searches: int, **more: Any) -> dict[str, Any]:
    return {"query": query, "searches": searches, **more}


SEASONS: dict[str, Any] = {
    "month": "2026-10",
    "months": 30,
    "missing": ["2025-03"],
    "new": [
        {
            "name": "food caddy",
            "searches": 62,
            "queries": [told("food caddy", 40), told("food waste caddy", 22)],
        }
    ],
    "risen": [told("flu jab", 90, usual=31)],
    "falling": [told("paddling pool", 12, usual=55)],
    "coming": {
        "2026-11": [told("fireworks", 140, usual=9, years=2, of_years=2)],
        "2026-12": [],
    },
    "calendar": {
        f"{n:02d}": [told("fireworks", 140, usual=9)] if n == 11 else [] for n in range(1, 13)
    },
    "left_out": [{"reason": "staff", "searches": 300, "queries": ["payroll", "intranet"]}],
    "notes": [],
}
EDIT = {
    "address": HOME + "bins/",
    "title": "Household reuse and recycling centre",
    "suggested": "Household reuse and recycling centre (tip)",
    "queries": 12,
    "before": 0.21,
    "after": 0.63,
    "suggest": True,
}
GAP = {"resident": "tip", "council": "recycling", "searches": 410, "pages": 3, "queries": 12}
GAP |= {"before": 0.21, "after": 0.58, "suggest": True, "title_edit": EDIT}
INSIGHT: dict[str, Any] = {
    "queries": 900,
    "searches": 12_000,
    "top": [told("bin day", 700, state="answered"), told("tip", 410, state="low")],
    "vocabulary": [GAP, {**GAP, "resident": "dump", "title_edit": {**EDIT, "suggest": False}}],
    "synonyms": [
        {"said": "hmo", "means": "houses in multiple occupation", "kind": "abbreviation"}
        | {"seen": 12, "queries": 0, "before": None, "after": None},
        {"said": "car", "means": "vehicle", "kind": "reformulation"}
        | {"seen": 8, "queries": 45, "before": 0.629, "after": 0.689},
    ],
    "contact": [told("speak to someone", 30, state="low")],
    "left_out": [{"reason": "spam", "searches": 4, "queries": ["<h1>cheap</h1>"]}],
}


def test_the_page_tells_the_year_and_what_fails(report: Callable[..., Any]) -> None:
    measured = {"rankers": {"signpost": {"ndcg@10": 0.6}}, "queries": 900}
    found = {
        search_figures.BENCHMARK: measured,
        search_insight.INSIGHT: {**INSIGHT, "seasons": SEASONS},
    }
    made = report(artifacts=found)
    words = made.words("searches.html")
    for said in (
        "12,000 searches of 900 queries",
        "The latest whole month is October 2026, with 30 months before it.",
        "The log has nothing of March 2025.",
        "Likely to rise in November 2026",
        "fireworks14092 of 2 years",
        "food caddy (62 searches): food waste caddy",
        "Novemberfireworks",
        "flu jab9031",
        "What only staff search for, by the list in the settings: 300 searches",
        "Household reuse and recycling centre (tip)",
        "hmohouses in multiple occupationabbreviation120nonenone",
        "carvehiclereformulation8450.6290.689",
        "<h1>cheap</h1>",
    ):
        assert said in words, said
    assert "Likely to rise in December" not in words
    assert "is a guess" not in words
    # A title that helped nobody is not suggested.
    assert (
        len(made.tree("searches.html").xpath("//table[.//th='Title that was tried']//td/bdi")) == 1
    )
    assert made.tree("index.html").xpath("//main//a[@href='searches.html']")


def test_few_months_are_told_to_be_few(report: Callable[..., Any]) -> None:
    made = report(
        artifacts={search_insight.INSIGHT: {**INSIGHT, "seasons": {**SEASONS, "months": 20}}}
    )
    assert "is a guess" in made.words("searches.html")


def test_what_nobody_looked_at_is_said(report: Callable[..., Any]) -> None:
    assert "Nobody looked at searches" in report().words("searches.html")
    made = report(artifacts={search_insight.INSIGHT: INSIGHT})
    assert "Nothing is known of months" in made.words("searches.html")
