from __future__ import annotations

import pytest

from audit.rules.readability.sentence_splitting import split_sentence


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "You must tell us about the change within one month, and we will write to you with a new bill.",
            "You must tell us about the change within one month. We will write to you with a new bill.",
        ),
        (
            "You can apply for the permit online at any time but you need a photograph of your car.",
            "You can apply for the permit online at any time. But you need a photograph of your car.",
        ),
        (
            "The office in the town is shut today; there is a desk in the library instead.",
            "The office in the town is shut today. There is a desk in the library instead.",
        ),
    ],
)
def test_cuts(sentence: str, expected: str) -> None:
    assert split_sentence(sentence, 15) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "If you move out of your home in the year and you do not tell us then we will send a bill.",
        "We looked at the plans for the park and the pool and the road over the river to the town.",
        "You need a form (it is on the desk and you can take it home with you) for each of your cars.",
        "The officer who came to see the house last week said that it is wet and it is cold inside.",
        "Short one and you see it.",
    ],
)
def test_leaves_whole_what_only_a_person_can_cut(sentence: str) -> None:
    assert split_sentence(sentence, 15) == ""


def test_a_cut_that_leaves_a_long_sentence_is_no_help() -> None:
    long = "You " + "really " * 30 + "must tell us at once, and we will write to you about it."
    assert split_sentence(long, 25) == ""
