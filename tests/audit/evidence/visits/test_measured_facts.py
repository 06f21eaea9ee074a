"""What was not measured must not read as fine, in any rule on phones."""

from __future__ import annotations

from typing import Any

import pytest

from audit.registry import all_rules

RULES = [
    r.id for r in all_rules().values() if r.category == "mobile" and r.needs[-1:] == ("visit",)
]
KEYS = [
    "viewport",
    "fixed",
    "layout",
    "targets",
    "small_text",
    "text_sizes",
    "fields",
    "images",
    "phones",
    "page_errors",
    "failed",
    "bytes",
    "requests",
]


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("facts", [{}, dict.fromkeys(KEYS)], ids=["missing", "broken"])
def test_a_missing_fact_is_could_not_check(judge: Any, rule: str, facts: dict[str, Any]) -> None:
    verdict = judge(rule, facts=facts)
    assert verdict.outcome == "could_not_check"
    assert verdict.reason.startswith("the browser could not")
    assert judge(rule).outcome == "could_not_check"


def test_all_rules_on_phones_are_here() -> None:
    assert len(RULES) >= 16


BLOCK = {"path": "p", "html": "<p>", "chars": 300, "justified": True}


@pytest.mark.parametrize(
    ("blocks", "cut", "outcome"),
    [
        ([BLOCK], {}, "fail"),
        ([], {}, "pass"),
        ([], {"text": {"kept": 20000, "of": 51234, "what": "elements"}}, "could_not_check"),
        ([BLOCK], {"text": {"kept": 30, "of": 85}}, "fail"),
        ([], {"bold": {"kept": 30, "of": 85}}, "pass"),
    ],
)
def test_a_list_of_styles_that_was_cut(judge: Any, blocks: Any, cut: Any, outcome: str) -> None:
    verdict = judge("accessibility/justified-text", facts={"looks": {"text": blocks, "cut": cut}})
    assert verdict.outcome == outcome
    if "text" in cut:
        kept, of = cut["text"]["kept"], cut["text"]["of"]
        assert f"{kept:,} of {of:,}" in verdict.reason


SMALL = {"path": "a", "html": "<a>", "width": 12, "height": 12, "crowded": True}


@pytest.mark.parametrize(
    ("targets", "counts", "outcome"),
    [([SMALL], {"targets": 812}, "fail"), ([], {"targets": 812}, "could_not_check"),
     ([], {"fields": 812}, "pass"), ([{**SMALL, "native": True}], {}, "pass")],
)  # fmt: skip
def test_a_list_of_a_phone_that_was_cut(
    judge: Any, targets: Any, counts: Any, outcome: str
) -> None:
    verdict = judge("mobile/small-targets", facts={"targets": targets, "counts": counts})
    assert verdict.outcome == outcome
    assert ("of 812" in verdict.reason) is ("targets" in counts)


STOP = {"path": "a", "html": "<a>", "text": "Bins", "seen": "yes"}
WALKS = ["focus-not-visible", "focus-hidden", "focus-on-hidden", "focus-order", "keyboard-trap"]


@pytest.mark.parametrize("rule", [*WALKS, "change-on-focus"])
def test_stops_that_were_not_come_to(judge: Any, rule: str) -> None:
    walk = {"stops": [STOP], "stop_count": 143, "stops_left": 83}
    verdict = judge(f"accessibility/{rule}", facts={"walk": walk})
    assert verdict.outcome == "could_not_check"
    assert "1 of 143 stops" in verdict.reason
    assert judge(f"accessibility/{rule}", facts={"walk": {"stops": [STOP]}}).outcome == "pass"


def test_kinds_of_buttons_that_were_not_tried(judge: Any) -> None:
    button = {"path": "b", "html": "<b>", "text": "Go", "space": True, "enter": True}
    verdict = judge("accessibility/key-not-answered", facts={"walk": {
        "keys": [button], "button_kinds": 19}})  # fmt: skip
    assert (verdict.outcome, "1 of 19 kinds" in verdict.reason) == ("could_not_check", True)
