from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from audit.rules.readability import words_to_avoid
from audit.rules.readability.words_to_avoid import inflections, terms

RULE = "readability/words-to-avoid"
DATA = tomllib.loads(
    Path(words_to_avoid.__file__).with_name("words.toml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("You can utilise the form.", "Instead of “utilise”, say “use”."),
        ("Utilising the form is easy.", "Instead of “utilising”, say “use”."),
        ("Call prior to your visit.", "Instead of “prior to”, say “before”."),
        ("In order to apply, call us.", "Instead of “in order to”, say “to”."),
        ("We hereby agree.", "Leave out “hereby”."),
        ("It is in accordance with the law.", "say “under” or “following”."),
    ],
)
def test_names_the_plain_word(judge, text: str, advice: str) -> None:
    verdict = judge(RULE, f"<p>{text}</p>")

    assert verdict.outcome == "fail"
    assert advice in verdict.findings[0].message


@pytest.mark.parametrize(
    "text",
    [
        "You can use the form.",
        "The order to apply stands.",
        "Ask the Mereford Facilitate Trust for help.",
        "We mean the word “utilise” itself.",
        "The prior owner called.",
        "It is a residential street.",
        "Put the forms in order, to make them easy to find.",
        "Read “How we utilise your data” on our website.",
        "See each ward in relation to other wards.",
    ],
)
def test_leaves_alone(judge, text: str) -> None:
    assert judge(RULE, f"<p>{text}</p>").outcome == "pass"


def test_one_finding_a_word_with_its_count_and_first_sentence(judge) -> None:
    verdict = judge(RULE, "<p>Hello. We utilise it.</p><p>They utilised it.</p>")

    (finding,) = verdict.findings
    assert finding.where == "We utilise it."
    assert "2 times" in finding.message


def test_a_council_can_allow_a_word(judge) -> None:
    assert judge(RULE, "<p>You can utilise it.</p>", allowed=["utilise"]).outcome == "pass"


def test_the_list_is_long_and_sound() -> None:
    entries = {**DATA["verbs"], **DATA["phrases"]}
    plain = {choice for value in entries.values() for choice in value.split(" / ")}

    assert len(entries) >= 80
    assert all(entry == entry.lower() for entry in entries)
    assert not plain & set(entries)
    assert len(terms()) > 80


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("utilise", ["utilise", "utilises", "utilised", "utilising"]),
        ("rectify", ["rectify", "rectifies", "rectified", "rectifying"]),
        ("reside", ["reside", "resides", "resided", "residing"]),
        ("attain", ["attain", "attains", "attained", "attaining"]),
    ],
)
def test_verbs_have_their_endings(verb: str, forms: list[str]) -> None:
    assert inflections(verb) == forms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Utilise the form.", "Use the form."),
        ("We utilised the form.", "We used the form."),
        ("Aforementioned rules hold.", ""),
        ("We will disseminate the news.", "We will share the news."),
        ("He participated in it.", ""),
    ],
)
def test_suggests_the_plain_word_where_its_form_is_sure(judge, text: str, expected: str) -> None:
    assert judge(RULE, f"<p>{text}</p>").findings[0].suggestion == expected


def test_words_of_the_councils_own(judge) -> None:
    verdict = judge(
        RULE, "<p>Ask at the Customer Hub or a customer hub.</p>", also={"customer hub": "desk"}
    )
    assert [f.evidence for f in verdict.findings] == ["customer hub"]
    assert "desk" in verdict.findings[0].suggestion


def test_a_phrase_that_stands_for_two_offers_both(judge) -> None:
    found = judge(RULE, "<p>We keep maps in relation to planning.</p>").findings[0]
    assert found.message == "Instead of “in relation to”, say “about” or “for”."
    assert found.suggestion == ""  # a person chooses
    assert judge(RULE, "<p>The size of dogs in relation to each other.</p>").outcome == "pass"
