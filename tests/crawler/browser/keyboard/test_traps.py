"""What holds the focus, seen twice, and the ways out that people have, in a real Chromium."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from playwright.async_api import async_playwright

from crawler.browser.keyboard import traps
from crawler.browser.keyboard.keyboard_walk import walk_by_keyboard
from crawler.browser.screens import DESKTOP, resize
from crawler.browser.session import Session
from signpost.settings.config import Config, SiteSettings
from signpost.workspace.visit_facts import KeyboardWalk

_PAGE = "<!doctype html><html lang=en><title>Page</title><body><a href=#a>First</a>{}<p><a href=#z>Last</a>"
_ROUND = (
    "<div id=ring><button>North</button><button>East</button></div><script>ring.onkeydown=(e)=>{"
    "const all=[...ring.children];const i=all.indexOf(document.activeElement);"
    "if(e.key==='Tab'){e.preventDefault();all[(i+1)%2].focus()}}</script>"
)
_LATE = "<input id=late onblur='setTimeout(()=>late.focus(),180)'>"
_TRAPS = {
    "a ring of buttons": _ROUND,
    "a timer that brings the focus back": _LATE,
    "a field that swallows Tab": "<div contenteditable id=pad onkeydown=\"if(event.code==='Tab')return false\">x</div>",
    "two fields that send the focus to each other": (
        "<input id=p onfocusout='q.focus()'><input id=q onfocusout='p.focus()'>"
    ),
    "keys are named and do nothing": f"<p>Leave the map with Alt+X.</p>{_ROUND}",
}
_FREE = {
    "a ring that Escape opens": _ROUND
    + "<script>let free=false;ring.addEventListener('keydown',(e)=>"
    "{if(e.key==='Escape')free=true;if(free)e.stopImmediatePropagation()},true)</script>",
    "a ring whose way out is named": (
        "<p>To leave the map press Ctrl and L.</p>" + _ROUND + "<script>let free=false;"
        "ring.addEventListener('keydown',(e)=>{if(e.ctrlKey&&e.key==='l'){free=true;e.preventDefault()}"
        "if(free)e.stopImmediatePropagation()},true)</script>"
    ),
    "a menu that moves the focus to its first entry": (
        "<div tabindex=0 onfocus='one.focus()'></div><a id=one href=#1>One</a><a href=#2>Two</a>"
    ),
    "a field that is put right once": (
        "<input onblur=\"if(!this.value){this.value='x';setTimeout(()=>this.focus(),20)}\">"
    ),
    "radio buttons and a list": (
        "<label><input type=radio name=r>A</label><label><input type=radio name=r>B</label>"
        "<select><option>1<option>2</select><input type=date>"
    ),
    "a box with a way to close it": (
        "<dialog id=d><p>Cookies</p><button onclick='d.close()'>Close</button></dialog>"
        "<script>d.showModal();d.addEventListener('cancel',(e)=>e.preventDefault())</script>"
    ),
}


@pytest.fixture(autouse=True)
def pace(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody wait as long as a person does where no timer is waited for."""
    if "timer" not in request.node.name:
        monkeypatch.setattr(traps, "_PACE_SECONDS", 0.06)


def walk_of(web: Any, body: str) -> KeyboardWalk:
    """Walk through a page by keyboard."""
    site = web({"/": _PAGE.format(body)})

    async def go() -> KeyboardWalk:
        config = Config(site=SiteSettings(url=site.url))
        async with async_playwright() as playwright:
            session = await Session.start(playwright, config)
            await resize(session.cdp, DESKTOP)
            await session.page.goto(site.url)
            walked = await walk_by_keyboard(session.page, session.cdp)
            assert session.page.url == site.url
            await session.end()
        assert walked is not None
        return walked

    return asyncio.run(go())


@pytest.mark.browser
@pytest.mark.parametrize("name", _TRAPS)
def test_traps(web: Any, name: str) -> None:
    walked = walk_of(web, _TRAPS[name])
    assert walked.trap is not None
    assert not walked.trap_left_backwards


@pytest.mark.browser
@pytest.mark.parametrize("name", _FREE)
def test_what_only_looks_like_a_trap(web: Any, name: str) -> None:
    walked = walk_of(web, _FREE[name])
    assert walked.trap is None
    assert walked.trap_checked


@pytest.mark.browser
def test_a_trap_that_can_be_left_backwards(web: Any) -> None:
    walked = walk_of(
        web,
        "<button id=b onkeydown=\"if(event.key==='Tab'&&!event.shiftKey)event.preventDefault()\">Go",
    )
    assert walked.trap is not None
    assert walked.trap_left_backwards


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("Press Ctrl+M to exit", ["Control+m"]),
        ("use Alt and F6, or Esc", ["Alt+F6", "Escape"]),
        ("Shift + Esc leaves", ["Shift+Escape"]),
        ("In control and accounting", []),
        ("F1 is for help", ["F1"]),
    ],
)
def test_keys_that_a_page_names(words: str, keys: list[str]) -> None:
    assert list(traps.named_keys(words)) == keys
