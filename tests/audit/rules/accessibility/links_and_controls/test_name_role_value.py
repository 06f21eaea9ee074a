"""The rule on controls without a name or with wrong ARIA, as axe-core finds them."""

import pytest

from audit.evidence.visits.axe_severities import severity_of

RULE = "accessibility/name-role-value"


@pytest.mark.parametrize(
    ("check", "html", "words"),
    [
        ("aria-allowed-attr", "<p aria-checked=true>", "attribute that its role does not allow"),
        ("aria-braille-equivalent", "<b aria-braillelabel=x>", "braille but none in speech"),
        ("aria-command-name", "<div role=link></div>", "link or menu item has no name"),
        ("aria-conditional-attr", "<tr aria-level=2>", "does not fit its state"),
        ("aria-deprecated-role", "<ul role=directory>", "no longer in use"),
        ("aria-hidden-focus", "<a aria-hidden=true href=/>Home</a>", "hidden from screen readers"),
        ("aria-input-field-name", "<div role=combobox>", "This field has no name"),
        ("aria-prohibited-attr", "<span aria-label=New>", "must not stand on it"),
        ("aria-required-attr", "<div role=slider>", "lacks an ARIA attribute"),
        ("aria-roledescription", "<p aria-roledescription=card>", "role in words but has none"),
        ("aria-roles", "<div role=searchbar>", "role that does not exist"),
        ("aria-tab-name", "<div role=tab></div>", "This tab has no name"),
        ("aria-toggle-field-name", "<div role=switch></div>", "tick box or switch has no name"),
        ("aria-tooltip-name", "<div role=tooltip></div>", "tooltip has no words"),
        ("aria-valid-attr", "<a aria-labeledby=h>", "it may be misspelt"),
        ("aria-valid-attr-value", "<a aria-expanded=open>", "value that is not allowed"),
        ("button-name", '<button class="go"></button>', "This button has no words"),
        ("duplicate-id-aria", "<i id=hint>", "Two elements share an id"),
        ("frame-title", "<iframe src=/map>", "frame has no title"),
        ("frame-title-unique", "<iframe title=Map>", "same title as another one"),
        ("input-button-name", "<input type=submit value=''>", "This button has no words"),
        ("label", "<input name=ward>", "This field has no label"),
        ("nested-interactive", "<div role=button><a href=/>", "another control inside it"),
        ("select-name", "<select name=ward>", "drop-down list has no label"),
        ("summary-name", "<summary></summary>", "no words to open it by"),
    ],
)
def test_what_axe_finds_is_told_in_plain_words(judge_scan, check, html, words):
    verdict = judge_scan(RULE, bad=[(check, html)], impact="critical")
    assert verdict.outcome == "fail"
    (found,) = verdict.findings
    assert words in found.message
    assert (found.where, found.evidence) == ("main > div", html)
    assert found.severity == severity_of(check)


def test_buttons_are_mended_in_the_template_and_frames_by_hand(judge_scan):
    button, frame = judge_scan(
        RULE,
        bad=[("button-name", '<button class="go">'), ("frame-title", '<iframe class="map">')],
    ).findings
    assert button.component.startswith("button-name button class=go")
    assert frame.component == ""


def test_what_axe_cannot_decide_needs_a_person(judge_scan):
    verdict = judge_scan(RULE, unsure=[("aria-valid-attr-value", "<a aria-controls=x>")], count=4)
    assert verdict.outcome == "needs_person"
    assert "4 places" in verdict.findings[0].message
    assert "this element has an ARIA attribute with a value" in verdict.findings[0].message


def test_controls_that_say_what_they_are_and_issues_of_another_kind(judge_scan):
    assert judge_scan(RULE, passes=["label", "button-name"]).outcome == "pass"
    other = [("link-name", "<a href=/x></a>"), ("form-field-multiple-labels", "<input>")]
    assert judge_scan(RULE, bad=other, passes=["label"]).outcome == "pass"


def test_no_controls_and_a_scan_that_did_not_run(judge_scan, judge):
    assert judge_scan(RULE, absent=["label", "aria-roles"]).outcome == "not_applicable"
    assert judge_scan(RULE, passes=["link-name"]).outcome == "could_not_check"
    assert judge(RULE, facts={}).outcome == "could_not_check"
