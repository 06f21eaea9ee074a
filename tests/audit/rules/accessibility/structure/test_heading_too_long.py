"""The rule on whole paragraphs marked as headings."""

from typing import Any

import pytest

RULE = "accessibility/heading-too-long"


def _words(number: int) -> str:
    return " ".join(["bins"] * number)


@pytest.mark.parametrize(
    ("html", "words"),
    [
        (f"<h2>{'word ' * 60}</h2>", 60),
        (f"<h3 class=lead>{_words(26)}</h3>", 26),
        (
            f"<h4>We empty bins <a href=/days>{_words(20)}</a> and <em>more often</em> later</h4>",
            27,
        ),
    ],
)
def test_a_paragraph_as_a_heading_needs_a_person(judge: Any, html: str, words: int) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "needs_person"
    assert [x.message for x in verdict.findings] == [
        f"This heading has {words} words: is it a paragraph?"
    ]


def test_only_the_long_one_is_told(judge: Any) -> None:
    html = f"<h2 id=a>Fees</h2><p>Words</p><h2 id=b>{_words(30)}</h2><p>Words</p>"
    assert [x.where for x in judge(RULE, html).findings] == ["h2#b"]


@pytest.mark.parametrize(
    "html",
    [
        "<h2>Opening hours</h2>",
        f"<h2>{_words(25)}</h2>",
        f"<h2>Fees</h2><p>{_words(60)}</p>",
        f"<details><summary>{_words(30)}</summary><p>Words</p></details>",
        f"<nav><h2>{_words(30)}</h2></nav>",
    ],
)
def test_short_headings_and_what_is_none_pass(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


def test_the_most_words_can_be_set(judge: Any) -> None:
    html = f"<h2>{_words(8)}</h2>"
    assert judge(RULE, html, most_words=7).outcome == "needs_person"
    assert judge(RULE, html, most_words=8).outcome == "pass"


def test_a_page_without_headings_is_not_applicable(judge: Any) -> None:
    page = f"<html lang=en><title>Bins</title><main><p>{_words(40)}</p></main></html>"
    assert judge(RULE, page).outcome == "not_applicable"


def test_a_headline_of_news_may_be_long(judge: Any) -> None:
    html = f"<main><h1>{_words(30)}</h1><p>Words.</p><h2>{_words(30)}</h2></main>"
    news = judge(RULE, html, url="https://www.mereford.gov.uk/news/bins")
    assert [x.where.split()[-1] for x in news.findings] == ["h2"]
    assert len(judge(RULE, html).findings) == 2
