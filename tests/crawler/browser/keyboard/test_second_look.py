"""What a walk by keyboard found at fault is seen twice: in a fresh load on a desktop."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from msgspec.structs import replace
from playwright.async_api import Route, async_playwright

from crawler.browser.keyboard.keyboard_walk import walk_by_keyboard
from crawler.browser.keyboard.second_look import has_doubts, look_again, unseen
from crawler.browser.screens import DESKTOP, resize
from crawler.browser.session import Session
from signpost.settings.config import Config, SiteSettings
from signpost.workspace.visit_facts import FocusStop, KeyboardWalk, SkipLink

_HOME = "http://127.0.0.1:9/"
_FRAME = "<!doctype html><html lang=en><title>Fees</title><style>{}</style><body>{}"
_LINKS = (
    "<main>"
    + "".join(f"<p style='height:90px'><a href=#{i}>Fee {i}</a></p>" for i in range(20))
    + "</main>"
)
_BAR = "<div style='position:sticky;top:0;height:{};background:#fff'>The council</div>"
# Each: styles and body.
PAGES = {
    "sticky": ("", _BAR.format("160px") + _LINKS),
    "padded": ("html{scroll-padding-top:200px}", _BAR.format("160px") + _LINKS),
    "bare": ("a:focus{outline:none}", "<main><a href=#a>Fees</a></main>"),
    "ringed": ("", "<main><a href=#a>Fees</a></main>"),
}


@pytest.fixture(scope="module")
def seen() -> dict[str, tuple[KeyboardWalk, KeyboardWalk, KeyboardWalk]]:
    """Walk through each page, and look again: at what was seen, and at the same called wrong."""

    async def answer(route: Route) -> None:
        name = route.request.url.removeprefix(_HOME).partition("#")[0]
        await route.fulfill(body=_FRAME.format(*PAGES[name]), content_type="text/html")

    async def look(session: Session, name: str) -> tuple[KeyboardWalk, KeyboardWalk, KeyboardWalk]:
        await resize(session.cdp, DESKTOP)
        await session.page.goto(_HOME + name)
        walk = await walk_by_keyboard(session.page, session.cdp)
        assert walk is not None
        wrong = [replace(x, hidden_by="header", pixels="same") for x in walk.stops]
        again = []
        for one in (walk, replace(walk, stops=wrong)):
            await session.page.goto("about:blank")
            await session.page.goto(_HOME + name)
            again.append(await look_again(session.page, session.cdp, one))
        return walk, again[0], again[1]

    async def go() -> dict[str, Any]:
        async with async_playwright() as playwright:
            session = await Session.start(playwright, Config(site=SiteSettings(url=_HOME)))
            await session.page.context.route("**/*", answer)
            found = {name: await look(session, name) for name in PAGES}
            await session.end()
        return found

    return asyncio.run(go())


@pytest.mark.browser
def test_what_is_there_is_seen_twice(seen: Any) -> None:
    for walk in seen["sticky"][:2]:
        assert any(x.hidden_by for x in walk.stops_backwards)
    for walk in seen["bare"][:2]:
        assert [x.pixels for x in walk.stops] == ["same"]


@pytest.mark.browser
@pytest.mark.parametrize("name", ["padded", "ringed"])
def test_what_is_not_there_again_is_dropped(seen: Any, name: str) -> None:
    again = seen[name][2]
    assert not any(x.hidden_by or x.pixels == "same" for x in again.stops)
    assert not has_doubts(again)


def test_what_could_not_be_looked_at_again_says_why() -> None:
    well, hidden = FocusStop(path="a"), FocusStop(path="b", hidden_by="header")
    skip = SkipLink(path="a", has_target=True, works=False)
    walk = KeyboardWalk(stops=[well, hidden], skip_link=skip)
    assert has_doubts(walk)
    doubted = unseen(walk, "no answer")
    assert [x.unconfirmed for x in doubted.stops] == ["", "no answer"]
    assert doubted.skip_link is not None
    assert doubted.skip_link.unconfirmed == "no answer"


@pytest.mark.parametrize("walk", [None, KeyboardWalk(), KeyboardWalk(stops=[FocusStop(path="a")])])
def test_a_walk_that_went_well_is_not_doubted(walk: KeyboardWalk | None) -> None:
    assert not has_doubts(walk)
