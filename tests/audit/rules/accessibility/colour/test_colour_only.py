"""The rule on words that only their colour sets apart."""

from typing import Any

import pytest

RULE = "accessibility/colour-only"


def _facts(*texts: str) -> dict[str, Any]:
    rows = [
        {"path": f"main > ul > li:nth-of-type({n})", "html": f"<li>{text}</li>", "text": text}
        for n, text in enumerate(texts, 1)
    ]
    return {"looks": {"coloured": rows, "tinted": []}}


@pytest.mark.parametrize("text", ["Go", "Castle Street car park", "Dydd Llun " * 12])
def test_words_of_another_colour_need_a_person(judge: Any, text: str) -> None:
    verdict = judge(RULE, facts=_facts(text))
    assert verdict.outcome == "needs_person"
    (found,) = verdict.findings
    assert found.message == f"Only its colour sets “{text[:60]}” apart: does it mean something?"
    assert (found.where, found.evidence) == ("main > ul > li:nth-of-type(1)", f"<li>{text}</li>")


def test_each_place_is_told_under_one_component(judge: Any) -> None:
    found = judge(RULE, facts=_facts("Closed", "Full")).findings
    assert len(found) == 2
    assert {x.component for x in found} == {"main > ul > li"}


@pytest.mark.parametrize(
    "looks",
    [
        {"coloured": [], "tinted": []},
        {"coloured": [], "tinted": [], "underlined": _facts("Late")["looks"]["coloured"]},
    ],
)
def test_nothing_of_another_colour_is_a_pass(judge: Any, looks: Any) -> None:
    assert judge(RULE, facts={"looks": looks}).outcome == "pass"


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({}, "could not look at the styles"),
        ({"looks": None, "walk": None}, "could not look at the styles"),
        ({"looks": {"coloured": None}}, "could not look at the styles"),
        ({"looks": {"coloured": [], "tinted": None}}, "could not look at the styles"),
        ({**_facts("Full"), "refused_styles": ["https://cdn.example.com/a.css"]}, "cdn.example"),
    ],
)
def test_what_was_not_seen_could_not_be_checked(judge: Any, facts: Any, reason: str) -> None:
    verdict = judge(RULE, facts=facts)
    assert (verdict.outcome, reason in verdict.reason) == ("could_not_check", True)


def test_boxes_whose_colours_no_word_says_need_a_person(judge: Any) -> None:
    facts = {"looks": {"coloured": [], "tinted": _facts("4 March 11 March")["looks"]["coloured"]}}
    verdict = judge(RULE, facts=facts)
    assert verdict.outcome == "needs_person"
    assert "differ by colour alone" in verdict.findings[0].message


def test_a_look_that_was_cut_hides_no_other(judge: Any) -> None:
    late = _facts("Late")["looks"]["coloured"]
    cut = {"coloured": {"kept": 1, "of": 40, "what": "places"}}
    verdict = judge(RULE, facts={"looks": {"coloured": late, "tinted": late, "cut": cut}})
    assert len(verdict.findings) == 2
    assert "1 of 40 places" in verdict.reason
