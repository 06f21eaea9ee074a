"""The rule on structure that shows and is not in the code, as axe-core finds it."""

import pytest

RULE = "accessibility/info-and-relationships"


@pytest.mark.parametrize(
    ("check", "html", "words"),
    [
        ("aria-hidden-body", '<body aria-hidden="true">', "whole page is hidden"),
        ("aria-required-children", '<ul role="menu"></ul>', "does not hold the parts"),
        ("aria-required-parent", '<li role="tab">Rates</li>', "stands outside the widget"),
        ("definition-list", "<dl><p>Fees</p></dl>", "description list (dl) holds"),
        ("dlitem", "<dd>£45</dd>", "outside a description list"),
        ("list", "<ul><div>Glass</div></ul>", "directly that is not a list item"),
        ("listitem", "<li>Paper and card</li>", "stands outside a list"),
        ("p-as-heading", "<p><b>Opening times</b></p>", "looks like a heading"),
        ("table-fake-caption", "<table>", "first row of this table is used as its caption"),
        ("td-has-header", "<table>", "have no header cell"),
        ("td-headers-attr", '<td headers="fee">£45</td>', "names a header that is not in"),
        ("th-has-data-cells", "<th>Ward</th>", "heads no cells"),
    ],
)
def test_what_axe_finds_is_told_in_plain_words(judge_scan, check, html, words):
    verdict = judge_scan(RULE, bad=[(check, html)])
    assert verdict.outcome == "fail"
    (found,) = verdict.findings
    assert words in found.message
    assert (found.where, found.evidence) == ("main > div", html)


@pytest.mark.parametrize("check", ["p-as-heading", "table-fake-caption", "td-has-header"])
def test_an_experimental_check_is_never_sure(judge_scan, check):
    bad = [(check, "<p><strong>Apply by post</strong></p>")]
    assert judge_scan(RULE, bad=bad, tags=["experimental"]).outcome == "needs_person"


def test_what_axe_cannot_decide_needs_a_person(judge_scan):
    verdict = judge_scan(RULE, unsure=[("aria-required-children", "<div role=list>")], count=3)
    assert verdict.outcome == "needs_person"
    assert "3 places" in verdict.findings[0].message


def test_lists_are_mended_by_hand_and_widgets_in_the_template(judge_scan):
    html = '<li class="step">Tell us where you live</li>'
    by_hand, template = judge_scan(
        RULE, bad=[("listitem", html), ("aria-required-parent", html)]
    ).findings
    assert by_hand.component == ""
    assert template.component.startswith("aria-required-parent li class=step")


def test_pages_that_are_in_order(judge_scan):
    assert judge_scan(RULE, passes=["list", "listitem"]).outcome == "pass"
    other = [("heading-order", "<h4>Fees</h4>"), ("link-name", "<a href=/fees></a>")]
    assert judge_scan(RULE, bad=other, passes=["dlitem"]).outcome == "pass"


def test_no_lists_and_a_scan_that_did_not_run(judge_scan, judge):
    assert judge_scan(RULE, absent=["list", "dlitem"]).outcome == "not_applicable"
    assert judge_scan(RULE, passes=["link-name"]).outcome == "could_not_check"
    assert judge(RULE, facts={"axe": None}).outcome == "could_not_check"
