"""The rule on what flashes more than three times a second."""

from typing import Any

import pytest

RULE = "accessibility/flashing-content"
FLASH = {
    "path": "main > div:nth-of-type(2)", "html": '<div class="alert-band">', "text": "Flood alert",
    "seconds": None, "turn": 200, "area": 40000, "changes": ["opacity"],
}  # fmt: skip


def _facts(**more: Any) -> dict[str, Any]:
    return {"looks": {"moving": [{**FLASH, **more}]}}


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"turn": 333},
        {"area": 21824},
        {"changes": ["transform", "backgroundColor"]},
        {"changes": ["visibility"], "seconds": 5},
        {"changes": ["color"]},
        {"changes": ["filter"]},
    ],
)
def test_a_large_fast_change_of_brightness_needs_a_person(judge: Any, more: Any) -> None:
    verdict = judge(RULE, facts=_facts(**more))
    assert verdict.outcome == "needs_person"
    (found,) = verdict.findings
    turn = more.get("turn", 200)
    assert found.message == f"This changes every {turn} thousandths of a second."
    assert (found.where, found.evidence) == (FLASH["path"], FLASH["html"])


@pytest.mark.parametrize(
    "more",
    [
        {"turn": 334},
        {"turn": 2000, "area": 9000, "changes": ["transform"]},
        {"turn": 0},
        {"area": 21823},
        {"changes": ["transform", "left"]},
        {"changes": []},
        {"seconds": 0.2},  # one round only: a change, not a flash
    ],
)
def test_what_is_slow_small_or_only_moves_passes(judge: Any, more: Any) -> None:
    assert judge(RULE, facts=_facts(**more)).outcome == "pass"


def test_speed_and_size_can_be_set(judge: Any) -> None:
    facts = _facts(turn=400, area=900)
    more = {"least_milliseconds": 401, "least_area": 900}
    assert judge(RULE, facts=facts, **more).outcome == "needs_person"
    assert judge(RULE, facts=facts, **{**more, "least_area": 901}).outcome == "pass"
    assert judge(RULE, facts=facts, **{**more, "least_milliseconds": 400}).outcome == "pass"


def test_nothing_that_moves_is_a_pass(judge: Any) -> None:
    assert judge(RULE, facts={"looks": {"moving": []}}).outcome == "pass"


@pytest.mark.parametrize("facts", [{}, {"looks": None, "walk": None}, {"looks": {"moving": None}}])
def test_what_was_not_seen_could_not_be_checked(judge: Any, facts: Any) -> None:
    verdict = judge(RULE, facts=facts)
    assert verdict.outcome == "could_not_check"
    assert "could not look at the styles" in verdict.reason


@pytest.mark.parametrize(
    ("seconds", "outcome"),
    [
        (0.25, "pass"),
        (0.35, "pass"),
        (0.5, "pass"),
        (0.75, "needs_person"),
        (None, "needs_person"),
        (30, "needs_person"),
    ],
)
def test_a_single_fade_is_no_flash(judge, seconds, outcome):
    fade = {"path": "main > p", "html": "<p>", "turn": 250, "seconds": seconds}
    facts = {"looks": {"moving": [{**fade, "area": 90000, "changes": ["opacity"]}]}}
    assert judge(RULE, facts=facts).outcome == outcome
