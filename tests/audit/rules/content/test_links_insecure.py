from __future__ import annotations

import pytest

from signpost.workspace.records import Page

RULE = "content/links-insecure"


def moved(url: str, location: str) -> Page:
    return Page(1, url, "external", 301, location=location)


@pytest.fixture
def judge_link(judge, make_site):
    """Judge a page with one link; `answers` are what other sites answered."""

    def run(href: str, *answers: Page):
        site = make_site({"/page": "<p>Hello</p>"})
        site.outside.update({x.url: x for x in answers})
        return judge(RULE, f"<a href={href}>Pay</a>", site=site)

    return run


@pytest.mark.parametrize(
    ("href", "answers", "outcome"),
    [
        ("http://www.mereford.gov.uk/pay", [], "fail"),
        ("http://a.org/x", [moved("http://a.org/x", "https://a.org/x")], "fail"),
        ("http://a.org/x", [moved("http://a.org/x", "https://www.a.org/y")], "fail"),
        # No evidence that the other site answers on https.
        ("http://a.org/x", [], "pass"),
        ("http://a.org/x", [Page(1, "http://a.org/x", "external", 200)], "pass"),
        ("http://a.org/x", [moved("http://a.org/x", "https://b.org/x")], "pass"),
        ("http://a.org/x", [moved("http://a.org/x", "http://a.org/y")], "pass"),
        ("https://a.org/x", [], "not_applicable"),
        ("http://127.0.0.1:8000/", [], "not_applicable"),
    ],
)
def test_http_links(judge_link, href: str, answers: list[Page], outcome: str) -> None:
    assert judge_link(href, *answers).outcome == outcome


def test_it_says_what_to_write(judge_link) -> None:
    verdict = judge_link("http://www.mereford.gov.uk/pay")
    assert verdict.findings[0].message.endswith("https://www.mereford.gov.uk/pay")
