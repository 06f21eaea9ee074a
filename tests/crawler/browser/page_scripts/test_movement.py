"""What moves, plays or answers keys and fingers by itself, in a real Chromium."""

from __future__ import annotations

import asyncio
import io
import wave
from base64 import b64encode
from typing import Any

import pytest
from playwright.async_api import async_playwright

from crawler.browser.keyboard.keyboard_walk import walk_by_keyboard
from crawler.browser.page_scripts import movement
from crawler.browser.screens import DESKTOP, resize
from crawler.browser.session import Session
from signpost.settings.config import Config, SiteSettings
from signpost.workspace.visit_facts import VisitFacts

pytestmark = pytest.mark.browser
_PAGE = "<!doctype html><html lang=en><title>Page</title><body><main><h1>Parks</h1>{}</main>"
_NEWS = "<div id=news style='width:300px;height:60px'>The library opens late on Thursday</div>"
# What a page holds, and what is to be seen to move or change there.
_MOVING = {
    "moves": _NEWS + "<script>let x=0;setInterval(()=>{news.style.marginLeft=(x+=2)%90+'px'},40)"
    "</script>",
    "words": _NEWS + "<script>const said=['The pool is shut until the autumn','Roads are icy "
    "north of the river'];let n=0;setInterval(()=>{news.textContent=said[n++%2]},300)</script>",
    "turns": "<ul id=news style='width:300px'><li>Snow is on its way</li><li hidden>Bins are late"
    "</li></ul><script>setInterval(()=>{for(const x of news.children)x.hidden=!x.hidden},250)"
    "</script>",
}
_STILL = {
    "a clock": _NEWS
    + "<script>setInterval(()=>{news.textContent='Time: '+Date.now()},50)</script>",
    "what comes late, once": "<div id=news></div><script>setTimeout(()=>{news.innerHTML="
    "'<p>Three events are on this week in the park</p>'},250)</script>",
    "what a wider screen moves": _NEWS + "<script>onresize=()=>{for(let i=1;i<9;i+=1)setTimeout(()"
    "=>{news.style.marginLeft=i+'px'},i*30)}</script>",
    "a button that nobody presses": _NEWS + "<button onclick=\"news.style.left='9px'\">Go</button>",
    "a sign of waiting": "<div class=spinner id=news style='width:90px;height:90px'>Wait</div>"
    "<script>let x=0;setInterval(()=>{news.style.rotate=(x+=9)+'deg'},40)</script>",
}
_LISTENING = {
    "letters": "<script>onkeyup=(e)=>{if(e.key==='j')document.title+='.'}</script>",
    "address": "<script>document.onkeydown=(e)=>{if(e.key==='k')location.hash='find'}</script>",
    "field": "<input id=q><script>onkeydown=(e)=>{if(e.key==='/'){q.focus();e.preventDefault()}}"
    "</script>",
    "zoom": "<script>document.addEventListener('touchmove',(e)=>{if(e.touches.length>1)"
    "e.preventDefault()},{passive:false})</script>",
    "style": "<style>body{touch-action:pan-y}</style>",
    "motion": "<script>addEventListener('devicemotion',()=>{})</script>",
}
_QUIET = (
    "<p><label>Name <input></label><script>addEventListener('keydown',(e)=>{if(e.key==='Escape'||"
    "(e.altKey&&e.key==='s'))document.title='x'});document.querySelector('input').onkeydown=()=>"
    "{document.title='y'};document.addEventListener('touchmove',()=>{})</script>"
    "<style>html{touch-action:manipulation}</style>"
)


def look(web: Any, bodies: dict[str, str]) -> dict[str, VisitFacts]:
    """Watch pages one after another, resized meanwhile, and then use them by keyboard."""
    site = web({f"/{n}": _PAGE.format(body) for n, body in enumerate(bodies.values())})

    async def go() -> dict[str, VisitFacts]:
        seen = {}
        async with async_playwright() as playwright:
            session = await Session.start(playwright, Config(site=SiteSettings(url=site.url)))
            for number, name in enumerate(bodies):
                await session.page.goto(f"{site.url.rstrip('/')}/{number}")
                await movement.watch(session.page)
                await asyncio.sleep(0.4)
                await resize(session.cdp, DESKTOP)
                await asyncio.sleep(0.9)
                facts = await movement.seen(session.page)
                walk = await walk_by_keyboard(session.page, session.cdp)
                seen[name] = facts.joined(VisitFacts(keyboard_walk=walk))
            await session.end()
        return seen

    return asyncio.run(go())


def second_of_silence() -> bytes:
    """Return a WAV file of one second."""
    file = io.BytesIO()
    with wave.open(file, "wb") as wav:
        wav.setparams((1, 1, 4000, 4000, "NONE", ""))
        wav.writeframes(bytes([128]) * 4000)
    return file.getvalue()


def test_what_a_script_moves_changes_or_turns_is_seen(web: Any) -> None:
    seen = look(web, _MOVING)
    assert {n: [(x.path, x.kind) for x in f.self_movements or ()] for n, f in seen.items()} == {
        "moves": [("div#news", "moves")],
        "words": [("div#news", "words")],
        "turns": [("ul#news", "turns")],
    }


def test_clocks_late_parts_and_new_widths_are_no_movement(web: Any) -> None:
    seen = look(web, _STILL)
    assert {name: len(x.self_movements or ()) for name, x in seen.items()} == dict.fromkeys(
        _STILL, 0
    )


def test_keys_fingers_and_movement_that_the_page_answers(web: Any) -> None:
    seen = look(web, {**_LISTENING, "quiet": _QUIET})
    walks = {name: facts.keyboard_walk for name, facts in seen.items()}
    keys = {name: walk.single_keys for name, walk in walks.items() if walk and walk.single_keys}
    assert keys == {"letters": ["j"], "address": ["k"], "field": ["/"]}
    stops = {
        name: walk.zoom_stoppers for name, walk in walks.items() if walk and walk.zoom_stoppers
    }
    assert stops == {"zoom": ["touch"], "style": ["touch-action: pan-y"]}
    assert all(walk and walk.zoom_stoppers is not None for walk in walks.values())
    assert [name for name, walk in walks.items() if walk and walk.hears_motion] == ["motion"]


def test_what_a_script_plays_is_seen(web: Any) -> None:
    source = f"data:audio/wav;base64,{b64encode(second_of_silence()).decode()}"
    played = f"<audio id=hymn src='{source}' loop></audio><script>hymn.play()</script>"
    seen = look(web, {"played": played, "not": f"<audio src='{source}' controls></audio>"})
    assert [(x.kind, x.loops, x.path) for x in seen["played"].playing_media or ()] == [
        ("audio", True, "audio#hymn")
    ]
    assert not seen["not"].playing_media
