"""Fields that nothing but their placeholder names."""

from typing import Any

import pytest

RULE = "accessibility/placeholder-as-label"


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ('<input placeholder="Your name">', "Your name"),
        ('<input type="email" name="e" placeholder=" you@example.org ">', "you@example.org"),
        ('<p>Tell us more</p><textarea placeholder="What happened?"></textarea>', "What happened?"),
        ('<label></label><input type=search placeholder="Search jobs">', "Search jobs"),
    ],
)
def test_a_placeholder_alone_is_no_label(judge: Any, html: str, words: str) -> None:
    verdict = judge(RULE, f"<form>{html}</form>")
    assert verdict.outcome == "fail"
    assert f"“{words}”" in verdict.findings[0].message


@pytest.mark.parametrize(
    "html",
    [
        '<label>Name <input placeholder="Your name"></label>',
        '<label for=pc>Postcode</label><input id=pc placeholder="ME1 1AA">',
        '<input aria-label="Search this site" placeholder="Search">',
        '<h2 id=t>Report a pothole</h2><textarea aria-labelledby=t placeholder="Where?"></textarea>',
        '<input title="Reference number" placeholder="For example 12345">',
        '<input name=nameless placeholder=" ">',  # no name at all is another rule's
    ],
)
def test_a_field_with_a_name_passes(judge: Any, html: str) -> None:
    assert judge(RULE, f"<form>{html}</form>").outcome == "pass"


@pytest.mark.parametrize(
    "html", ["<p>Words</p>", '<input type=checkbox placeholder="Yes"><select></select>']
)
def test_a_page_where_nothing_is_typed(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "not_applicable"
