"""Using pages by keyboard in a real Chromium, and looking at their styles."""

from __future__ import annotations

import asyncio
from typing import Any

import msgspec
import pytest
from playwright.async_api import async_playwright

from crawler.browser.keyboard.keyboard_walk import walk_by_keyboard
from crawler.browser.page_scripts.page_script import PageScript
from crawler.browser.screens import DESKTOP, NARROW, resize
from crawler.browser.session import Session
from crawler.browser.styles.style_facts import NOTE_WHAT_IS_CUT, look_at_styles
from signpost.settings.config import Config, SiteSettings

pytestmark = pytest.mark.browser
_FRAME = "<!doctype html><html lang=en><title>A page</title><style>{}</style><body>{}"


@pytest.fixture
def use(web: Any) -> Any:
    """Open a page made of styles and a body; return its looks, its walk and what was asked for."""

    async def open_and_use(url: str) -> tuple[dict[str, Any], dict[str, Any]]:
        config = Config(site=SiteSettings(url=url))
        async with async_playwright() as playwright:
            session = await Session.start(playwright, config)
            await session.page.goto(url)
            await resize(session.cdp, NARROW)
            await PageScript(NOTE_WHAT_IS_CUT).do(session.page)
            await resize(session.cdp, DESKTOP)
            seen = msgspec.to_builtins(await look_at_styles(session.page))
            walked = msgspec.to_builtins(await walk_by_keyboard(session.page, session.cdp))
            assert session.page.url == url
            await session.end()
        assert seen is not None
        assert walked is not None
        return seen, walked

    def go(styles: str, body: str) -> tuple[dict[str, Any], dict[str, Any], list[Any]]:
        served = web({"/": _FRAME.format(styles, body)})
        seen, walked = asyncio.run(open_and_use(served.url))
        return seen, walked, served.asked

    return go


def test_the_stops_of_the_focus(use: Any) -> None:
    styles = (
        ".bare:focus{outline:none} .same{border:2px solid #000}"
        ".same:focus{border:1px solid #000;outline:1px solid #000}"
        "header{position:fixed;top:0;left:0;width:100%;height:90px;background:#fff;z-index:9}"
    )
    body = (
        "<header><a id=top href=#x>Home</a></header><a id=under href=#x>Under it</a>"
        "<p style='margin-top:200px'><a id=good href=#x>Good</a> <a id=bare class=bare href=#x>Bare"
        "</a> <a id=styled style='outline:none' href=#x>Styled</a> <button id=same class=same>Same</button> <a tabindex=-1 href=#x>Never</a>"
    )
    _, walked, _ = use(styles, body)
    stops = {x["path"]: x for x in walked["stops"]}
    assert list(stops) == ["a#top", "a#under", "a#good", "a#bare", "a#styled", "button#same"]
    seen = [x["seen"] for x in walked["stops"]]
    assert seen[2:] == ["yes", "no", "no", "hardly"]
    assert [x["path"] for x in walked["stops"] if x["hidden_by"]] == ["a#under"]
    assert walked["trap"] is None


def test_a_stop_under_a_bar_that_sticks_to_the_bottom(use: Any) -> None:
    links = "".join(f"<p><a id=l{i} href=#x>Link {i}</a>" for i in range(40))
    bar = "<div style='position:sticky;bottom:0;height:200px;background:#fff'>{}</div>"
    _, walked, _ = use("html{scroll-padding-bottom:0}", links + bar.format("Chat with us"))
    hidden = [x["path"] for x in walked["stops"] if x["hidden_by"]]
    assert len(hidden) > 5
    _, walked, _ = use("html{scroll-padding-bottom:210px}", links + bar.format("Chat with us"))
    assert not [x for x in walked["stops"] if x["hidden_by"]]


@pytest.mark.parametrize(("padding", "hides"), [(0, True), (130, False)])
def test_going_back_under_a_header_that_sticks(use: Any, padding: int, hides: bool) -> None:
    links = "".join(f"<p><a id=l{i} href=#x>Link {i}</a>" for i in range(40))
    header = "<header style='position:sticky;top:0;height:120px;background:#fff'>Mereford</header>"
    _, walked, _ = use(f"html{{scroll-padding-top:{padding}px}}", header + links)
    # Going on, the browser brings stops to the lower edge: nothing is hidden there.
    assert not [x for x in walked["stops"] if x["hidden_by"]]
    assert bool([x for x in walked["back"] if x["hidden_by"].endswith("header")]) is hides
    assert len(walked["back"]) == 40


def test_nothing_is_gone_back_through_where_no_bar_stays(use: Any) -> None:
    links = "".join(f"<p><a id=l{i} href=#x>Link {i}</a>" for i in range(40))
    _, walked, _ = use("", "<header>Mereford</header>" + links)
    assert walked["back"] == []


def test_known_kinds_are_walked_shortly_and_new_ones_to_the_end() -> None:
    links = "".join(f"<p><a href=#x>Link {i}</a>" for i in range(50))
    bodies = [links, links, links + "<input name=new>", links + "<script>var a = 1</script>"]

    async def go() -> list[tuple[bool, int]]:
        found = []
        async with async_playwright() as playwright:
            session = await Session.start(playwright, Config(site=SiteSettings(url="http://x.uk/")))
            for body in bodies:
                await session.page.goto("about:blank")
                await session.page.set_content(_FRAME.format("", body))
                walked = await walk_by_keyboard(session.page, session.cdp)
                assert walked is not None
                found.append((walked.complete, len(walked.stops)))
            await session.end()
        return found

    assert asyncio.run(go()) == [(True, 50), (False, 20), (True, 51), (True, 50)]


def test_a_trap_and_pages_that_run_away_on_focus(use: Any) -> None:
    body = (
        "<a href=#x onfocus=\"window.open('/popup')\">One</a><a href=#x onfocus=\"location='/away'\">Two</a>"
        "<textarea id=trap onkeydown=\"if(event.key=='Tab')event.preventDefault()\"></textarea>"
        "<a href=#x>Never reached</a>"
    )
    _, walked, asked = use("", body)
    assert walked["trap"]["path"] == "textarea#trap"
    assert walked["opened"] == ["/popup"]
    assert [x.rpartition("/")[2] for x in walked["navigated"]] == ["away"]
    assert not [path for _, path in asked if path in ("/popup", "/away")]


def test_what_looks_like_a_button_is_pressed(use: Any) -> None:
    body = (
        "<a id=link role=button href=/next>Link</a>"
        "<div id=deaf role=button tabindex=0>Deaf</div>"
        "<span id=good role=button tabindex=0 onkeydown=\"this.title='x'\">Good</span>"
    )
    _, walked, asked = use("", body)
    answers = {x["path"]: (x["space"], x["enter"]) for x in walked["keys"]}
    assert answers == {
        "a#link": (False, True),
        "div#deaf": (False, False),
        "span#good": (True, True),
    }
    assert not [path for _, path in asked if path == "/next"]


_LONG = "These are quite ordinary words of a page of a council. " * 4


@pytest.mark.parametrize(
    ("key", "styles", "body", "count"),
    [
        ("text", "p{line-height:.9}", f"<p>{_LONG}", 1),
        ("text", "p{line-height:1.5}", f"<p>{_LONG}", 0),
        ("pseudo", "p::after{content:'Pizza'}", "<p>I like ", 1),
        ("pseudo", "p::after{content:'\\2192'}", "<p>Next", 0),
        ("backgrounds", "p{background:url(/a.png) no-repeat}", "<p>Words", 1),
        ("backgrounds", "p{background:url(/a.png) no-repeat;background-size:cover}", "<p>Words", 0),
        ("hover", "ul{display:none} div:hover ul{display:block}", "<div>M<ul><li>a</ul></div>", 1),
        (
            "hover",
            "ul{display:none} div:hover ul,div:focus-within ul{display:block}",
            "<div><a href=#>M</a><ul><li>a</ul></div>",
            0,
        ),
        ("links", "a{color:#000;text-decoration:none}", "<p>Words and <a href=#>link</a>", 1),
        ("links", "", "<p>Words and <a href=#>link</a>", 0),
        ("labels", "label{float:left} input{float:right}", "<label for=a>A</label><input id=a>", 1),
        ("clicks", "", "<div onclick=x()>Press</div>", 1),
        ("clicks", "b{cursor:pointer}", "<b>Press</b><a href=#><b>Link</b></a>", 1),
        ("clipped", "p{height:19px;overflow:hidden}", "<p>Some words", 1),
        ("clipped", "p{width:600px;max-width:100%;height:60px;overflow:hidden}", f"<p>{_LONG}", 1),
        ("clipped", "p{min-height:19px;overflow:hidden}", "<p>Some words", 0),
    ],
)
def test_looks(use: Any, key: str, styles: str, body: str, count: int) -> None:
    seen, _, _ = use(styles, body)
    assert len(seen[key]) == count
    assert all(x["path"] and x["html"].startswith("<") for x in seen[key])
