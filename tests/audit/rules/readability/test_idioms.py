from __future__ import annotations

import pytest

from audit.rules.readability import idioms

RULE = "readability/idioms"


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("Our advisers are your first port of call.", "first port of call"),
        ("We are keeping an eye on the river.", "keeping an eye on"),
        ("Nobody fell through the net.", "fell through the net"),
        ("The plans are in the pipeline.", "in the pipeline"),
        ("Drop us a line if you are unsure.", "Drop us a line"),
        ("We ironed out the issues.", "ironed out"),
    ],
)
def test_finds(judge, text: str, evidence: str) -> None:
    verdict = judge(RULE, f"<p>{text}</p>")
    assert verdict.outcome == "needs_person"
    assert [f.evidence for f in verdict.findings] == [evidence]
    assert verdict.findings[0].where == text


@pytest.mark.parametrize(
    "text",
    [
        "The ship is in port today.",
        "Keep the gas pipeline clear of the net.",
        "Use tape that is red.",
        "Write us a letter.",
        "A new bus line opens in May.",
    ],
)
def test_leaves_alone(judge, text: str) -> None:
    assert judge(RULE, f"<p>{text}</p>").outcome == "pass"


def test_an_idiom_counts_once_and_can_be_allowed(judge) -> None:
    text = "<p>It is in a nutshell here. In a nutshell, yes.</p>"
    assert len(judge(RULE, text).findings) == 1
    assert judge(RULE, text, allowed=["in a nutshell"]).outcome == "pass"


def test_every_idiom_is_found_in_its_own_words(judge) -> None:
    for idiom in idioms.idioms():
        assert judge(RULE, f"<p>You may {idiom.replace('~', '')} there.</p>").findings, idiom


def test_cake_may_be_eaten(judge) -> None:
    assert judge(RULE, "<p>Have a tasty piece of cake in the hall.</p>").outcome == "pass"
    assert judge(RULE, "<p>Renewing a permit is a piece of cake.</p>").outcome == "needs_person"
