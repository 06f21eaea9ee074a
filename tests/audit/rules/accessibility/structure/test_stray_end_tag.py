"""End tags of elements that were never opened."""

from typing import Any

import pytest

RULE = "accessibility/stray-end-tag"


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ("<div>strings of pearls</span></div>", "span"),
        ("<p>Ring us</strong> before noon</p>", "strong"),
        ("<section><p>Bins</p></section></div>", "div"),
        ("<ul><li>One</li></ul></ul>", "ul"),
        ("<table><tr><td>1</a></td></tr></table>", "a"),
    ],
)
def test_an_end_tag_that_closes_nothing_fails(judge: Any, html: str, name: str) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "fail"
    assert [x.message for x in verdict.findings] == [
        f"</{name}> closes something that was never opened."
    ]
    assert verdict.findings[0].key == f"stray {name}"


def test_the_first_is_told_with_its_line_and_the_others_are_counted(judge: Any) -> None:
    (found,) = judge(RULE, "<p>One</p>\n<p>Two</em></p>\n</div></div>").findings
    assert found.where == "line 2 of the page's code"
    assert "</em> closes" in found.message
    assert "2 more end tags" in found.message


@pytest.mark.parametrize(
    "html",
    [
        "<div><p>a<div>b</div></p></p><br></br></br></div>",
        "<p>a <b>b <i>c</b> d</i></p>",  # in the wrong order, but each was opened
        "<ul><li>One<li>Two</li></li></ul>",
        "<!-- </div> --><p>Write &lt;/b&gt; at the end</p>",
        "<script>document.write('</span>')</script>",
        "<svg><path d='M0 0'/></path></svg>",
        "<P>Capitals</P><DIV></div>",
    ],
)
def test_tags_that_match_or_may_stand_alone_pass(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize("tag", ["p", "br", "li", "dd", "dt", "tbody", "thead", "tfoot"])
def test_end_tags_that_browsers_make_sense_of_pass(judge: Any, tag: str) -> None:
    assert judge(RULE, f"<p>Ring us</{tag}>").outcome == "pass"


def test_a_page_closed_twice_passes(judge: Any) -> None:
    html = "<html lang=en><title>Bins</title><p>Bins</p></head></body></html></body></html>"
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize(
    ("html", "outcome"),
    [
        ("<textarea>Write </b> here</textarea>", "pass"),
        ("<textarea><b></textarea><p>x</p>", "pass"),
        ("<iframe src=/a></div></iframe>", "pass"),
        ("<textarea></textarea></b>", "fail"),
        ("<textarea><b></textarea></b>", "fail"),
        ("<textarea></textarea></textarea>", "fail"),
    ],
)
def test_what_is_typed_is_no_markup(judge, html, outcome):
    assert judge(RULE, html).outcome == outcome


@pytest.mark.parametrize(
    "html",
    [
        "<title>Bold <b></title><p>Text</b></p>",
        "<script>document.write('<b>')</script><p>Text</b></p>",
        "<style>a::before{content:'<b>'}</style><p>Text</b></p>",
        "<!-- <b> --><p>Text</b></p>",
        "<p title='<b>'>Text</b></p>",
        '<p title="it\'s">Text</b></p>',
        "<p data-x=<b>Text</p></b></b>",
        "<P CLASS='A'>Text</B></P>",
    ],
)
def test_a_stray_tag_is_found_whatever_looks_like_its_beginning(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "fail"
