"""Elements that HTML dropped because they only say how something looks."""

from typing import Any

import pytest

RULE = "accessibility/presentational-markup"


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ("<center>Words</center>", "center"),
        ('<p><font color="#c00" size="4">Closed on Monday</font></p>', "font"),
        ("<p><strike>£40</strike> £45</p>", "strike"),
        ("<td><tt>REF 123</tt></td>", "tt"),
        ("<p>Wide <spacer type=horizontal>open</p>", "spacer"),
        ("<basefont size=4><p>Words</p>", "basefont"),
        ("<p>Call <NOBR>01632 960 001</NOBR></p>", "nobr"),
    ],
)
def test_an_obsolete_element_is_reported(judge: Any, html: str, name: str) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "fail"
    assert [(x.key, x.message) for x in verdict.findings] == [
        (name, f"<{name}> is no longer part of HTML (1 place on this page).")
    ]


def test_each_kind_is_told_once_with_its_number(judge: Any) -> None:
    html = "<center>One</center><p><big>Two</big></p><center>Three</center>"
    messages = [x.message for x in judge(RULE, html).findings]
    assert len(messages) == 2
    assert "<center>" in messages[0]
    assert "2 places" in messages[0]


@pytest.mark.parametrize(
    "html",
    [
        "<p class=center>Words</p>",
        "<p><s>£40</s> <small>including VAT</small> <b>new</b> <u>x</u></p>",
        "<p>Write &lt;center&gt; in the box.</p><!-- <font>old</font> -->",
        '<svg><text font-size="12">Map</text></svg>',
        "<marquee>Closed</marquee>",  # moves: a rule of its own
    ],
)
def test_elements_that_html_keeps_pass(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"
