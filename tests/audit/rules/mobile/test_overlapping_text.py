"""Words that lie on other words on a narrow screen."""

import pytest

RULE = "mobile/overlapping-text"


def overlap(text, other, path="main > div > span:nth-of-type(2)"):
    return {"path": path, "html": f"<span>{text}</span>", "text": text, "other": other}


@pytest.mark.parametrize(
    ("text", "other"),
    [("Wednesday", "Garden waste"), ("£14.50 a month, paid in " * 4, "Band D " * 11)],
)
def test_words_on_words_need_a_person(judge, text, other):
    (found,) = judge(RULE, facts={"looks": {"overlaps": [overlap(text, other)]}}).findings
    assert found.message == f"“{text[:50]}” lies on “{other[:50]}” at 320 pixels."
    assert (found.certainty, found.device) == ("needs_person", "phone")
    assert found.where == "main > div > span:nth-of-type(2)"
    assert found.component == "main > div > span"


def test_each_place_is_told(judge):
    two = [overlap("Monday", "Glass"), overlap("Friday", "Paper", "footer > p")]
    assert len(judge(RULE, facts={"looks": {"overlaps": two}}).findings) == 2


ENLARGED = {**overlap("Tuesday", "Tins"), "when": "zoom"}


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({"looks": {"overlaps": []}}, "pass"),
        ({"looks": {"overlaps": [], "enlarged": [ENLARGED]}}, "pass"),
        ({"looks": {"overlaps": None}}, "could_not_check"),
        ({"looks": None}, "could_not_check"),
        ({}, "could_not_check"),
        (None, "could_not_check"),
        (
            {"looks": {"overlaps": []}, "refused_styles": ["https://cdn.example/a.css"]},
            "could_not_check",
        ),
    ],
)
def test_nothing_found_is_not_the_same_as_not_looked_at(judge, facts, outcome):
    verdict = judge(RULE, facts=facts)
    assert verdict.outcome == outcome
    assert "the rule failed" not in verdict.reason
