"""The rule on text with too little contrast, from what axe-core found on both devices."""

from typing import Any

import pytest

from audit.rule import issue_of

RULE = "accessibility/contrast"
SAYING = "This text has too little contrast with its background"
COVERED = "Fix any of the following:\n  it's partially obscured by another element"
PICTURE = "Fix any of the following:\n  Its background is a picture"
SHORT = "Fix any of the following:\n  Element content is too short to determine if it is text"
FAILED = {"error": "it took too long"}


def _measured(text: str, ratio: str = "2.32") -> str:
    return (
        f"Fix any of the following:\n  Element has insufficient color contrast of {ratio} "
        f"(foreground color: {text}, background color: #ffffff, font size: 12.0pt (16px), "
        "font weight: normal). Expected contrast ratio of 4.5:1"
    )


def _node(target: str = "main > p", html: str = "<p>Fees</p>", summary: str = "") -> dict[str, Any]:
    return {"target": target, "ancestry": "", "html": html, "summary": summary}


def _result(*nodes: dict[str, Any], count: int = 1) -> dict[str, Any]:
    told = {"help": "", "description": "", "help_url": "", "tags": ["wcag2aa", "wcag143"]}
    nodes_and_count = {"nodes": list(nodes), "count": count}
    return {"id": "color-contrast", "impact": "serious", **told, **nodes_and_count}


def _scan(**parts: Any) -> dict[str, Any]:
    scan = {"version": "4.10", "violations": [], "incomplete": [], "passes": []}
    return {**scan, "inapplicable": [], **parts}


def _facts(phone: Any, desktop: Any) -> dict[str, Any]:
    return {"axe": {"phone": phone, "desktop": desktop}}


def _undecided(summary: str | None) -> dict[str, Any]:
    found = [_result(_node(summary=summary))] if summary else []
    return _scan(incomplete=found, passes=["color-contrast"])


@pytest.mark.parametrize(("ratio", "text"), [("2.32", "#aaaaaa"), ("4.49", "#777777")])
def test_pale_text_fails_and_is_told_in_figures(judge: Any, ratio: str, text: str) -> None:
    bad = _scan(violations=[_result(_node(summary=_measured(text, ratio)))])
    verdict = judge(RULE, facts=_facts(bad, bad))
    assert verdict.outcome == "fail"
    (found,) = verdict.findings
    assert found.message == f"{SAYING}: {text} on #ffffff has {ratio} to 1, and it needs 4.5 to 1."
    assert (found.where, found.evidence, found.severity) == ("main > p", "<p>Fees</p>", "serious")


def test_pale_text_without_figures_fails_too(judge: Any) -> None:
    bad = _scan(violations=[_result(_node(), _node("footer > p", "<p>Help</p>"), count=2)])
    found = judge(RULE, facts=_facts(bad, _scan(passes=["color-contrast"]))).findings
    assert [(x.message, x.device) for x in found] == [(f"{SAYING}.", "phone")] * 2


def test_what_is_undecided_is_told_once_a_page_with_its_reason(judge: Any) -> None:
    nodes = [_node("a", summary=PICTURE), _node("b", summary=PICTURE)]
    unsure = _scan(incomplete=[_result(*nodes, count=7)])
    verdict = judge(RULE, facts=_facts(unsure, unsure))
    assert verdict.outcome == "needs_person"
    (found,) = verdict.findings
    assert "7 places" in found.message
    assert "Its background is a picture" in found.message


@pytest.mark.parametrize(
    ("phone", "desktop", "outcome"),
    [
        (None, None, "pass"),
        (COVERED, None, "pass"),
        (COVERED, COVERED, "needs_person"),
        (PICTURE, None, "needs_person"),
        (SHORT, SHORT, "pass"),
    ],
)
def test_what_is_decided_at_the_other_width_or_is_one_character_needs_nobody(
    judge: Any, phone: str | None, desktop: str | None, outcome: str
) -> None:
    made = _facts(_undecided(phone), _undecided(desktop))
    assert judge(RULE, facts=made).outcome == outcome


def test_covered_text_needs_a_person_where_the_other_scan_failed(judge: Any) -> None:
    assert judge(RULE, facts=_facts(_undecided(COVERED), FAILED)).outcome == "needs_person"


def test_a_page_without_text_is_not_applicable(judge: Any) -> None:
    none = _scan(inapplicable=["color-contrast"])
    assert judge(RULE, facts=_facts(none, none)).outcome == "not_applicable"


GOOD = _facts(_scan(passes=["color-contrast"]), _scan(passes=["color-contrast"]))


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({}, "was not made"),
        (_facts(FAILED, FAILED), "it took too long"),
        ({**GOOD, "refused_styles": ["https://cdn.example.com/look.css"]}, "cdn.example.com"),
    ],
)
def test_what_was_not_seen_as_it_looks_could_not_be_checked(
    judge: Any, facts: Any, reason: str
) -> None:
    assert judge(RULE, facts=GOOD).outcome == "pass"
    verdict = judge(RULE, facts=facts)
    assert (verdict.outcome, reason in verdict.reason) == ("could_not_check", True)


def _issue(judge: Any, page: str, target: str, html: str, summary: str = "") -> str:
    bad = _scan(violations=[_result(_node(target, html, summary))])
    (found,) = judge(RULE, facts=_facts(bad, bad)).findings
    return issue_of(RULE, page, found)


def test_links_of_one_colour_are_one_issue_wherever_they_stand(judge: Any) -> None:
    places = [("nav > a[href='/a']", "#999999"), ("footer a", "#999999"), ("nav > a", "#777777")]
    names = [_issue(judge, "/x", at, "<a>x</a>", _measured(colour)) for at, colour in places]
    assert names[0] == names[1] != names[2]


def test_a_template_element_is_one_issue_over_pages(judge: Any) -> None:
    first = ("#nav-12 > li:nth-child(1) > a", '<a class="nav-item" href="/bins">Bins</a>')
    second = ("#nav-99 > li:nth-child(3) > a", '<a class="nav-item" href="/pay">Pay</a>')
    other = ("#nav-99 > li:nth-child(3) > a", '<a class="pale" href="/pay">Pay</a>')
    names = [_issue(judge, f"/{n}", *what) for n, what in enumerate((first, second, other))]
    assert names[0] == names[1] != names[2]
