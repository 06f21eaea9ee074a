"""The rule on insecure parts of secure pages."""

from __future__ import annotations

from typing import Any

import pytest

RULE = "mobile/mixed-content"


@pytest.mark.parametrize(
    "html",
    [
        "<img src=http://www.mereford.gov.uk/a.jpg alt=''>",
        "<script src=http://cdn.example.com/a.js></script>",
        "<link rel=stylesheet href=http://cdn.example.com/a.css>",
        "<iframe src=http://maps.example.com/></iframe>",
        "<form action=http://www.mereford.gov.uk/send></form>",
    ],
)
def test_bad(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "fail"


@pytest.mark.parametrize(
    "html",
    [
        "<img src=/a.jpg alt=''>",
        "<a href=http://other.example.com/>A link to follow</a>",
        "<link rel=canonical href=http://www.mereford.gov.uk/page>",
        (
            "<meta http-equiv=Content-Security-Policy content=upgrade-insecure-requests>"
            "<img src=http://www.mereford.gov.uk/a.jpg alt=''>"
        ),
    ],
)
def test_good(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


def test_a_page_over_http_is_another_matter(judge: Any) -> None:
    verdict = judge(RULE, "<img src=http://a.example/a.jpg>", url="http://www.mereford.gov.uk/")
    assert verdict.outcome == "not_applicable"
