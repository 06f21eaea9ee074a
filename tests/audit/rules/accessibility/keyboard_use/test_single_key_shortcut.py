"""The rule on letters that do something when they are pressed alone."""

import pytest

RULE = "accessibility/single-key-shortcut"


def walk(**facts):
    return {"walk": {"stops": [], **facts}}


def test_letters_that_were_answered_need_a_person(judge):
    verdict = judge(RULE, facts=walk(letters=["s", "/"]))
    assert verdict.outcome == "needs_person"
    assert "“s”, “/”" in verdict.findings[0].message


def test_many_letters_are_counted(judge):
    (found,) = judge(RULE, facts=walk(letters=list("abcdefgh"))).findings
    assert "and 2 more" in found.message


def test_a_page_that_answers_none_passes(judge):
    assert judge(RULE, facts=walk(letters=[])).outcome == "pass"


@pytest.mark.parametrize("facts", [{}, {"walk": None}, walk(), walk(letters=None)])
def test_keys_that_were_not_pressed(judge, facts):
    assert judge(RULE, facts=facts).outcome == "could_not_check"
