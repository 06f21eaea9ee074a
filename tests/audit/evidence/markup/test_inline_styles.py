"""What style attributes declare, as browsers read them."""

import pytest

from audit.evidence.markup.inline_styles import declared, is_styled_away
from audit.evidence.markup.markup_findings import is_hidden
from signpost.pages.markup import Element, parse


def element(style: str) -> Element:
    """Return a paragraph with a style."""
    return parse(f"<p style='{style}'>x</p>".encode()).find(".//p")


@pytest.mark.parametrize(
    ("style", "value", "important"),
    [
        ("color: red", "red", False),
        ("COLOR : Red ! IMPORTANT", "red", True),
        ("color:red !important; color:blue", "red", True),
        ("color:red; color:blue", "blue", False),
        ("color:red; color:blue!important", "blue", True),
        ('background:url("a;color:green");color:red', "red", False),
        ("/* color:green; */color:red", "red", False),
        ("color", "", False),
        ("--colour:green", "", False),
    ],
)
def test_the_declaration_that_counts(style: str, value: str, important: bool) -> None:
    found = declared(element(style)).get("color")
    assert (found.value, found.important) == (value, important) if found else value == ""


@pytest.mark.parametrize(
    ("style", "away"),
    [
        ("display:none", True),
        ("DISPLAY : NONE!important", True),
        ("visibility: hidden", True),
        ("display:none;display:block", False),
        ("display: inline", False),
        ("--display:none", False),
    ],
)
def test_what_takes_an_element_off_the_page(style: str, away: bool) -> None:
    assert is_styled_away(element(style)) is away


@pytest.mark.parametrize(
    ("html", "hidden"),
    [
        ("<div hidden><b>x</b></div>", True),
        ("<div inert><b>x</b></div>", True),
        ("<div aria-hidden=TRUE><b>x</b></div>", True),
        ("<div style=display:none><b>x</b></div>", True),
        ("<dialog><b>x</b></dialog>", True),
        ("<dialog open><b>x</b></dialog>", False),
        ("<div aria-hidden=false><b>x</b></div>", False),
        ("<details><b>x</b></details>", False),  # a press away
    ],
)
def test_what_hides_what_is_in_it(html: str, hidden: bool) -> None:
    assert is_hidden(parse(html.encode()).find(".//b")) is hidden
