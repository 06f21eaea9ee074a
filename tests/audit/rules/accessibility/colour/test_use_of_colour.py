"""Links in text that only their colour gives away, as axe-core found them."""

from typing import Any

import pytest

RULE = "accessibility/use-of-colour"
_HTML = '<a class="inline-link" href="/council-tax/appeal">appeal</a>'
_NODE = {
    "target": "main > p:nth-child(2) > a",
    "ancestry": "html > body > main > p:nth-child(2) > a",
    "html": _HTML,
    "summary": "Fix any of the following:\n  The link has no styling (such as underline)",
}


def result(name: str, count: int = 1) -> dict[str, Any]:
    words = {"tags": ["wcag2a"], "help": "", "description": "", "help_url": ""}
    return {"id": name, "impact": "serious", **words, "count": count, "nodes": [_NODE] * count}


def facts(**parts: Any) -> dict[str, Any]:
    lists = {"violations": [], "incomplete": [], "passes": [], "inapplicable": []}
    scan = {"version": "4.10.2", **lists, **parts}
    return {"axe": {"phone": scan, "desktop": scan}}


def test_a_link_of_another_colour_only_fails(judge: Any) -> None:
    verdict = judge(RULE, facts=facts(violations=[result("link-in-text-block")]))
    assert verdict.outcome == "fail"
    (found,) = verdict.findings
    assert found.message == "This link differs from the words around it by colour alone."
    assert (found.where, found.evidence) == (_NODE["target"], _HTML)
    assert "class=inline-link" in found.component  # one style, one issue over pages


def test_what_axe_could_not_decide_is_told_once(judge: Any) -> None:
    verdict = judge(RULE, facts=facts(incomplete=[result("link-in-text-block", 3)]))
    assert verdict.outcome == "needs_person"
    (found,) = verdict.findings
    assert "3 places" in found.message
    assert "The link has no styling" in found.message


@pytest.mark.parametrize(
    "also", [{}, {"violations": [result("color-contrast")]}, {"violations": [result("link-name")]}]
)
def test_underlined_links_pass(judge: Any, also: dict[str, Any]) -> None:
    assert judge(RULE, facts=facts(passes=["link-in-text-block"], **also)).outcome == "pass"


def test_nothing_to_say(judge: Any) -> None:
    absent = facts(inapplicable=["link-in-text-block"])
    assert judge(RULE, facts=absent).outcome == "not_applicable"
    assert judge(RULE, facts=facts(passes=["link-name"])).outcome == "could_not_check"
    assert judge(RULE, facts={}).outcome == "could_not_check"
