from __future__ import annotations

import pytest

RULE = "content/link-unusable"


def test_each_address_once_and_what_to_do(judge) -> None:
    verdict = judge(
        RULE,
        r"<a href='P:\rates\form.doc'>Form 4</a> <a href='htps://x.org'></a>"
        r"<a href='P:\rates\form.doc'>The form again</a> <a href=/fine>Fine</a>",
    )
    assert verdict.outcome == "fail"
    form, other = verdict.findings
    assert form.message == (
        "The link “Form 4” cannot be used: it leads to the drive P: of a computer on your own "
        "network, which nobody outside can open. Put the file on the website and link to it there."
    )
    assert other.message == (
        "The link “htps://x.org” cannot be used: its address begins with “htps:”, a misspelling of "
        "“https://”. Write https:// there."
    )
    assert form.certainty == "sure"
    assert form.where == r"P:\rates\form.doc"


def test_a_picture_is_called_one(judge) -> None:
    verdict = judge(RULE, "<img src='file://fs/logo.png' alt=''>")
    assert verdict.findings[0].message.startswith("The picture file://fs/logo.png cannot be used")


@pytest.mark.parametrize(
    ("html", "outcome"),
    [
        ("<a href=/fine>Fine</a>", "pass"),
        ("<a href='mailto:x@y.org'>Mail</a>", "pass"),
        ("<p>No links.</p>", "not_applicable"),
        ("<a href='skype:jo?call'>Call Jo</a>", "not_applicable"),
    ],
)
def test_what_is_left_alone(judge, html: str, outcome: str) -> None:
    assert judge(RULE, html).outcome == outcome


def test_no_other_rule_sees_it(judge) -> None:
    html = "<a href='http://[broken'>http://[broken</a> <a href='C:/x.doc'>here</a>"
    for rule in ("content/link-text-address", "content/link-text-generic"):
        assert not judge(rule, html).findings
