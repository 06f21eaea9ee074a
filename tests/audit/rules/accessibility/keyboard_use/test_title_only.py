"""Words in a title that only a mouse shows."""

from typing import Any

import pytest

RULE = "accessibility/title-only"


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ('<p><span title="Open Monday to Friday">Hours</span></p>', "Open Monday to Friday"),
        ('<div class="icon" title="Step-free  access"></div>', "Step-free access"),
        (
            '<table><tr><td title="Figure not confirmed">£3.2m</td></tr></table>',
            "Figure not confirmed",
        ),
        ('<h2 title="Updated 3 June">Fees</h2>', "Updated 3 June"),
    ],
)
def test_words_that_only_a_mouse_shows_need_a_person(judge: Any, html: str, title: str) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "needs_person"
    assert [x.message for x in verdict.findings] == [f"Only a mouse shows “{title}”."]


@pytest.mark.parametrize(
    "html",
    [
        '<p><abbr title="General practitioner">GP</abbr></p>',
        '<p><span title="Hours">Hours</span></p>',
        '<p><span title="opening hours">See our Opening Hours</span></p>',
        '<a href="/map" title="Opens the map of all parks">Parks</a>',
        '<div tabindex=0 title="Drag to move the map"></div>',
        '<span aria-label="Five stars out of five" title="Five stars out of five">★</span>',
        '<img alt="The hall" title="The hall in 1910" src=hall.jpg>',
        '<iframe src="/m" title="Map of the ward"></iframe>',
        '<svg><g title="A road sign"></g></svg>',
        '<p><i title="Warning"></i> Icy roads</p>',  # one word: a label, and no message
    ],
)
def test_what_others_learn_too_passes(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


def test_a_page_without_titles(judge: Any) -> None:
    assert judge(RULE, "<p>Open Monday to Friday</p>").outcome == "not_applicable"


_FOCUSED = ["button", "input", "select", "textarea", "summary", "area", "object", "embed"]
_READ_ALOUD = ["acronym", "dfn", "form", "audio", "video", "svg", "link", "style"]


@pytest.mark.parametrize("tag", _FOCUSED + _READ_ALOUD)
def test_a_title_that_more_than_a_mouse_gets_passes(judge: Any, tag: str) -> None:
    html = f'<div><{tag} title="Open Monday to Friday"></{tag}></div>'
    assert judge(RULE, html).outcome == "pass"
