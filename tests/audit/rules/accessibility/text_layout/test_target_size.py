"""Links and buttons too small or too close, as axe-core found them, beyond the phone's own."""

from typing import Any

import pytest

from audit.rule import issue_of

RULE = "accessibility/target-size"
_HTML = '<a class="tag" href="/news/roads">Roads</a>'


def facts(html: str = _HTML, target: str = "main > a", **more: Any) -> dict[str, Any]:
    node = {"target": target, "ancestry": f"html > body > {target}", "html": html, "summary": ""}
    words = {"tags": ["wcag22aa"], "help": "", "description": "", "help_url": ""}
    told = [{"id": "target-size", "impact": "serious", **words, "count": 1, "nodes": [node]}]
    lists = {"violations": told, "incomplete": [], "passes": [], "inapplicable": []}
    scan = {"version": "4.10.2", **lists}
    return {"axe": {"phone": scan, "desktop": scan}, "targets": [], **more}


def target(**more: Any) -> dict[str, Any]:
    place = {"path": "main > a", "html": _HTML, "text": "Roads"}
    return {**place, "width": 40.0, "height": 18.5, "inline": False, "crowded": True, **more}


def test_a_small_target_fails(judge: Any) -> None:
    verdict = judge(RULE, facts=facts())
    assert verdict.outcome == "fail"
    (found,) = verdict.findings
    assert "smaller than 24 by 24 pixels and close to its neighbours" in found.message
    assert (found.where, found.evidence) == ("main > a", _HTML)


@pytest.mark.parametrize(
    ("seen", "outcome"),
    [
        (target(), "pass"),
        (target(width=12.0, height=40.0), "pass"),
        (target(html=_HTML.replace("<a class", "<a  CLASS")), "pass"),
        (target(height=23.9), "pass"),
        (target(height=24.0), "fail"),
        (target(crowded=False), "fail"),
        (target(inline=True), "fail"),
        (target(html='<a href="/news/parks">Parks</a>'), "fail"),
    ],
)
def test_what_the_phone_rule_tells_is_not_told_twice(
    judge: Any, seen: dict[str, Any], outcome: str
) -> None:
    assert judge(RULE, facts=facts(targets=[seen])).outcome == outcome


def test_links_told_apart_by_their_address_only_are_one_issue(judge: Any) -> None:
    names = set()
    for path in ("/bins", "/pay"):
        made = facts(f"<a href='{path}'>x</a>", f"nav a[href='{path}']")
        (found,) = judge(RULE, facts=made).findings
        names.add(issue_of(RULE, path, found))
    assert len(names) == 1


def scanned(**parts: Any) -> dict[str, Any]:
    lists = {"violations": [], "incomplete": [], "passes": [], "inapplicable": []}
    scan = {"version": "4.10.2", **lists, **parts}
    return {"axe": {"phone": scan, "desktop": scan}}


@pytest.mark.parametrize(
    ("made", "outcome"),
    [
        (scanned(passes=["target-size", "button-name"]), "pass"),
        (scanned(inapplicable=["target-size"]), "not_applicable"),
        (scanned(), "could_not_check"),
        ({}, "could_not_check"),
        (facts(refused_styles=["https://cdn.example.org/a.css"]), "could_not_check"),
    ],
)
def test_other_answers(judge: Any, made: dict[str, Any], outcome: str) -> None:
    assert judge(RULE, facts=made).outcome == outcome
