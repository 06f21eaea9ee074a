"""Sensitive pages that send to advertisers."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.audit.rules.content.observed_looks import after_choice, observed

__all__ = ["observed"]

RULE = "content/sensitive-page-sends"


@pytest.mark.parametrize(
    ("path", "html", "outcome"),
    [
        ("benefits/housing-benefit", "<p>x", "fail"),
        ("contact", "<form method=post action=/send></form>", "fail"),
        ("parks", "<form action=/search></form>", "not_applicable"),
        ("parks", "<p>x", "not_applicable"),
    ],
)
def test_a_sensitive_page_does_not_send_to_advertisers(
    observed: Callable[..., Any], path: str, html: str, outcome: str
) -> None:
    before = after_choice("untouched", ["connect.facebook.net", "www.google-analytics.com"])
    found = observed(RULE, before, path=path, html=html)
    assert found.outcome == outcome
    if outcome == "fail":
        assert "connect.facebook.net" in found.findings[0].message
        assert "google-analytics" not in found.findings[0].message


def test_a_sensitive_page_may_have_statistics(observed: Callable[..., Any]) -> None:
    before = after_choice("untouched", ["www.google-analytics.com"])
    assert observed(RULE, before, path="housing/homeless").outcome == "pass"
