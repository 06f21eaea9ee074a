"""Tracking before a choice and after a refusal; and sensitive pages that send to advertisers."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from signpost.workspace.artifacts.third_parties import (
    THIRD_PARTIES,
    AskedHost,
    Choice,
    ObservedPage,
    SetCookie,
    ThirdParties,
    ThirdPartyLook,
)
from tests.conftest import HOME

TRACKING, SENSITIVE = "content/tracking-without-consent", "content/sensitive-page-sends"


def look(choice: Choice, hosts: Sequence[str] = (), cookies: Sequence[str] = ()) -> ThirdPartyLook:
    """Make what was seen after a choice."""
    return ThirdPartyLook(
        choice=choice,
        state="seen",
        hosts=[AskedHost(host=x) for x in hosts],
        cookies=[SetCookie(name=x, host="www.anytown.gov.uk") for x in cookies],
    )


@pytest.fixture
def verdict(make_site: Callable[..., Any], judge: Callable[..., Any]) -> Callable[..., Any]:
    """Judge a rule over a site with one page that was observed."""

    def run(rule: str, *looks: ThirdPartyLook, path: str = "parking", html: str = "<p>x") -> Any:
        site = make_site({f"/{path}": f"<title>Page</title>{html}"})
        seen = ThirdParties(observed=[ObservedPage(url=HOME + path, pages=4, looks=looks)])
        site.workspace.artifacts.write(site.run.id, THIRD_PARTIES, seen)
        return judge(rule, site=site)

    return run


def test_advertising_before_a_choice_fails(verdict: Callable[..., Any]) -> None:
    found = verdict(TRACKING, look("untouched", ["stats.g.doubleclick.net", "fonts.gstatic.com"]))
    assert found.outcome == "fail"
    assert found.findings[0].message == (
        "This page, and 3 of the same template, uses advertising before anybody has chosen: a "
        "request to stats.g.doubleclick.net."
    )


def test_statistics_before_a_choice_need_a_person_and_fail_after_a_refusal(
    verdict: Callable[..., Any],
) -> None:
    assert verdict(TRACKING, look("untouched", [], ["_ga"])).outcome == "needs_person"
    assert verdict(TRACKING, look("refused", [], ["_ga"])).outcome == "fail"


def test_what_people_accepted_and_what_the_page_needs_pass(verdict: Callable[..., Any]) -> None:
    needed = ["fonts.gstatic.com", "maps.googleapis.com", "www.googletagmanager.com"]
    before = look("untouched", needed, ["ASP.NET_SessionId"])
    assert verdict(TRACKING, before, look("accepted", ["facebook.com"], ["_ga"])).outcome == "pass"


@pytest.mark.parametrize("rule", [TRACKING, SENSITIVE])
def test_what_nobody_observed_could_not_be_checked(
    rule: str, verdict: Callable[..., Any], make_site: Callable[..., Any], judge: Any
) -> None:
    assert judge(rule, site=make_site({"/": "<p>x"})).outcome == "could_not_check"
    failed = ThirdPartyLook(state="could_not_check", reason="it did not finish in time")
    assert verdict(rule, failed).outcome == "could_not_check"


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
    verdict: Callable[..., Any], path: str, html: str, outcome: str
) -> None:
    before = look("untouched", ["connect.facebook.net", "www.google-analytics.com"])
    found = verdict(SENSITIVE, before, path=path, html=html)
    assert found.outcome == outcome
    if outcome == "fail":
        assert "connect.facebook.net" in found.findings[0].message
        assert "google-analytics" not in found.findings[0].message


def test_a_sensitive_page_may_have_statistics(verdict: Callable[..., Any]) -> None:
    before = look("untouched", ["www.google-analytics.com"])
    assert verdict(SENSITIVE, before, path="housing/homeless").outcome == "pass"
