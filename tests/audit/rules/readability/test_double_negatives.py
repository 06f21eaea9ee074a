from __future__ import annotations

import pytest

RULE = "readability/double-negatives"


@pytest.mark.parametrize(
    "sentence",
    [
        "It is not unusual to wait.",
        "This is not without cost.",
        "Do not fail to sign the form.",
        "You are not ineligible for help.",
        "We never fail to answer.",
    ],
)
def test_finds_for_a_person(judge, sentence: str) -> None:
    verdict = judge(RULE, f"<p>{sentence}</p>")

    assert verdict.outcome == "needs_person"
    assert verdict.findings[0].where == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "You must not be under 18.",
        "We cannot answer until Monday.",
        "Do not pay unless we ask.",
        "Tell us whether or not unpaid leave applies.",
        "It is not unique.",
        "You are unable to apply.",
        "This is not university housing.",
    ],
)
def test_leaves_alone(judge, sentence: str) -> None:
    assert judge(RULE, f"<p>{sentence}</p>").outcome == "pass"


@pytest.mark.parametrize(
    "sentence",
    [
        "No one is unaware of the flood.",
        "It isn\u2019t Unlikely that we ring.",
        "Delays are not uncommonly long.",
        "This is not unlike last year\u2019s plan.",
    ],
)
def test_finds_every_second_word_however_it_is_written(judge, sentence: str) -> None:
    assert judge(RULE, f"<p>{sentence}</p>").outcome == "needs_person"
