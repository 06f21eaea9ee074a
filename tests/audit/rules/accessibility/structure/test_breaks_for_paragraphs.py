"""Paragraphs made with two line breaks."""

from typing import Any

import pytest

RULE = "accessibility/breaks-for-paragraphs"


@pytest.mark.parametrize(
    "html",
    [
        "<p>We empty bins weekly.<br><br>We empty sacks monthly.</p>",
        "<div>We empty bins weekly.<br> <br>\n We empty sacks monthly.</div>",
        "<p>We empty bins weekly.<br><br><strong>Sacks</strong> go out monthly.</p>",
        "<td>Weekly.<br><br>Monthly.</td>",
    ],
)
def test_a_pair_of_breaks_between_words_needs_a_person(judge, html):
    (found,) = judge(RULE, html).findings
    assert (found.certainty, found.key) == ("needs_person", "breaks")
    assert "(1 on this page)" in found.message


def test_a_page_is_told_once_at_the_first_place(judge):
    html = "<p id=first>One.<br><br>Two.<br><br>Three.</p><div>Four.<br><br>Five.</div>"
    (found,) = judge(RULE, html).findings
    assert (found.where, found.evidence[:12]) == ("p#first", '<p id="first')
    assert "(3 on this page)" in found.message


@pytest.mark.parametrize(
    "html",
    [
        "<p>Civic Centre<br>Quay Street<br>Mereford</p>",
        "<address>Civic Centre<br><br>Quay Street</address>",
        "<pre>Week 1<br><br>Week 2</pre>",
        "<p>We empty bins weekly.<br><br></p><p>We empty sacks monthly.</p>",
        "<p>Bins<br>and<br>sacks</p>",
        "<p>Bins:<br><strong>Monday</strong> and Friday</p>",
        "<p>The river.<br><br><img src=/i/river.jpg alt=''></p>",
        "<p>We empty bins weekly.</p><p>We empty sacks monthly.</p>",
    ],
)
def test_look_alikes(judge, html):
    assert judge(RULE, html).outcome == "pass"


def test_breaks_in_the_footer_are_not_the_contents(judge):
    html = (
        "<html lang=en><title>Bins</title><main><h1>Bins</h1><p>Weekly.</p></main>"
        "<footer>Mereford Council<br><br>Quay Street</footer></html>"
    )
    assert judge(RULE, html).outcome == "pass"


def test_the_least_number_can_be_set(judge):
    html = "<p>One.<br><br>Two.</p>"
    assert judge(RULE, html, least=2).outcome == "pass"
    assert judge(RULE, html * 2, least=2).outcome == "needs_person"


@pytest.mark.parametrize(
    ("html", "outcome"),
    [
        ("<p>Bins<br><br><br>Glass</p>", "needs_person"),
        ("<p>Bins<br><br><br><br><b>Glass</b></p>", "needs_person"),
        ("<p>Bins<br><br><br></p>", "pass"),
        ("<p>Bins<br>Glass<br>Tins</p>", "pass"),
    ],
)
def test_any_number_of_breaks(judge, html, outcome):
    assert judge(RULE, html).outcome == outcome


def test_an_embedded_post_is_not_the_pages_own(judge) -> None:
    html = "<blockquote><p>Today we met.<br><br>It went well.</p></blockquote>"
    assert judge("accessibility/breaks-for-paragraphs", html).outcome == "pass"


@pytest.mark.parametrize(
    ("html", "outcome"),
    [
        ("<p>Your name <input name=n><br><br><button>Send</button></p>", "pass"),
        ("<p>One line.<br><br><b>Another</b> line.</p>", "needs_person"),
    ],
)
def test_breaks_before_a_button_make_room(judge: Any, html: str, outcome: str) -> None:
    assert judge(RULE, html).outcome == outcome
