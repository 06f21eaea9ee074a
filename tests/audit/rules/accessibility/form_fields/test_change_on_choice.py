"""The rule on lists that go elsewhere at the first arrow key."""

from typing import Any

import pytest

RULE = "accessibility/change-on-choice"
HTML = '<select name="ward"><option>Abbey</option><option>Castle</option></select>'


def _walk(lists: Any) -> dict[str, Any]:
    walk = {"stops": [], "opened": [], "navigated": [], "trap": None, "whole": True}
    return {"walk": {**walk, "back": [], "keys": [], "skip": {}, "boxes": [], "lists": lists}}


def _list(name: str, *went: str) -> dict[str, Any]:
    return {"path": f"select#{name}", "html": HTML, "text": "Abbey Castle", "went": list(went)}


@pytest.mark.parametrize("address", ["/wards/castle", "https://www.mereford.gov.uk/cy?from=menu"])
def test_a_list_that_goes_elsewhere_fails(judge: Any, address: str) -> None:
    verdict = judge(RULE, facts=_walk([_list("quiet"), _list("ward", address, "/never")]))
    assert verdict.outcome == "fail"
    (found,) = verdict.findings
    assert found.message == f"An arrow key in this list goes to {address} at once."
    assert (found.where, found.evidence) == ("select#ward", HTML)


def test_each_list_that_goes_elsewhere_is_told(judge: Any) -> None:
    lists = [_list("ward", "/wards/castle"), _list("language", "/cy")]
    found = judge(RULE, facts=_walk(lists)).findings
    assert [x.where for x in found] == ["select#ward", "select#language"]


@pytest.mark.parametrize("lists", [[_list("ward")], [_list("ward"), _list("street")]])
def test_lists_that_stay_pass(judge: Any, lists: Any) -> None:
    assert judge(RULE, facts=_walk(lists)).outcome == "pass"


def test_a_page_that_goes_elsewhere_by_tab_is_another_rule(judge: Any) -> None:
    facts = _walk([_list("ward")])
    facts["walk"]["navigated"] = ["/wards/castle"]
    assert judge(RULE, facts=facts).outcome == "pass"


def test_no_list_is_not_applicable(judge: Any) -> None:
    assert judge(RULE, facts=_walk([])).outcome == "not_applicable"


@pytest.mark.parametrize("facts", [{}, {"looks": None, "walk": None}, _walk(None)])
def test_what_was_not_tried_could_not_be_checked(judge: Any, facts: Any) -> None:
    verdict = judge(RULE, facts=facts)
    assert verdict.outcome == "could_not_check"
    assert "in the time there is" in verdict.reason
