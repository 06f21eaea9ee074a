"""How hard a page is to read, as its scorecard tells it: method, words and spread."""

from __future__ import annotations

from reports.pages.scorecard.reading_difficulty import reading_facts
from signpost.workspace.page_summary import LongestSentence, PageSummary, ReadingMeasure

METHOD = ReadingMeasure(ages={"Flesch-Kincaid": 12.1, "SMOG": 14.9}, words=1240, sentences=60)


def test_a_reading_age_is_shown_with_its_method() -> None:
    summary = PageSummary(
        kind="html",
        reading_age=13.5,
        reading=METHOD,
        difficulty=61.2,
        longest_run=LongestSentence(47, "If you have"),
    )
    age = (
        "about 14; aim for 11 or under. Median of Flesch-Kincaid, SMOG (12 to 15), over 1,240 "
        "words in 60 sentences of prose"
    )
    assert reading_facts(summary, 11) == [
        ("Reading age", age),
        ("Reading difficulty", "61 (50: a simplified news story; higher is harder)"),
        ("Longest run of words without a stop", "47: “If you have”"),
    ]


def test_too_little_prose_has_no_score() -> None:
    ((name, value),) = reading_facts(PageSummary(kind="html"), 11)
    assert (name, value) == (
        "Reading age",
        "no score: there are under 100 words of English prose",
    )


def test_documents_have_findings_in_place_of_a_score() -> None:
    assert reading_facts(PageSummary(kind="document"), 11) == []
