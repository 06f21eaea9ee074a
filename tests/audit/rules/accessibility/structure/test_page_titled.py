"""The rule on pages that have no title in the browser, as axe-core finds them."""

import pytest

RULE = "accessibility/page-titled"
CHECK = "document-title"


@pytest.mark.parametrize("html", ['<html lang="en">', '<html lang="cy" class="no-js">'])
def test_a_page_without_a_title(judge_scan, html):
    verdict = judge_scan(RULE, bad=[(CHECK, html)])
    assert verdict.outcome == "fail"
    (found,) = verdict.findings
    assert found.message == "This page has no title in the browser."
    assert (found.evidence, found.component) == (html, "")


def test_what_axe_cannot_decide_needs_a_person(judge_scan):
    assert judge_scan(RULE, unsure=[(CHECK, "<html>")]).outcome == "needs_person"


def test_pages_with_a_title_and_issues_of_another_kind(judge_scan):
    assert judge_scan(RULE, passes=[CHECK]).outcome == "pass"
    other = [("frame-title", "<iframe src=/map>"), ("html-has-lang", "<html>")]
    assert judge_scan(RULE, bad=other, passes=[CHECK]).outcome == "pass"


def test_a_check_without_a_subject_or_not_run(judge_scan, judge):
    assert judge_scan(RULE, absent=[CHECK]).outcome == "not_applicable"
    assert judge_scan(RULE, passes=["frame-title"]).outcome == "could_not_check"
    assert judge(RULE, facts={}).outcome == "could_not_check"
