"""The rule on elements that give their focus away at once."""

from typing import Any

import pytest

RULE = "accessibility/focus-taken-away"


@pytest.mark.parametrize(
    "html",
    [
        '<a href=/x onfocus="this.blur()">Go on</a>',
        '<button onclick="blur( )">Pay</button>',
        '<input type="image" src="/go.png" alt="Go" onmousedown="if (x) { this.blur ( ); }">',
        '<a href="/map" onfocusin="this.blur();">Map</a>',
    ],
)
def test_an_element_that_blurs_itself_fails(judge: Any, html: str) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "fail"
    (found,) = verdict.findings
    assert found.message == "This gives the focus away as soon as it has it."
    assert found.evidence[:7] == html[:7]


def test_each_element_is_told(judge: Any) -> None:
    link = '<a id={} href=/x onfocus="this.blur()">Go on</a>'
    html = f"{link.format('a')}<a id=b href=/y onfocus='show()'>Y</a>{link.format('c')}"
    assert [x.where for x in judge(RULE, html).findings] == ["a#a", "a#c"]


@pytest.mark.parametrize(
    "html",
    [
        '<a href=/x onfocus="show()">Go on</a>',
        '<a href=/x onclick="unblur()">Show the picture</a>',
        '<input onfocus="blurBackground(true)" aria-label="Name">',
        '<input onblur="check(this)" onchange="this.blur()" aria-label="Name">',
        "<p>Call this.blur() to take the focus away</p>",
    ],
)
def test_other_scripts_pass(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize(
    ("script", "outcome"),
    [
        ("document.activeElement.blur()", "fail"),
        ("event.target.blur();", "fail"),
        ("if (x) this.blur ( )", "fail"),
        ("menu.blur()", "pass"),
        ("document.getElementById('q').blur()", "pass"),
        ("unblur(); this.menu.blur()", "pass"),
    ],
)
def test_whose_focus_it_takes(judge, script, outcome):
    assert judge(RULE, f'<a href=/a onclick="{script}">Bins</a>').outcome == outcome
