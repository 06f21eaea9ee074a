"""The rule on consent banners."""

from __future__ import annotations

from typing import Any

import pytest

RULE = "accessibility/consent-banner"
GOOD = {
    "path": "div#cookies",
    "html": "<div id=cookies>",
    "text": "We use cookies",
    "share": 0.25,
    "role": "region",
    "name": "Cookies",
    "controls": ["Accept all cookies", "Reject all cookies", "Settings"],
}


@pytest.mark.parametrize(
    ("changes", "outcome", "words"),
    [
        ({}, "pass", ""),
        ({"share": 0.7}, "fail", "covers 70%"),
        ({"share": 0.5}, "pass", ""),
        ({"role": "", "name": ""}, "needs_person", "a role and a name"),
        ({"name": ""}, "needs_person", "without a name"),
        ({"controls": ["Accept all", "Manage settings"]}, "needs_person", "“Accept all”"),
        ({"controls": ["I agree"]}, "needs_person", "“I agree”"),
        ({"controls": ["Accept", "Use necessary cookies only"]}, "pass", ""),
        ({"controls": ["Yes", "No"]}, "pass", ""),
        ({"controls": ["Accept only essential cookies"]}, "pass", ""),
        ({"controls": ["Hide this message"]}, "pass", ""),
    ],
)
def test_banner(judge: Any, changes: dict[str, Any], outcome: str, words: str) -> None:
    verdict = judge(RULE, facts={"consent": [{**GOOD, **changes}]})
    assert verdict.outcome == outcome
    assert all(words in x.message for x in verdict.findings)


def test_one_fix_clears_all_pages(judge: Any) -> None:
    places = ("body > div:nth-of-type(4)", "body > div:nth-of-type(9)")
    found = [
        judge(RULE, facts={"consent": [{**GOOD, "path": x, "share": 0.9}]}).findings[0]
        for x in places
    ]
    assert found[0].component == found[1].component


@pytest.mark.parametrize(
    ("consent", "outcome"), [([], "not_applicable"), (None, "could_not_check")]
)
def test_no_banner(judge: Any, consent: Any, outcome: str) -> None:
    assert judge(RULE, facts={"consent": consent}).outcome == outcome
