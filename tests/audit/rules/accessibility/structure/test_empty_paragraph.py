"""The rule on paragraphs that are used as white space."""

from typing import Any

import pytest

RULE = "accessibility/empty-paragraph"


@pytest.mark.parametrize(
    ("html", "message"),
    [
        ("<p></p>", "An empty paragraph stands on this page."),
        ("<p>&nbsp;</p><p><span></span></p>", "2 empty paragraphs stand on this page."),
        ("<p>Bins</p><p><br></p>", "An empty paragraph stands on this page."),
        ("<p class=spacer>\u200b</p>", "An empty paragraph stands on this page."),
        ("<p><strong>&nbsp; </strong></p><p>Fees</p><p> </p><p></p>", "3 empty paragraphs stand"),
    ],
)
def test_empty_paragraphs_are_counted_and_told_once(judge: Any, html: str, message: str) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "fail"
    (found,) = verdict.findings
    assert found.message.startswith(message)
    assert found.key == "empty paragraphs"


def test_the_first_is_the_place(judge: Any) -> None:
    (found,) = judge(RULE, "<div id=a><p>Words</p><p></p><p></p></div>").findings
    assert found.where == "div#a > p:nth-of-type(2)"


@pytest.mark.parametrize(
    "html",
    [
        "<p>Words</p><p><img src=x alt=y></p><p id=status></p>",
        "<p>.</p>",
        "<p><iframe src=/map title='Map of wards'></iframe></p><p><button></button></p>",
        "<div></div><p>Words</p>",
    ],
)
def test_paragraphs_that_show_something_pass(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize(
    "html",
    [
        "<div aria-live=polite><p></p></div>",
        "<p id=result></p><p role=alert></p>",
        "<section hidden><p></p></section>",
        "<ul><li></li></ul>",
    ],
)
def test_paragraphs_that_a_script_fills_are_not_applicable(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "not_applicable"
