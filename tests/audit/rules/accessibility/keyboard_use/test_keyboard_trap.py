"""The rule on what the Tab key does not leave."""

import pytest

RULE = "accessibility/keyboard-trap"
STOP = {
    "path": "nav > ul > li > a",
    "html": '<a href="/council-tax">Council tax</a>',
    "text": "Council tax",
    "parent": "nav > ul",
    "box": [0, 80, 120, 24],
    "tabindex": 0,
    "seen": "yes",
    "hidden_by": "",
    "shown": True,
    "pixels": "differs",
}
MAP = {"path": "main > div#map", "html": '<div id="map" tabindex="0" class="leaflet">'}
EDITOR = {"path": "form > div:nth-of-type(2)", "html": '<div contenteditable="true">'}


def walked(stops, trap=None, of_trap=None, **more):
    walk = {
        "stops": stops,
        "back": [],
        "trap": trap,
        "opened": [],
        "navigated": [],
        "keys": [],
        "whole": True,
        "skip": {},
        "boxes": [],
        "lists": [],
    }
    return {"walk": {**walk, **(of_trap or {})}, **more}


@pytest.mark.parametrize("trap", [MAP, EDITOR])
def test_what_keeps_the_focus_is_an_issue(judge, trap):
    verdict = judge(RULE, facts=walked([STOP], trap))
    assert verdict.outcome == "fail"
    (found,) = verdict.findings
    assert (found.where, found.evidence) == (trap["path"], trap["html"])
    assert found.component == trap["path"].replace(":nth-of-type(2)", "")


def test_what_shift_and_tab_leave_needs_a_person(judge):
    verdict = judge(RULE, facts=walked([STOP], MAP, {"trap_left_backwards": True}))
    assert verdict.outcome == "needs_person"
    assert "Shift" in verdict.findings[0].message


def test_what_could_not_be_looked_at_again_is_no_pass(judge):
    verdict = judge(RULE, facts=walked([STOP], None, {"trap_checked": False}))
    assert verdict.outcome == "could_not_check"


@pytest.mark.parametrize("stops", [[STOP], [STOP, {**STOP, "path": MAP["path"], "shown": False}]])
def test_the_tab_key_moves_on(judge, stops):
    assert judge(RULE, facts=walked(stops)).outcome == "pass"


def test_nothing_takes_the_focus(judge):
    assert judge(RULE, facts=walked([])).outcome == "not_applicable"


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"looks": None, "walk": None},
        walked([STOP], MAP, refused_styles=["https://cdn.example/a.css"]),
    ],
)
def test_a_page_that_was_not_used(judge, facts):
    assert judge(RULE, facts=facts).outcome == "could_not_check"
