"""Pages that other pages show in a frame are parts of a page, and judged as such."""

from __future__ import annotations

from typing import Any

import pytest

from audit import framed_pages
from audit.registry import all_rules
from audit.results import PageJudgement, judged
from audit.rule import Finding

HOST = "https://www.mereford.gov.uk"


def test_the_rules_that_are_named_exist() -> None:
    assert all_rules().keys() >= framed_pages.WHOLE_PAGE_RULES


@pytest.mark.parametrize(
    ("rule", "key", "stays"),
    [
        ("content/heading-missing", "", False),
        ("journeys/dead-end", "", False),
        ("accessibility/best-practices", "region main", False),
        ("accessibility/best-practices", "tabindex a", True),
        ("accessibility/contrast", "color-contrast p", True),
        ("readability/long-sentences", "", True),
    ],
)
def test_what_stays(rule: str, key: str, stays: bool) -> None:
    page = PageJudgement(HOST + "/example", outcomes={rule: "fail"})
    page.findings = [judged(rule, page.url, "minor", Finding("x", where="p", key=key))]
    framed_pages.settle(page)
    assert bool(page.findings) == stays
    assert page.outcomes == {rule: "fail" if stays else "not_applicable"}


def test_which_pages_are_framed(make_site: Any) -> None:
    site = make_site(
        {
            "/": "<main><iframe src='/map'></iframe><iframe src='/tour/index.html'></iframe><a href='/contact'>Contact</a></main>",
            "/tour/": "<p>A tour.",
            "/map": "<iframe src='/'></iframe><p>A map.",
            "/contact": "<p>Write to us.",
        }
    )
    assert {HOST + "/map", HOST + "/tour/"} <= site.framed
    assert HOST + "/contact" not in site.framed


def test_an_example_of_a_not_found_page_is_no_broken_link(make_site: Any, judge: Any) -> None:
    lost = "<title>Page not found</title><main><h1>Page not found</h1><p>Check the address.</p>"
    html = "<main><iframe src='/example'></iframe><a href='/example'>Open it</a></main>"
    framed = make_site({"/": html, "/example": lost})
    assert judge("content/links-broken", html, site=framed, url=HOST + "/").outcome == "pass"
