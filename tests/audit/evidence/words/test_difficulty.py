from __future__ import annotations

import math

import pytest

from audit.evidence.words.difficulty import difficulty, is_rare, rare_share
from audit.evidence.words.reading_measures import measure
from signpost.language.sentences import words

EASY = words("You can pay your bill at the town hall on most days of the week.")
HARD = words("the levy is apportioned between occupiers and freeholders upon abatement")


@pytest.mark.parametrize("word", ["abatement", "ostensibly", "sub-lessee", "zzyzx"])
def test_rare(word: str) -> None:
    assert is_rare(word)


@pytest.mark.parametrize(
    "word", ["house", "recycling", "postcode", "potholes", "don\u2019t", "part-time", "child's"]
)
def test_not_rare(word: str) -> None:
    assert not is_rare(word)


def test_names_and_numbers_do_not_count() -> None:
    sentence = ["Ethelburga", "and", "Wulfstan", "paid", "12th", "house"]
    assert rare_share([sentence]) == 0


def test_share_is_of_words_in_small_letters() -> None:
    assert rare_share([["the", "abatement", "of", "Xanthippe", "noise"]]) == 1 / 4


def test_the_councils_own_words_are_familiar() -> None:
    assert rare_share([HARD], ["Freeholders"]) < rare_share([HARD])
    assert measure([" ".join(HARD)], familiar=["abatement"]).difficulty < (
        measure([" ".join(HARD)]).difficulty
    )


def test_rare_words_make_a_text_harder_where_formulas_agree() -> None:
    assert difficulty([HARD], 12) > difficulty([HARD[:1] * len(HARD)], 12) + 5


def test_the_length_of_the_text_does_not_matter() -> None:
    assert difficulty([EASY, HARD] * 9, 12) == pytest.approx(difficulty([EASY, HARD], 12))


def test_the_middle_of_the_scale() -> None:
    rare_in_16 = [["abatement", *["the"] * 15, *["Ely"] * 4]]
    assert math.isclose(difficulty(rare_in_16, 12.5), 50)


def test_nothing_to_measure() -> None:
    with pytest.raises(ValueError, match="no words"):
        difficulty([], 12)
