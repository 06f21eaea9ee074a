from __future__ import annotations

import pytest

RULE = "readability/latin-abbreviations"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Bring proof, eg a bill.", "for example"),
        ("Bring proof (e.g. a bill).", "for example"),
        ("Your home, i.e. where you live.", "that is"),
        ("Your home (ie where you live).", "that is"),
        ("Cups, plates etc.", "and so on"),
        ("Cups, plates, etc, are here.", "and so on"),
        ("One thing, viz. the form.", "namely"),
        ("N.B. we close at noon.", "note"),
        ("NB: we close at noon.", "note"),
    ],
)
def test_names_the_plain_words(judge, text: str, plain: str) -> None:
    verdict = judge(RULE, f"<p>{text}</p>")

    assert verdict.outcome == "fail"
    assert f"“{plain}”" in verdict.findings[0].message


@pytest.mark.parametrize(
    "text",
    [
        "Our data viz team has moved.",
        "See www.gov.ie and etc.org for more.",
        "We tested in IE and in NB.",
        "Ask Ms Eg-Smith or visit eg.example.org.",
        "The identifier is on the site.",
        "Send an etching to us.",
    ],
)
def test_leaves_alone(judge, text: str) -> None:
    assert judge(RULE, f"<p>{text}</p>").outcome == "pass"


def test_one_finding_for_each_on_a_page_with_its_count(judge) -> None:
    verdict = judge(RULE, "<p>Proof, eg a bill, eg a letter, etc.</p><p>Cups etc.</p>")

    assert [f.key for f in verdict.findings] == ["eg", "etc"]
    assert "2 times" in verdict.findings[0].message
