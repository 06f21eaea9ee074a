"""Where skip links lead on pages that have little to stop at, in a real Chromium."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crawler.browser.keyboard.keyboard_walk import walk_by_keyboard
from crawler.browser.session import Session
from signpost.workspace.visit_facts import SkipLink

pytestmark = pytest.mark.browser
_PAGE = "<!doctype html><html lang=en><title>Bins</title><body>{}"
_LINK = "<a href='#here'>{}</a> <a href='/fees'>Fees</a>"
_TO_CONTENT = _LINK.format("Skip to the content")
_WORDS = "<p>Put your bin out by seven.</p>"
_PAGES = {
    "end of page": f"{_TO_CONTENT}<div id=here>{_WORDS}</div>",
    "hidden": f"{_TO_CONTENT}<div id=here hidden>{_WORDS}</div>{_WORDS}",
    "before the link": f"<div id=here>{_WORDS}{_TO_CONTENT}</div>",
    "in the side column": f"{_TO_CONTENT}<aside><p id=here>Budget news.</p></aside>{_WORDS}",
    "end of the side column": f"{_TO_CONTENT}<aside><p>News.</p><b id=here></b></aside>{_WORDS}",
    "to the menu": _LINK.format("Skip to the menu") + f"<nav id=here>Menu</nav>{_WORDS}",
    "heading": f"{_TO_CONTENT}<main><header id=here><h1>Bins</h1></header>{_WORDS}</main>",
    "only a footer": f"{_TO_CONTENT}<footer id=here>{_WORDS}</footer>",
}


@pytest.fixture(scope="module")
def links(each_page: Callable[..., dict[str, SkipLink]]) -> dict[str, SkipLink]:
    async def look(session: Session) -> SkipLink:
        walk = await walk_by_keyboard(session.page, session.cdp)
        assert walk is not None
        assert walk.skip_link is not None
        return walk.skip_link

    return each_page({name: _PAGE.format(body) for name, body in _PAGES.items()}, look)


def test_a_target_with_nothing_to_stop_at_after_it_works(links: dict[str, SkipLink]) -> None:
    assert links["end of page"].works


@pytest.mark.parametrize("name", ["hidden", "before the link"])
def test_a_target_that_cannot_be_reached_or_lies_behind_does_not_work(
    links: dict[str, SkipLink], name: str
) -> None:
    assert not links[name].works


def test_a_target_among_what_repeats_is_short_of_the_content(links: dict[str, SkipLink]) -> None:
    short = {name: link.short_of_content for name, link in links.items() if link.short_of_content}
    assert list(short) == ["in the side column"]
    assert short["in the side column"].endswith("aside")
