"""The rule on pages that change while only Tab is pressed."""

from typing import Any

import pytest

RULE = "accessibility/change-on-focus"
STOP = {
    "path": "header > a", "html": '<a href="/pay">Pay</a>', "parent": "header", "text": "Pay",
    "box": [20, 10, 60, 24], "seen": "yes", "hidden_by": "", "shown": True, "tabindex": 0,
    "pixels": "",
}  # fmt: skip


def _walk(**more: Any) -> dict[str, Any]:
    walk = {"stops": [STOP], "opened": [], "navigated": [], "trap": None, "whole": True}
    rest = {"back": [], "keys": [], "skip": {}, "boxes": [], "lists": []}
    return {"walk": {**walk, **rest, **more}}


@pytest.mark.parametrize(
    ("walk", "places"),
    [
        (_walk(opened=["/chat"]), ["/chat"]),
        (_walk(navigated=["/cy/hafan"]), ["/cy/hafan"]),
        (_walk(opened=["/chat", "/chat"], navigated=["/chat", "/cy"]), ["/chat", "/cy"]),
        (_walk(opened=[""]), ["a new window"]),
    ],
)
def test_each_address_is_told_once(judge: Any, walk: Any, places: list[str]) -> None:
    verdict = judge(RULE, facts=walk)
    assert verdict.outcome == "fail"
    assert [x.where for x in verdict.findings] == places
    assert "only the Tab key" in verdict.findings[0].message


@pytest.mark.parametrize("stops", [[STOP], [STOP, {**STOP, "path": "main > a"}]])
def test_a_page_that_stays_passes(judge: Any, stops: Any) -> None:
    assert judge(RULE, facts=_walk(stops=stops)).outcome == "pass"


def test_a_list_that_goes_elsewhere_by_arrow_key_is_another_rule(judge: Any) -> None:
    one = {"path": "select", "html": "<select>", "text": "Abbey", "went": ["/wards/abbey"]}
    assert judge(RULE, facts=_walk(lists=[one])).outcome == "pass"


def test_a_page_without_stops_is_not_applicable(judge: Any) -> None:
    assert judge(RULE, facts=_walk(stops=[])).outcome == "not_applicable"


@pytest.mark.parametrize("facts", [{}, {"looks": None, "walk": None}])
def test_what_was_not_seen_could_not_be_checked(judge: Any, facts: Any) -> None:
    verdict = judge(RULE, facts=facts)
    assert verdict.outcome == "could_not_check"
    assert "could not be used by keyboard" in verdict.reason


@pytest.mark.parametrize("end", ["", "/", "#main"])
def test_its_own_address_is_no_place_to_go_to(judge: Any, end: str) -> None:
    url = "https://www.mereford.gov.uk/wards/abbey"
    again = judge(RULE, url=url, facts=_walk(navigated=[url + end]))
    assert again.outcome == "pass"
    assert judge(RULE, url=url, facts=_walk(navigated=[url + "/map"])).outcome == "fail"
