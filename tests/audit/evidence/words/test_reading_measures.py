from __future__ import annotations

import pytest
from textstat import textstat

from audit.evidence.words.reading_measures import measure, syllables_of
from audit.rule import NotApplicable

EASY = ["You can pay your bill at the town hall.", "We are open on most days of the week."]
HARD = ["The administration of the allowance is dependent upon appropriate documentation."]


def test_agrees_with_textstat_where_nothing_misleads() -> None:
    text = " ".join(EASY * 3)
    ages = measure(EASY * 3).ages

    assert ages["Flesch-Kincaid"] - 5 == pytest.approx(textstat.flesch_kincaid_grade(text), abs=0.1)
    assert ages["SMOG"] - 5 == pytest.approx(textstat.smog_index(text), abs=0.1)


def test_hard_text_is_older_than_easy_text() -> None:
    assert measure(HARD).age > measure(EASY).age + 8


def test_decimals_and_addresses_do_not_change_the_age() -> None:
    plain = measure(["You can pay the fee of 12 on the site."]).ages
    tricky = measure(
        ["You can pay the fee of 12 on the site https://www.mereford.gov.uk/pay."]
    ).ages

    assert plain == tricky


def test_needs_enough_words_of_english() -> None:
    with pytest.raises(NotApplicable):
        measure(EASY, min_words=100)
    with pytest.raises(NotApplicable):
        measure(["Gallwch dalu eich bil yn neuadd y dref heddiw neu yfory os dymunwch."])


@pytest.mark.parametrize(("word", "count"), [("council", 2), ("application", 4), ("2024", 1)])
def test_counts_syllables(word: str, count: int) -> None:
    assert syllables_of(word) == count
