"""What the engine says of structure that is not against WCAG."""

import pytest

from audit.evidence.visits.axe_severities import severity_of
from audit.rule import issue_of
from audit.rules.accessibility.structure import best_practices

RULE = "accessibility/best-practices"
SAYINGS = dict(best_practices.RULE.check.sayings)
FRAMES = "frame-tested"  # what could not be scanned was not checked, and is nothing wrong


def result(check, place="body > div", html='<div class="promo">', tags=(), impact="moderate"):
    node = {"target": place, "ancestry": f"html > {place}", "html": html, "summary": ""}
    words = {"tags": list(tags), "help": "", "description": "", "help_url": ""}
    return {"id": check, "impact": impact, **words, "count": 1, "nodes": [node]}


def scan(**parts):
    empty = {"violations": [], "incomplete": [], "passes": [], "inapplicable": []}
    return {"version": "4.10", **empty, **parts}


def both(found):
    return {"axe": {"phone": found, "desktop": found}}


@pytest.mark.parametrize("check", sorted(set(SAYINGS) - {FRAMES}))
def test_each_check_is_told_in_its_own_words(judge, check):
    verdict = judge(RULE, facts=both(scan(violations=[result(check)])))
    assert verdict.outcome == "fail"
    assert [x.message for x in verdict.findings] == [SAYINGS[check]]


@pytest.mark.parametrize(
    ("check", "message"),
    [
        ("heading-order", "This heading skips a level."),
        ("landmark-one-main", "The page has no main landmark."),
        ("tabindex", "This element jumps the queue of the Tab key (tabindex above 0)."),
    ],
)
def test_the_words_are_plain(judge, check, message):
    (found,) = judge(RULE, facts=both(scan(violations=[result(check)]))).findings
    assert (found.message, found.where) == (message, "body > div")
    assert found.severity == severity_of(check)


@pytest.mark.parametrize(("check", "issues"), [("region", 1), ("empty-heading", 2)])
def test_the_template_is_one_issue_and_what_editors_write_is_not(judge, check, issues):
    (found,) = judge(RULE, facts=both(scan(violations=[result(check)]))).findings
    assert len({issue_of(RULE, page, found) for page in ("/bins", "/tax")}) == issues


@pytest.mark.parametrize("check", ["region", "heading-order"])
def test_what_the_engine_cannot_decide_needs_a_person(judge, check):
    assert judge(RULE, facts=both(scan(incomplete=[result(check)]))).outcome == "needs_person"


def test_hidden_content_is_about_the_scan_and_not_told(judge):
    hidden = result("hidden-content", tags=["best-practice", "experimental", "review-item"])
    assert judge(RULE, facts=both(scan(incomplete=[hidden], passes=["region"]))).outcome == "pass"


UNSCANNED = result(FRAMES, "main > iframe", "<iframe src='/map'>", impact="critical")


@pytest.mark.parametrize("key", ["incomplete", "violations"])
def test_frames_that_could_not_be_scanned_are_nothing_wrong(judge, key):
    verdict = judge(RULE, facts=both(scan(**{key: [UNSCANNED]})))
    assert (verdict.outcome, verdict.findings) == ("could_not_check", [])
    assert "could not be scanned" in verdict.reason


def test_frames_are_told_beside_what_is_wrong(judge):
    found = judge(
        RULE, facts=both(scan(incomplete=[UNSCANNED], violations=[result("region")]))
    ).findings
    assert [(x.message, x.severity, x.certainty) for x in found] == [
        (SAYINGS["region"], "minor", "sure"),
        ("Not checked: 1 frame on this page could not be scanned.", "minor", "needs_person"),
    ]


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        (both(scan(passes=["region", "tabindex"])), "pass"),
        (both(scan(passes=["region"], violations=[result("color-contrast")])), "pass"),
        (both(scan(inapplicable=["accesskeys"])), "not_applicable"),
        (both(scan(passes=["color-contrast"])), "could_not_check"),
        (both({"error": "it took too long"}), "could_not_check"),
        ({}, "could_not_check"),
        (None, "could_not_check"),
    ],
)
def test_without_a_finding(judge, facts, outcome):
    assert judge(RULE, facts=facts).outcome == outcome


def test_a_skip_link_stands_outside_the_landmarks(judge):
    link = result("region", "a.skip", '<a class="skip" href="#main">Skip to content</a>')
    loose = result("region", "div", "<div>Late news</div>")
    found = judge(RULE, "<p>Words</p>", facts=both(scan(violations=[link, loose]))).findings
    assert [x.where for x in found] == ["div"]


@pytest.mark.parametrize(
    ("html", "places"),
    [
        ("<h2>Use</h2><iframe src='/example'></iframe><h3>Sizes</h3>", []),
        ("<h2>Use</h2><h4>Sizes</h4>", ["#sizes"]),
        ("<h2>Use</h2>", ["#sizes"]),
    ],
)
def test_a_heading_is_compared_with_those_of_its_own_page(judge, html, places):
    bad = result("heading-order", "#sizes", "<h3 id='sizes'>Sizes</h3>")
    found = judge(RULE, html, facts=both(scan(violations=[bad]))).findings
    assert [x.where for x in found] == places
