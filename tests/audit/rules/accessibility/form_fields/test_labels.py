"""The rule on fields with more than one label, as axe-core finds them."""

import pytest

RULE = "accessibility/labels"
CHECK = "form-field-multiple-labels"


@pytest.mark.parametrize("html", ['<input id="email" type="email">', '<select id="ward">'])
def test_a_field_with_two_labels(judge_scan, html):
    verdict = judge_scan(RULE, bad=[(CHECK, html)], impact="moderate")
    assert verdict.outcome == "fail"
    (found,) = verdict.findings
    assert found.message == "This field has more than one label."
    assert (found.evidence, found.severity) == (html, "minor")


def test_what_axe_cannot_decide_is_told_once_with_its_reason(judge_scan):
    summary = "Fix all of the following:\n  Multiple label elements is not widely supported."
    verdict = judge_scan(RULE, unsure=[(CHECK, "<input id=day>")], summary=summary, count=2)
    assert verdict.outcome == "needs_person"
    (found,) = verdict.findings
    assert "look at 2 places here: this field has more than one label." in found.message
    assert "Multiple label elements is not widely supported" in found.message


def test_one_label_and_issues_of_another_kind(judge_scan):
    assert judge_scan(RULE, passes=[CHECK]).outcome == "pass"
    no_label = [("label", '<input id="phone">')]
    assert judge_scan(RULE, bad=no_label, passes=[CHECK]).outcome == "pass"


def test_no_labels_and_a_check_that_was_not_run(judge_scan, judge):
    assert judge_scan(RULE, absent=[CHECK]).outcome == "not_applicable"
    assert judge_scan(RULE, absent=["label"]).outcome == "could_not_check"
    assert judge(RULE, facts={}).outcome == "could_not_check"
