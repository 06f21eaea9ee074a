from __future__ import annotations

import pytest

RULE = "readability/nominalisations"


@pytest.mark.parametrize(
    ("text", "evidence", "verb"),
    [
        ("We will carry out an assessment of your needs.", "carry out an assessment", "assess"),
        ("You must make an application in June.", "make an application", "apply"),
        ("The panel took a final decision.", "took a final decision", "decide"),
        ("Please give consideration to your neighbours.", "give consideration", "consider"),
        ("We are conducting a review of buses.", "conducting a review", "review"),
    ],
)
def test_finds(judge, text: str, evidence: str, verb: str) -> None:
    verdict = judge(RULE, f"<p>{text}</p>")
    assert verdict.outcome == "needs_person"
    (finding,) = verdict.findings
    assert (finding.evidence, finding.where) == (evidence, text)
    assert f"“{verb}”" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "We will assess your needs.",
        "Send the application to us.",
        "Take the payment card with you.",
        "You can make an application form ready.",
        "We made a decisionmaker chart.",
        "The assessment takes an hour.",
        "Give the confirmation message a heading.",
        "On a given selection we do nothing.",
    ],
)
def test_leaves_alone(judge, text: str) -> None:
    assert judge(RULE, f"<p>{text}</p>").outcome == "pass"


def test_a_noun_counts_once_and_can_be_allowed(judge) -> None:
    text = "<p>Make a decision. We make a decision too.</p>"
    assert len(judge(RULE, text).findings) == 1
    assert judge(RULE, text, allowed=["decision"]).outcome == "pass"
