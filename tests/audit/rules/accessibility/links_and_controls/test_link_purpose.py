"""The rule on links that say nothing to a screen reader, as axe-core finds them."""

import pytest

RULE = "accessibility/link-purpose"


@pytest.mark.parametrize(
    ("check", "html", "words"),
    [
        ("link-name", '<a href="/news"><img src="/i/n.png"></a>', "This link has no words"),
        ("link-name", '<a class="icon-home" href="/"></a>', "This link has no words"),
        ("area-alt", '<area href="/abbey" coords="0,0,9,9">', "part of a picture map"),
    ],
)
def test_what_axe_finds_is_told_in_plain_words(judge_scan, check, html, words):
    verdict = judge_scan(RULE, bad=[(check, html)])
    assert verdict.outcome == "fail"
    (found,) = verdict.findings
    assert words in found.message
    assert (found.where, found.evidence, found.component) == ("main > div", html, "")


def test_what_axe_cannot_decide_needs_a_person(judge_scan):
    assert judge_scan(RULE, unsure=[("link-name", "<a href=/x>")]).outcome == "needs_person"


def test_links_with_words_and_issues_of_another_kind(judge_scan):
    assert judge_scan(RULE, passes=["link-name"]).outcome == "pass"
    other = [("button-name", "<button></button>"), ("image-alt", "<img src=/n.png>")]
    assert judge_scan(RULE, bad=other, passes=["area-alt"]).outcome == "pass"


def test_no_links_and_a_check_that_was_not_run(judge_scan, judge):
    assert judge_scan(RULE, absent=["link-name", "area-alt"]).outcome == "not_applicable"
    assert judge_scan(RULE, passes=["button-name"]).outcome == "could_not_check"
    assert judge(RULE, facts={}).outcome == "could_not_check"
