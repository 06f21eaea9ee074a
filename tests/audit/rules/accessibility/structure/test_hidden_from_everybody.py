"""The rule on words that nobody can see or hear."""

import pytest

RULE = "accessibility/hidden-from-everybody"
NOTE = {
    "path": "main > p:nth-of-type(2)",
    "html": '<p class="note">',
    "text": "You must bring the red book and a passport",
    "chars": 43,
}


def test_words_that_nobody_meets_need_a_person(judge):
    verdict = judge(RULE, facts={"looks": {"unmet": [NOTE]}})
    assert verdict.outcome == "needs_person"
    assert "red book" in verdict.findings[0].message


def test_a_page_whose_words_are_met_passes(judge):
    assert judge(RULE, facts={"looks": {"unmet": []}}).outcome == "pass"


@pytest.mark.parametrize("facts", [{}, {"looks": None}, {"looks": {"unmet": None}}])
def test_styles_that_were_not_looked_at(judge, facts):
    assert judge(RULE, facts=facts).outcome == "could_not_check"
