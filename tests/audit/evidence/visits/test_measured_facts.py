"""What was not measured must not read as fine, in any rule on phones."""

from __future__ import annotations

from typing import Any

import pytest

from audit.registry import all_rules

RULES = [r.id for r in all_rules().values() if r.category == "mobile" and r.needs == ("visit",)]
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
    assert len(RULES) >= 17
