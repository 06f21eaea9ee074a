"""What was seen of one page speaks for another only where it went well, and all is the same."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from playwright.async_api import async_playwright

from crawler.browser.keyboard.keyboard_walk import walk_by_keyboard
from crawler.browser.screens import DESKTOP, resize
from crawler.browser.session import Session
from signpost.settings.config import Config, SiteSettings
from signpost.workspace.visit_facts import KeyboardWalk

pytestmark = pytest.mark.browser

_PAGE = "<!doctype html><html lang=en><title>Page</title><style>{}</style><body>{}"
_OPENER = "<button class=open aria-controls=box aria-haspopup=dialog>Opening hours</button>"
_BOX = "<dialog id=box><p>{}</p><button class=close>Close</button></dialog>"
_OPENS = "document.querySelector('.open').onclick=()=>document.getElementById('box').showModal();"
_LOCKED = "document.getElementById('box').addEventListener('cancel',e=>e.preventDefault());"


def walks(*pages: tuple[str, str], home: str = "http://x.uk/") -> list[KeyboardWalk]:
    """Walk through pages of (styles, body), or ("at", address), in one browser, one by one."""

    async def go() -> list[KeyboardWalk]:
        found = []
        async with async_playwright() as playwright:
            session = await Session.start(playwright, Config(site=SiteSettings(url=home)))
            await resize(session.cdp, DESKTOP)
            for styles, body in pages:
                await session.page.goto(body if styles == "at" else "about:blank")
                if styles != "at":
                    await session.page.set_content(_PAGE.format(styles, body))
                walked = await walk_by_keyboard(session.page, session.cdp)
                assert walked is not None
                found.append(walked)
            await session.end()
        return found

    return asyncio.run(go())


def dialog_page(script: str, words: str = "Nine to five") -> tuple[str, str]:
    """Return a page with a button that opens a box."""
    return "", f"{_OPENER}{_BOX.format(words)}<script>{script}</script>"


def closes(walk: KeyboardWalk) -> bool | None:
    """Whether the box that opened on a page closes with Escape."""
    (opener,) = walk.dialog_openers or ()
    return opener.dialog.closes if opener.dialog else None


def test_a_box_that_stays_open_is_seen_after_one_that_closes() -> None:
    good, bad = dialog_page(_OPENS), dialog_page(_OPENS + _LOCKED)
    assert [closes(x) for x in walks(good, bad, good)] == [True, False, True]


def test_a_box_that_does_not_open_speaks_for_no_other_page() -> None:
    dead, good = dialog_page("var nothing = 1"), dialog_page(_OPENS)
    assert [closes(x) for x in walks(dead, good)] == [None, True]


def test_the_focus_of_a_class_is_looked_at_under_each_style_sheet() -> None:
    link = "<p><a class=tile href=#x>Parking</a>"
    bare = ".tile{outline:none}"
    shown = bare + " .tile:focus + b{background:#00f}"
    pages = [(shown, f"{link}<b>&nbsp;here</b>"), (bare, f"{link}<b>&nbsp;here</b>")]
    assert [x.stops[0].pixels for x in walks(*pages, pages[0])] == ["differs", "same", "differs"]


def test_a_list_that_goes_elsewhere_is_pressed_on_each_page(web: Any) -> None:
    choose = "<select{}><option>One<option value=/two>Two</select>"
    goes = choose.format(" onchange='location=this.value'")
    pages = {"/stays": choose.format(""), "/goes": goes, "/again": choose.format("")}
    site = web({path: _PAGE.format("", body) for path, body in pages.items()})
    found = walks(*(("at", f"{site.url.rstrip('/')}{path}") for path in pages), home=site.url)
    assert [[bool(y.went_to) for y in x.choice_lists or ()] for x in found] == [
        [False],
        [True],
        [False],
    ]


def test_two_boxes_of_one_class_are_both_opened() -> None:
    second = _OPENER.replace("box", "other") + _BOX.replace("box", "other").format("Fees")
    script = (
        "for (const x of document.querySelectorAll('.open'))"
        "x.onclick=()=>document.getElementById(x.getAttribute('aria-controls')).showModal();"
        "document.getElementById('other').addEventListener('cancel',e=>e.preventDefault());"
    )
    body = f"{_OPENER}{_BOX.format('Hours')}{second}<script>{script}</script>"
    (walk,) = walks(("", body))
    assert [x.dialog.closes for x in walk.dialog_openers or () if x.dialog] == [True, False]


def test_a_page_like_one_with_a_trap_is_walked_whole(web: Any) -> None:
    links = "".join(f"<p><a href=#x>Link {n}</a>" for n in range(24))
    holds = "onkeydown=\"if(event.key=='Tab')event.preventDefault()\""
    trap = f"<textarea class=notes {holds}></textarea>"
    pages = {"/first": trap + links, "/then": links + trap}
    site = web({path: _PAGE.format("", body) for path, body in pages.items()})
    found = walks(*(("at", f"{site.url.rstrip('/')}{path}") for path in pages), home=site.url)
    assert [x.trap is not None for x in found] == [True, True]
