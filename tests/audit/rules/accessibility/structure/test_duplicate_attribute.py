"""The rule on tags that give the same attribute twice."""

from typing import Any

import pytest

RULE = "accessibility/duplicate-attribute"


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ('<p class="a" id="b" class="c">Words</p>', "class"),
        ("<img src='/a.jpg' alt='' alt='The hall'>", "alt"),
        ('<input type="text" ID="ward" name="ward" id="ward-2">', "id"),
        ("<a href=/pay title=\"Pay\"\n   href='/pay-now'>Pay</a>", "href"),
    ],
)
def test_an_attribute_given_twice_fails(judge: Any, html: str, name: str) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "fail"
    (found,) = verdict.findings
    assert found.message == f"“{name}” stands twice in one tag; only the first counts."
    assert html.startswith(found.evidence)


def test_each_tag_is_told_once(judge: Any) -> None:
    twice = '<i class="a" class="b" id="c" id="d"></i>'
    assert len(judge(RULE, twice + "<p id='e'>Words</p>" + twice).findings) == 2


@pytest.mark.parametrize(
    "html",
    [
        '<p class="a" data-class="c" title="class=b class=c">Words</p>',
        '<p class="a">One</p><p class="b">Two</p>',
        '<!-- <p class="a" class="b"> --><p>Words</p>',
        '<script>document.write(\'<p class="a" class="b">\')</script>',
        "<STYLE>/* <p class='a' class='b'> */</STYLE><p>Words</p>",
        '<textarea aria-label="Code"><p id="a" id="b"></textarea>',
        '<svg xml:lang="cy" lang="cy" viewBox="0 0 1 1"></svg>',
        '<a href="/find?id=1&id=2" id="find">Find</a>',
    ],
)
def test_what_only_looks_like_two_passes(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize("html", ["<!-- nothing but a <html> in a comment -->"])
def test_a_page_of_comments_is_not_applicable(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "not_applicable"
