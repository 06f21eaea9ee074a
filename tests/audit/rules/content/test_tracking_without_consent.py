"""Tracking before a choice and after a refusal."""

from collections.abc import Callable
from typing import Any

import pytest

from signpost.settings.config import VisitSettings
from signpost.workspace.artifacts.third_parties import ThirdPartyLook
from tests.audit.rules.content.observed_looks import after_choice, observed

__all__ = ["observed"]

RULE = "content/tracking-without-consent"


def test_advertising_before_a_choice_fails(observed: Callable[..., Any]) -> None:
    found = observed(
        RULE, after_choice("untouched", ["stats.g.doubleclick.net", "fonts.gstatic.com"])
    )
    assert found.outcome == "fail"
    assert found.findings[0].message == (
        "This page, and 3 of the same template, uses advertising before anybody has chosen: a "
        "request to stats.g.doubleclick.net."
    )


def test_statistics_before_a_choice_need_a_person_and_fail_after_a_refusal(
    observed: Callable[..., Any],
) -> None:
    assert observed(RULE, after_choice("untouched", [], ["_ga"])).outcome == "needs_person"
    assert observed(RULE, after_choice("refused", [], ["_ga"])).outcome == "fail"


def test_what_people_accepted_and_what_the_page_needs_pass(observed: Callable[..., Any]) -> None:
    needed = ["fonts.gstatic.com", "maps.googleapis.com", "www.googletagmanager.com"]
    before = after_choice("untouched", needed, ["ASP.NET_SessionId"])
    assert (
        observed(RULE, before, after_choice("accepted", ["facebook.com"], ["_ga"])).outcome
        == "pass"
    )


@pytest.mark.parametrize("rule", [RULE, "content/sensitive-page-sends"])
def test_what_nobody_observed_could_not_be_checked(
    rule: str, observed: Callable[..., Any], make_site: Callable[..., Any], judge: Any
) -> None:
    asked = make_site({"/": "<p>x"}, visit=VisitSettings(third_party="observe"))
    assert judge(rule, site=asked).outcome == "could_not_check"
    assert judge(rule, site=make_site({"/": "<p>x"})).outcome == "not_applicable"  # not asked for
    failed = ThirdPartyLook(state="could_not_check", reason="it did not finish in time")
    assert observed(rule, failed).outcome == "could_not_check"
