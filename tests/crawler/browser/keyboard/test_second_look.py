"""What a walk by keyboard found at fault is seen twice: in a fresh load on a desktop."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Any

import pytest
from msgspec.structs import replace
from playwright.async_api import Route, async_playwright

from crawler.browser.keyboard.interactions import skip_link_in
from crawler.browser.keyboard.keyboard_walk import walk_by_keyboard
from crawler.browser.keyboard.keys import press
from crawler.browser.keyboard.second_look import UNCONFIRMED, has_doubts, look_again, unseen
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
_LOW_LINKS = (
    "<main>"
    + "".join(
        f"<p style='margin:0;height:44px'><a href=#{i} style='padding:9px'>Permit {i}</a></p>"
        for i in range(60)
    )
    + "</main>"
)
# Each: styles and body.
PAGES = {
    "low-rows": ("", _BAR.format("130px") + _LOW_LINKS),
    "sticky": ("", _BAR.format("160px") + _LINKS),
    "padded": ("html{scroll-padding-top:200px}", _BAR.format("160px") + _LINKS),
    "bare": ("a:focus{outline:none}", "<main><a href=#a>Fees</a></main>"),
    "ringed": ("", "<main><a href=#a>Fees</a></main>"),
    "away": ("", "<main><a href=#a>Fees</a></main>"),
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
        wrong = [
            replace(x, hidden_by="header", screen_top=x.box[1], pixels="same") for x in walk.stops
        ]
        if name == "away":
            stops = [replace(x, hidden_by="header", screen_top=-500) for x in walk.stops]
            walk = replace(walk, stops=stops)
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
    for name in ("sticky", "low-rows"):
        for walk in seen[name][:2]:
            assert any(x.hidden_by and not x.unconfirmed for x in walk.stops_backwards)
    for walk in seen["bare"][:2]:
        assert [x.pixels for x in walk.stops] == ["same"]


@pytest.mark.browser
@pytest.mark.parametrize("name", ["padded", "ringed"])
def test_what_is_not_there_again_is_dropped(seen: Any, name: str) -> None:
    again = seen[name][2]
    assert not any(x.hidden_by or x.pixels == "same" for x in again.stops)
    assert not has_doubts(again)


@pytest.mark.browser
def test_what_was_met_at_a_place_that_is_not_there_is_not_dropped(seen: Any) -> None:
    """A shorter page cannot be scrolled to where a longer one hid a stop: a person has to look."""
    away = seen["away"][1]
    assert [x.unconfirmed for x in away.stops if x.hidden_by] == [UNCONFIRMED]


AWAY = "<style>.skip { position: absolute; left: -999rem }%s</style>"
LINKED = (
    "<a class=skip href=#main>Skip to main content</a><main id=main><h1>Bins</h1><a href=/a>A</a>"
)


@pytest.mark.browser
def test_a_skip_link_that_was_not_seen_is_looked_for_in_a_fresh_page(each_page: Any) -> None:
    """The walk's page may have lost the focus of its window: then no `:focus` style shows."""
    unseen_once = SkipLink(path="a.skip", has_target=True, works=True, visible=False)
    assert has_doubts(KeyboardWalk(skip_link=unseen_once))

    async def look(session: Session) -> bool:
        found = await skip_link_in(session.page, partial(press, session.cdp), unseen_once)
        return found.visible

    pages = {"shows": AWAY % ".skip:focus { left: 0 }" + LINKED, "hides": AWAY % "" + LINKED}
    assert each_page(pages, look) == {"shows": True, "hides": False}


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
