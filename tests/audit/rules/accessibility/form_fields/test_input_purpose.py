"""The rule on autocomplete values that mean nothing, as axe-core finds them."""

import pytest

RULE = "accessibility/input-purpose"
CHECK = "autocomplete-valid"


@pytest.mark.parametrize(
    "html",
    [
        '<input name="tel" autocomplete="phone-number">',
        '<input type="number" name="email" autocomplete="email">',
    ],
)
def test_a_value_that_does_not_exist_or_does_not_fit(judge_scan, html):
    verdict = judge_scan(RULE, bad=[(CHECK, html)])
    assert verdict.outcome == "fail"
    (found,) = verdict.findings
    assert "autocomplete value that does not exist or does not fit" in found.message
    assert (found.evidence, found.severity) == (html, "moderate")


def test_a_field_of_the_template_is_one_issue_over_pages(judge_scan):
    html = '<input type="search" class="search__box" autocomplete="nope">'
    (found,) = judge_scan(RULE, bad=[(CHECK, html)]).findings
    assert found.component.startswith(f"{CHECK} input type=search class=search__box")


def test_the_engines_impact_is_not_read(judge_scan):
    (found,) = judge_scan(RULE, bad=[(CHECK, "<input autocomplete=x>")], impact="").findings
    assert found.severity == "moderate"


def test_valid_values_and_issues_of_another_kind(judge_scan):
    assert judge_scan(RULE, passes=[CHECK]).outcome == "pass"
    other = [("label", '<input autocomplete="name">')]
    assert judge_scan(RULE, bad=other, passes=[CHECK]).outcome == "pass"


def test_what_axe_cannot_decide_needs_a_person(judge_scan):
    unsure = [(CHECK, '<input autocomplete="section-a b">')]
    assert judge_scan(RULE, unsure=unsure).outcome == "needs_person"


def test_no_such_fields_and_a_check_that_was_not_run(judge_scan, judge):
    assert judge_scan(RULE, absent=[CHECK]).outcome == "not_applicable"
    assert judge_scan(RULE).outcome == "could_not_check"
    assert judge(RULE, facts={}).outcome == "could_not_check"
