"""The rule on fields that bring up the wrong keyboard."""

from __future__ import annotations

from typing import Any

import pytest


def field(label: str, **more: str) -> dict[str, Any]:
    empty = dict.fromkeys(("path", "html", "inputmode", "autocomplete", "name"), "")
    return {**empty, "type": "text", "label": label, "px": 16, **more}


@pytest.mark.parametrize(
    ("found", "cure"),
    [
        (field("Email address"), 'type="email"'),
        (field("Your e-mail *"), 'type="email"'),
        (field("Telephone number (optional)"), 'type="tel"'),
        (field("Mobile"), 'type="tel"'),
        (field("How we reach you", autocomplete="home tel"), 'type="tel"'),
        (field("How many bins do you need?"), 'inputmode="numeric"'),
        (field("Day"), 'inputmode="numeric"'),
        (field("Sort code"), 'inputmode="numeric"'),
    ],
)
def test_wrong(judge: Any, found: dict[str, Any], cure: str) -> None:
    verdict = judge("mobile/wrong-keyboard", facts={"fields": [found]})
    assert verdict.outcome == "fail"
    assert cure in verdict.findings[0].message


@pytest.mark.parametrize(
    "found",
    [
        field("Email address", type="email"),
        field("Phone number", inputmode="tel"),
        field("Email or phone number"),
        field("Email/phone"),
        field("Email subject"),
        field("Full name"),
        field("Council tax account number"),
        field("Is your mobile home your only home?"),
        field("Tell us what happened, and whether we may write to your email address about it"),
        field("Email address", type="textarea"),
        field("Days that suit you"),
        field(""),
    ],
)
def test_right_or_not_plain(judge: Any, found: dict[str, Any]) -> None:
    assert judge("mobile/wrong-keyboard", facts={"fields": [found]}).outcome == "pass"


def test_a_page_without_fields(judge: Any) -> None:
    assert judge("mobile/wrong-keyboard", facts={"fields": []}).outcome == "not_applicable"
