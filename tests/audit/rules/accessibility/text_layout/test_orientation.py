"""The rule on pages locked to one way up, as axe-core finds them."""

import pytest

RULE = "accessibility/orientation"
CHECK = "css-orientation-lock"
EXPERIMENTAL = ["cat.structure", "wcag134", "wcag21aa", "experimental"]


@pytest.mark.parametrize("html", ['<html lang="en">', '<body class="portrait-only">'])
def test_a_lock_needs_a_person_because_the_check_is_experimental(judge_scan, html):
    verdict = judge_scan(RULE, bad=[(CHECK, html)], tags=EXPERIMENTAL)
    assert verdict.outcome == "needs_person"
    (found,) = verdict.findings
    assert found.message == "A style of this page locks it to one way of holding the device."
    assert found.evidence == html
    assert found.component.startswith(CHECK)


def test_pages_that_turn_and_issues_of_another_kind(judge_scan):
    assert judge_scan(RULE, passes=[CHECK]).outcome == "pass"
    other = [("meta-viewport", '<meta name="viewport" content="user-scalable=no">')]
    assert judge_scan(RULE, bad=other, passes=[CHECK]).outcome == "pass"


def test_no_such_styles_and_a_check_that_was_not_run(judge_scan, judge):
    assert judge_scan(RULE, absent=[CHECK]).outcome == "not_applicable"
    assert judge_scan(RULE, passes=["meta-viewport"]).outcome == "could_not_check"
    assert judge(RULE, facts={}).outcome == "could_not_check"


def test_without_its_style_sheets_nothing_is_known_of_the_lock(judge_scan):
    verdict = judge_scan(RULE, passes=[CHECK], refused_styles=["https://cdn.example/a.css"])
    assert verdict.outcome == "could_not_check"


@pytest.mark.parametrize(
    ("sheet", "outcome"),
    [
        ("", "pass"),
        ("<style>p { color: #111 }</style>", "pass"),
        ("<link rel=stylesheet href=/css/site.css>", "pass"),
        ("<link rel=preload href=//cdn.example/a.css>", "pass"),
        ("<link rel='STYLESHEET' href=//cdn.example/a.css>", "needs_person"),
        ("<link rel=stylesheet href=https://cdn.example/a.css>", "needs_person"),
    ],
)
def test_it_asks_only_where_a_style_sheet_could_not_be_read(judge_scan, sheet, outcome):
    html = f"<html lang=en><head>{sheet}</head><body><p>Bins</p></body></html>"
    verdict = judge_scan(RULE, unsure=[("css-orientation-lock", "<html>")], html=html)
    assert verdict.outcome == outcome
