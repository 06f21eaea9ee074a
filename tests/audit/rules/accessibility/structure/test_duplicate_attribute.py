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


@pytest.mark.parametrize(
    ("html", "outcome"),
    [
        ("<p><a href=/a class=b class=c>Bins</a></p>", "fail"),
        ("<p><img src=/a.png alt=Hall ALT=Tower></p>", "fail"),
        ("<p><input name=a type=text name='b'></p>", "fail"),
        ("<p><a href=/a title='class=b class=c'>Bins</a></p>", "pass"),
        ("<p><a href=/a?b=1&b=2>Bins</a></p>", "pass"),
        ("<p>a=1 a=2</p>", "pass"),
    ],
)
def test_tags_without_quotes(judge, html, outcome):
    assert judge(RULE, html).outcome == outcome


def test_what_never_ends_costs_little(judge, cpu_limit):
    with cpu_limit(10):
        assert judge(RULE, "<p " + "a='b' <a \"" * 20_000 + "</p>").outcome in ("pass", "fail")
