from __future__ import annotations

import pytest

from audit.rules.readability.passive_voice import is_passive

RULE = "readability/passive-voice"
ACTIVE = "<p>" + "We will send you a letter. You can call us at any time. " * 5 + "</p>"


@pytest.mark.parametrize(
    "sentence",
    [
        "Your form will be sent to you.",
        "The bins are not collected today.",
        "A decision was quickly made.",
        "You have been given a number.",
        "It isn\u2019t known yet.",
    ],
)
def test_hears_the_passive(sentence: str) -> None:
    assert is_passive(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "We send you the form.",
        "You are disabled or retired.",
        "The office is closed on Sunday.",
        "You are supposed to call us.",
        "We are pleased to help.",
        "It is based in Mereford.",
        "You need to be registered.",
    ],
)
def test_states_are_not_passive(sentence: str) -> None:
    assert not is_passive(sentence)


def test_a_page_full_of_it_needs_a_person(judge) -> None:
    verdict = judge(RULE, ACTIVE + "<p>" + "Your form will be sent to you. " * 5 + "</p>")

    assert verdict.outcome == "needs_person"
    assert "5 of 15 sentences (33%)" in verdict.findings[0].message


def test_little_of_it_passes(judge) -> None:
    assert judge(RULE, ACTIVE + "<p>Your form will be sent to you.</p>").outcome == "pass"


def test_few_sentences_say_nothing(judge) -> None:
    assert judge(RULE, "<p>Your form will be sent to you.</p>").outcome == "not_applicable"


def test_a_block_that_a_template_repeats_counts_once(judge) -> None:
    block = "<p>Some options are required; these are marked as required in the list of options.</p>"
    assert judge(RULE, ACTIVE + block * 4).outcome == "pass"


def test_one_sentence_in_four_is_no_issue(judge) -> None:
    passive = "<p>" + "Your form will be sent to you. " * 3 + "</p>"
    assert judge(RULE, ACTIVE + passive).outcome == "pass"


@pytest.mark.parametrize("path", ["2019/04/clerk", "news/hall"])
def test_what_tells_what_was_done_is_left_alone(judge, path: str) -> None:
    html = "<p>" + "The fence was mended and the gate was painted. " * 12 + "</p>"
    url = f"https://www.mereford.gov.uk/{path}"
    assert judge(RULE, html, url=url).outcome == "not_applicable"
