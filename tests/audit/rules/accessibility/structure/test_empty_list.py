"""The rule on lists and list items with nothing in them."""

from typing import Any

import pytest

RULE = "accessibility/empty-list"


@pytest.mark.parametrize(
    ("html", "messages"),
    [
        ("<ul></ul>", ["A list has no items (1 on this page)."]),
        ("<ul class=plain></ul>", ["A list has no items (1 on this page)."]),
        ("<ol> <!-- items --> </ol><dl></dl>", ["A list has no items (2 on this page)."]),
        ("<ul><li>One</li><li></li></ul>", ["A list item is empty (1 on this page)."]),
        (
            "<ol><li>Apply<li>&nbsp;<li><span></span></ol>",
            ["A list item is empty (2 on this page)."],
        ),
        (
            "<ul></ul><dl><dt>Fee</dt><dd></dd></dl>",
            ["A list has no items (1 on this page).", "A list item is empty (1 on this page)."],
        ),
    ],
)
def test_each_kind_is_told_once(judge: Any, html: str, messages: list[str]) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "fail"
    assert [x.message for x in verdict.findings] == messages


@pytest.mark.parametrize(
    "html",
    [
        "<ul id=results></ul><ul><li>One</li><li><img src=a alt=A></li></ul>",
        "<ul><li>Bins</li><li class=divider></li></ul>",
        "<ul><li><ul><li>Glass</li></ul></li></ul>",
        "<ul><li><input aria-label=Street></li><li><a href=/x aria-label=X><svg></svg></a></li></ul>",
        "<ul><li><iframe src=/map></iframe></li><li><button></button></li><li id=more></li></ul>",
        "<dl><div><dt>Fee</dt><dd>£20</dd></div></dl>",
    ],
)
def test_lists_that_hold_something_pass(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize(
    "html",
    [
        "<ul class=suggestions></ul><script src=/a.js></script>",
        "<ul aria-live=polite></ul>",
        "<div hidden><ul></ul></div>",
        "<div aria-hidden=true><ul><li></li></ul></div>",
        "<p></p>",
    ],
)
def test_lists_that_a_script_fills_are_not_applicable(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "not_applicable"
