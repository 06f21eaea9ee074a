"""The rule on ids that stand more than once on a page."""

from typing import Any

import pytest

RULE = "accessibility/duplicate-id"


@pytest.mark.parametrize(
    ("html", "message"),
    [
        (
            '<div id="nav">a</div><div id="nav">b</div>',
            "The id “nav” stands 2 times on this page.",
        ),
        (
            '<h2 id="fees">Fees</h2><p id="fees">£20</p><p id="fees ">£30</p>',
            "The id “fees” stands 3 times on this page.",
        ),
        (
            '<a href="#top">Up</a><p id="top">a</p><p id="top">b</p>',
            "The id “top” stands 2 times on this page, and something refers to it.",
        ),
    ],
)
def test_an_id_that_stands_twice_fails_and_is_told_once(
    judge: Any, html: str, message: str
) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "fail"
    assert [x.message for x in verdict.findings] == [message]


@pytest.mark.parametrize(
    "html",
    [
        "<label for=a>A</label><input id=a><input id=a>",
        "<input aria-describedby='x a'><p id=a>Hint</p><p id=a>Hint</p>",
        "<table aria-labelledby=a></table><h2 id=a>Fees</h2><h2 id=a>Fees</h2>",
        "<button aria-controls=a>Menu</button><ul id=a><li>1</ul><ul id=a><li>2</ul>",
        "<table><tr><th id=a>Day</th><th id=a>Open</th></tr><tr><td headers=a>1</td></tr></table>",
        "<a href='#a'>Fees</a><h2 id=a>Fees</h2><h2 id=a>Dates</h2>",
    ],
)
def test_an_id_that_something_refers_to_is_serious(judge: Any, html: str) -> None:
    assert [x.severity for x in judge(RULE, html).findings] == ["serious"]


def test_an_id_that_nothing_refers_to_is_as_bad_as_the_rule_says(judge: Any) -> None:
    html = "<a href='/page#a'>Fees</a><label for=b>B</label><input id=b><p id=a>1</p><p id=a>2</p>"
    assert [(x.severity, x.key) for x in judge(RULE, html).findings] == [(None, "id a")]


@pytest.mark.parametrize(
    "html",
    [
        "<div id=a></div><div id=b></div>",
        "<p id=fees>1</p><p id=Fees>2</p><p id=fees-2>3</p>",
        "<p id=''>1</p><p id=''>2</p>",
        "<svg><g id=a></g></svg><svg><g id=a></g></svg><p id=b>Words</p>",
        "<input id=x name=a><input id=y name=a>",
    ],
)
def test_different_ids_pass(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


def test_a_page_without_ids_is_not_applicable(judge: Any) -> None:
    assert judge(RULE, "<p class=a>1</p><p class=a>2</p>").outcome == "not_applicable"
