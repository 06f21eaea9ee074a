"""The rule on passages that name a language that does not exist, as axe-core finds them."""

import pytest

RULE = "accessibility/language-of-parts"
CHECK = "valid-lang"


@pytest.mark.parametrize(
    "html", ['<p lang="welsh">Croeso i Mereford</p>', '<a lang="xx-none" href="/pl">Polski</a>']
)
def test_a_language_that_does_not_exist(judge_scan, html):
    verdict = judge_scan(RULE, bad=[(CHECK, html)])
    assert verdict.outcome == "fail"
    (found,) = verdict.findings
    assert found.message == "This passage names a language that does not exist."
    assert (found.evidence, found.component) == (html, "")


def test_what_axe_cannot_decide_needs_a_person(judge_scan):
    assert judge_scan(RULE, unsure=[(CHECK, '<i lang="q">')]).outcome == "needs_person"


def test_languages_that_exist_and_issues_of_another_kind(judge_scan):
    assert judge_scan(RULE, passes=[CHECK]).outcome == "pass"
    page = [("html-lang-valid", '<html lang="welsh">')]
    assert judge_scan(RULE, bad=page, passes=[CHECK]).outcome == "pass"


def test_no_passages_and_a_check_that_was_not_run(judge_scan, judge):
    assert judge_scan(RULE, absent=[CHECK]).outcome == "not_applicable"
    assert judge_scan(RULE, passes=["html-lang-valid"]).outcome == "could_not_check"
    assert judge(RULE, facts={}).outcome == "could_not_check"
