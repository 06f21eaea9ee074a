"""The rule on text that moves and cannot be stopped, as axe-core finds it."""

import pytest

RULE = "accessibility/pause-stop-hide"


@pytest.mark.parametrize(
    ("check", "html", "message"),
    [
        ("blink", "<blink>Polls are open</blink>", "This text blinks."),
        ("marquee", "<marquee>Snow: schools shut</marquee>", "This text scrolls by itself."),
    ],
)
def test_text_that_moves(judge_scan, check, html, message):
    verdict = judge_scan(RULE, bad=[(check, html)])
    assert verdict.outcome == "fail"
    (found,) = verdict.findings
    assert (found.message, found.evidence, found.component) == (message, html, "")


def test_what_axe_cannot_decide_needs_a_person(judge_scan):
    assert judge_scan(RULE, unsure=[("marquee", "<marquee>")]).outcome == "needs_person"


def test_text_that_stands_still_and_issues_of_another_kind(judge_scan):
    assert judge_scan(RULE, passes=["blink", "marquee"]).outcome == "pass"
    other = [("meta-refresh", '<meta http-equiv="refresh" content="5">')]
    assert judge_scan(RULE, bad=other, passes=["marquee"]).outcome == "pass"


def test_no_such_text_and_checks_that_were_not_run(judge_scan, judge):
    assert judge_scan(RULE, absent=["blink", "marquee"]).outcome == "not_applicable"
    assert judge_scan(RULE, passes=["meta-refresh"]).outcome == "could_not_check"
    assert judge(RULE, facts={}).outcome == "could_not_check"
