"""Pages that keep people from zooming in, as axe-core found it."""

from typing import Any

import pytest

RULE = "accessibility/resize-text"
_HTML = '<meta name="viewport" content="width=device-width, user-scalable=no">'
_NODE = {
    "target": 'meta[name="viewport"]',
    "ancestry": "html > head > meta:nth-child(2)",
    "html": _HTML,
    "summary": "Fix any of the following:\n  user-scalable=no on <meta> tag disables zooming",
}


def result(name: str, impact: str = "critical") -> dict[str, Any]:
    words = {"help": "", "description": "", "help_url": ""}
    return {"id": name, "impact": impact, "tags": [], **words, "count": 1, "nodes": [_NODE]}


def facts(**parts: Any) -> dict[str, Any]:
    lists = {"violations": [], "incomplete": [], "passes": [], "inapplicable": []}
    scan = {"version": "4.10.2", **lists, **parts}
    return {"axe": {"phone": scan, "desktop": scan}}


def test_a_page_that_forbids_zoom_fails(judge: Any) -> None:
    verdict = judge(RULE, facts=facts(violations=[result("meta-viewport")]))
    assert verdict.outcome == "fail"
    (found,) = verdict.findings
    assert found.message == "The viewport meta tag keeps people from enlarging the page."
    assert (found.evidence, found.severity, found.device) == (_HTML, "serious", "")


def test_what_axe_could_not_decide_needs_a_person(judge: Any) -> None:
    verdict = judge(RULE, facts=facts(incomplete=[result("meta-viewport")]))
    assert verdict.outcome == "needs_person"
    assert "user-scalable=no on <meta> tag disables zooming" in verdict.findings[0].message


@pytest.mark.parametrize(
    "also",
    [
        {},
        # Zoom up to five times is a best practice, and not this criterion.
        {"violations": [result("meta-viewport-large", "minor")]},
        {"violations": [result("color-contrast", "serious")]},
    ],
)
def test_a_page_that_can_be_enlarged_passes(judge: Any, also: dict[str, Any]) -> None:
    assert judge(RULE, facts=facts(passes=["meta-viewport"], **also)).outcome == "pass"


def test_no_viewport_tag_and_no_scan(judge: Any) -> None:
    absent = facts(inapplicable=["meta-viewport"])
    assert judge(RULE, facts=absent).outcome == "not_applicable"
    assert judge(RULE, facts={}).outcome == "could_not_check"
    failed = {"axe": {"phone": {"error": "it took too long"}, "desktop": absent["axe"]["desktop"]}}
    assert judge(RULE, facts=failed).outcome == "could_not_check"


@pytest.mark.parametrize(
    ("content", "outcome"),
    [
        ("width=device-width, user-scalable=maybe", "needs_person"),
        ("user-scalable=false", "needs_person"),
        ("user-scalable = none ; width=device-width", "needs_person"),
        ("user-scalable=true,initial-scale=1", "needs_person"),
        ("width=device-width, user-scalable=yes", "pass"),
        ("user-scalable=1.0", "pass"),
        ("user-scalable=device-width", "pass"),
        ("width=device-width", "pass"),
    ],
)
def test_a_value_that_means_nothing_needs_a_person(
    judge_scan: Any, judge: Any, content: str, outcome: str
) -> None:
    scan = {"version": "4", "violations": [], "incomplete": [], "inapplicable": []}
    scan["passes"] = ["meta-viewport"]
    html = f"<html lang=en><head><meta name=viewport content='{content}'></head></html>"
    verdict = judge(RULE, html, facts={"axe": {"phone": scan, "desktop": scan}})
    assert verdict.outcome == outcome


@pytest.mark.parametrize(
    ("content", "outcome"),
    [
        ("width=device-width, initial-scale=1.5, maximum-scale=2", "needs_person"),
        ("initial-scale=3,maximum-scale=5", "needs_person"),
        ("width=device-width, initial-scale=1, maximum-scale=2", "pass"),
        ("initial-scale=2, maximum-scale=4", "pass"),
        ("initial-scale=yes", "pass"),
    ],
)
def test_a_page_that_begins_enlarged_has_to_leave_twice(
    judge: Any, content: str, outcome: str
) -> None:
    html = f'<html><head><meta name=viewport content="{content}"></head></html>'
    assert judge(RULE, html, facts=facts(passes=["meta-viewport"])).outcome == outcome


@pytest.mark.parametrize("stopper", ["touch", "gesture", "wheel", "key", "touch-action: none"])
def test_what_stops_the_ways_to_enlarge_needs_a_person(judge: Any, stopper: str) -> None:
    seen = {**facts(passes=["meta-viewport"]), "walk": {"zoom": [stopper]}}
    verdict = judge(RULE, facts=seen)
    assert verdict.outcome == "needs_person"
    assert len(verdict.findings) == 1
