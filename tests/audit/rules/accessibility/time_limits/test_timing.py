"""Pages that reload or move on by themselves, as axe-core found it."""

from typing import Any

import pytest

from audit.rules.accessibility.time_limits.timing import RULE as TIMING

RULE = "accessibility/timing"
_HTML = '<meta http-equiv="refresh" content="30; url=/bins/new">'
_NODE = {"target": "meta:nth-child(4)", "ancestry": "", "html": _HTML, "summary": ""}


def result(name: str, impact: str = "critical", summary: str = "") -> dict[str, Any]:
    words = {"tags": ["wcag2a"], "help": "", "description": "", "help_url": ""}
    nodes = [{**_NODE, "summary": summary}]
    return {"id": name, "impact": impact, **words, "count": 1, "nodes": nodes}


def facts(**parts: Any) -> dict[str, Any]:
    lists = {"violations": [], "incomplete": [], "passes": [], "inapplicable": []}
    scan = {"version": "4.10.2", **lists, **parts}
    return {"axe": {"phone": scan, "desktop": scan}}


@pytest.mark.parametrize("impact", ["critical", ""])
def test_a_timed_refresh_fails(judge: Any, impact: str) -> None:
    verdict = judge(RULE, facts=facts(violations=[result("meta-refresh", impact)]))
    assert verdict.outcome == "fail"
    (found,) = verdict.findings
    assert found.message == "This page reloads or goes elsewhere by itself after a time."
    assert (found.evidence, found.severity) == (_HTML, "serious")
    assert TIMING.severity == "serious"


def test_what_axe_could_not_decide_needs_a_person(judge: Any) -> None:
    undecided = result("meta-refresh", summary="Fix any of the following:\n  the delay is odd")
    verdict = judge(RULE, facts=facts(incomplete=[undecided]))
    assert verdict.outcome == "needs_person"
    assert "because: the delay is odd." in verdict.findings[0].message


@pytest.mark.parametrize(
    "also",
    [
        {},
        {"violations": [result("meta-refresh-no-exceptions", "minor")]},  # another level's check
        {"violations": [result("meta-viewport")]},
    ],
)
def test_a_page_that_waits_passes(judge: Any, also: dict[str, Any]) -> None:
    assert judge(RULE, facts=facts(passes=["meta-refresh"], **also)).outcome == "pass"


def test_nothing_to_say(judge: Any) -> None:
    assert judge(RULE, facts=facts(inapplicable=["meta-refresh"])).outcome == "not_applicable"
    assert judge(RULE, facts={}).outcome == "could_not_check"


def page(*refreshes: str, more: str = "") -> str:
    metas = "".join(f'<meta http-equiv="Refresh" content="{x}">' for x in refreshes)
    return f"<!doctype html><html lang=en><head><title>Bins</title>{metas}{more}</head></html>"


FOUND = facts(violations=[result("meta-refresh")])


@pytest.mark.parametrize(
    "html",
    [page("45"), page("600;url=/news"), page("72000, '/a'"), page("soon", "20; /b"), page("1.5;")],
)
def test_a_refresh_that_waits_is_read_from_the_page(judge: Any, html: str) -> None:
    verdict = judge(RULE, html, facts=facts(passes=["meta-refresh"]))
    assert verdict.outcome == "fail"
    assert verdict.findings[0].evidence.startswith("<meta")


@pytest.mark.parametrize("refresh", ["0", "0;", "0; url="])
def test_a_page_that_loads_itself_at_once_needs_a_person(judge: Any, refresh: str) -> None:
    assert judge(RULE, page(refresh), facts=FOUND).outcome == "needs_person"


def test_a_refresh_after_more_than_twenty_hours_needs_a_person(judge: Any) -> None:
    verdict = judge(RULE, page("72001; url=/tomorrow"), facts=FOUND)
    assert verdict.outcome == "needs_person"


@pytest.mark.parametrize(
    "html",
    [
        page("0; /elsewhere"),  # a redirect
        page("0; url=/new", "30; url=/later"),  # the first alone counts
        page("5: /a"),  # nothing that a browser heeds
        page(more='<noscript><meta http-equiv=refresh content="9; /plain"></noscript>'),
    ],
)
def test_refreshes_that_nobody_waits_for_pass_whatever_axe_says(judge: Any, html: str) -> None:
    outcome = "fail" if "noscript" in html else "pass"  # one that a script puts in is axe's to see
    assert judge(RULE, html, facts=FOUND).outcome == outcome
