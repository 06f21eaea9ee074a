"""Words taken apart and columns made with spaces."""

from typing import Any

import pytest

RULE = "accessibility/white-space-layout"
_HARD = "&nbsp;"


@pytest.mark.parametrize(
    ("html", "word"),
    [
        ("<p>W E L C O M E to our site</p>", "W E L C O M E"),
        ("<h2>N O T I C E</h2>", "N O T I C E"),
        (f"<p>Please <b>S{_HARD}T{_HARD}O{_HARD}P</b> here</p>", "S\xa0T\xa0O\xa0P"),
        ("<p><br>O P E N all day</p>", "O P E N"),
    ],
)
def test_a_word_in_spaced_letters_needs_a_person(judge: Any, html: str, word: str) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "needs_person"
    assert [x.message for x in verdict.findings] == [f"“{word}” is read letter by letter."]


@pytest.mark.parametrize(
    "html",
    [
        f"<p>Monday{_HARD * 5}9am</p>",
        f"<p>Ward{_HARD * 4}Councillor</p>",
        f"<li>Adults {_HARD} {_HARD} {_HARD} {_HARD} £4</li>",
        f"<p>Ward<br>Castle{_HARD * 6}2 seats</p>",
    ],
)
def test_a_row_of_hard_spaces_needs_a_person(judge: Any, html: str) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "needs_person"
    assert [x.message for x in verdict.findings] == [
        "Rows of hard spaces push these words into place."
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<p>Parts A B C D of the form; 10&nbsp;km</p>",
        "<p>M A P</p>",  # three letters may be initials
        "<p>J R R Hartley, a b x y</p>",
        "<p>A to Z: P Q R S T</p>",
        f"<p>Ward{_HARD * 3}Councillor</p>",
        f"<p>{_HARD * 6}</p>",  # nothing there to push
        "<p>Monday          9am</p>",  # plain spaces fold into one
    ],
)
def test_plain_words_and_letters_pass(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize(
    "tag", ["pre", "code", "textarea", "script", "style", "template", "noscript", "svg"]
)
def test_what_keeps_its_spaces_or_is_not_read_passes(judge: Any, tag: str) -> None:
    words = "Mon" + "\u00a0" * 5 + "9am W E L C O M E"
    assert judge(RULE, f"<{tag}>{words}</{tag}>").outcome == "pass"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("W i n t e r lights", "needs_person"),
        ("the   l i b r a r y", "needs_person"),
        ("Plots a b c d e f", "pass"),
        ("x is a y of a b", "pass"),
    ],
)
def test_small_letters_apart(judge, text, outcome):
    assert judge(RULE, f"<p>{text}</p>").outcome == outcome
