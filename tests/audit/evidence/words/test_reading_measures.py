from __future__ import annotations

import pytest

from audit.evidence.words.reading_measures import measure, syllables_of
from audit.rule import NotApplicable

EASY = ["You can pay your bill at the town hall.", "We are open on most days of the week."]
HARD = ["The administration of the allowance is dependent upon appropriate documentation."]


LONG = ["The regulatory authority administered the documentation without hesitation."]


def test_each_formula_is_what_its_authors_published() -> None:
    sentences = EASY * 3 + LONG * 2 + HARD
    found = [word.strip(".") for sentence in sentences for word in sentence.split()]
    words, count = len(found), len(sentences)
    syllables = [syllables_of(word.lower()) for word in found]
    long_words = sum(n >= 3 for n in syllables)
    grades = {name: age - 5 for name, age in measure(sentences).ages.items()}

    assert grades["Flesch-Kincaid"] == pytest.approx(
        0.39 * words / count + 11.8 * sum(syllables) / words - 15.59
    )
    assert grades["SMOG"] == pytest.approx(1.043 * (30 * long_words / count) ** 0.5 + 3.1291)
    assert grades["Gunning Fog"] == pytest.approx(0.4 * (words / count + 100 * long_words / words))
    assert grades["ARI"] == pytest.approx(
        4.71 * sum(map(len, found)) / words + 0.5 * words / count - 21.43
    )


def test_our_sentences_are_counted_and_not_those_of_textstat() -> None:
    plain = measure(["Ask Mr Lee by 3 pm for the form and send it to us today."]).ages
    dotted = measure(["Ask Mr. Lee by 3 p.m. for the form and send it to us today."]).ages

    assert plain["ARI"] == dotted["ARI"]


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
