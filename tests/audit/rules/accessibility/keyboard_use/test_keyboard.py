"""The rule on what the keyboard cannot reach, as axe-core finds it."""

import pytest

RULE = "accessibility/keyboard"


@pytest.mark.parametrize(
    ("check", "html", "words"),
    [
        ("frame-focusable-content", '<iframe tabindex="-1" src="/map">', "cannot get into it"),
        ("scrollable-region-focusable", '<div class="table-wrap">', "keyboard cannot scroll it"),
        ("server-side-image-map", '<img ismap src="/wards.gif">', "works with a mouse only"),
    ],
)
def test_what_axe_finds_is_told_in_plain_words(judge_scan, check, html, words):
    verdict = judge_scan(RULE, bad=[(check, html)])
    assert verdict.outcome == "fail"
    (found,) = verdict.findings
    assert words in found.message
    assert (found.where, found.evidence) == ("main > div", html)


def test_a_box_of_the_template_is_one_issue_and_a_picture_map_is_not(judge_scan):
    box, picture = judge_scan(
        RULE,
        bad=[
            ("scrollable-region-focusable", '<div class="news">'),
            ("server-side-image-map", "<img ismap>"),
        ],
    ).findings
    assert box.component.startswith("scrollable-region-focusable div class=news")
    assert picture.component == ""


def test_what_axe_cannot_decide_needs_a_person(judge_scan):
    unsure = [("frame-focusable-content", '<iframe src="https://maps.example">')]
    assert judge_scan(RULE, unsure=unsure).outcome == "needs_person"


def test_boxes_that_can_be_reached_and_issues_of_another_kind(judge_scan):
    assert judge_scan(RULE, passes=["scrollable-region-focusable"]).outcome == "pass"
    other = [("frame-title", "<iframe>"), ("tabindex", '<a tabindex="5">')]
    assert judge_scan(RULE, bad=other, passes=["frame-focusable-content"]).outcome == "pass"


def test_no_such_parts_and_checks_that_were_not_run(judge_scan, judge):
    assert judge_scan(RULE, absent=["server-side-image-map"]).outcome == "not_applicable"
    assert judge_scan(RULE, passes=["frame-title"]).outcome == "could_not_check"
    assert judge(RULE, facts={}).outcome == "could_not_check"


@pytest.mark.parametrize(
    ("html", "outcome"),
    [
        ("<iframe tabindex=-1 src=/map></iframe>", "fail"),
        ("<iframe tabindex=-1 src=/map></iframe><div class=modal>Hello</div>", "fail"),
        ("<iframe tabindex=-1 src=/map></iframe><dialog>Hello</dialog>", "needs_person"),
        ("<iframe src=/map></iframe><p role=alertdialog>Hello</p>", "needs_person"),
        ("<iframe src=/map></iframe><section aria-modal=true>Hello</section>", "needs_person"),
    ],
)
def test_a_frame_may_lie_behind_a_dialog(judge_scan, html, outcome):
    bad = [("frame-focusable-content", "<iframe>")]
    assert judge_scan(RULE, bad=bad, html=html).outcome == outcome
