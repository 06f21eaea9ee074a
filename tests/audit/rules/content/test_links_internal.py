from __future__ import annotations

import dataclasses

import pytest

from signpost.workspace.records import Page

RULE = "content/links-internal"


@pytest.fixture
def judge_link(judge, make_site):
    """Judge a page with one link; `answers` are what other sites answered."""

    def run(href: str, *answers: Page):
        site = make_site({"/page": "<p>Hello</p>"})
        site.outside.update({x.url: x for x in answers})
        return judge(RULE, f"<a href={href}>Timesheets</a>", site=site)

    return run


@pytest.mark.parametrize(
    "href",
    [
        "http://10.1.2.3/x",
        "http://192.168.0.9:8080/",
        "http://169.254.169.254/latest",
        "http://[fd00::1]/",
        "http://intranet/hr",
        "https://hr.mereford.local/",
        "https://wiki.corp/",
        "https://portal.mereford.internal/x",
        "https://staging.mereford.gov.uk/bins",
        "https://www-uat.mereford.gov.uk/",
        "https://mereford-preprod.supplier.com/",
        "https://test.mereford.gov.uk/",
        "https://dev2.mereford.gov.uk/",
        "https://forms-test.mereford.gov.uk/",
    ],
)
def test_hosts_that_are_not_public(judge_link, href: str) -> None:
    verdict = judge_link(href)
    assert (verdict.outcome, len(verdict.findings)) == ("needs_person", 1)


@pytest.mark.parametrize(
    "href", ["http://localhost:8080/x", "http://127.0.0.1/", "http://0x7f.1/", "http://[::1]/"]
)
def test_the_readers_own_computer(judge_link, href: str) -> None:
    verdict = judge_link(href)
    assert verdict.outcome == "fail"
    assert "the computer of whoever follows it. There is nothing there." in (
        verdict.findings[0].message
    )


@pytest.mark.parametrize(
    "href",
    [
        "https://www.gov.uk/",
        "https://8.8.8.8/",
        "https://dev.example.com/docs",
        "https://test.example.com/",
        "https://latest.mereford.gov.uk/",
        "https://devon.gov.uk/",
        "https://developers.mereford.gov.uk/",
        "https://contest.mereford.gov.uk/",
        "https://backstage.mereford.gov.uk/",
        "https://local.gov.uk/",
    ],
)
def test_public_hosts(judge_link, href: str) -> None:
    assert judge_link(href).outcome == "pass"


def test_own_pages_do_not_count(judge_link) -> None:
    assert judge_link("/staging/intranet").outcome == "not_applicable"


def test_what_is_broken_is_told_by_another_rule(judge_link) -> None:
    gone = Page(1, "http://intranet/hr", "external", error="dns")
    private = dataclasses.replace(gone, error="private")
    assert judge_link("http://intranet/hr", gone).outcome == "pass"
    assert judge_link("http://intranet/hr", private).outcome == "needs_person"
