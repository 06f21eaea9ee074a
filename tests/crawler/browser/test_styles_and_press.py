"""What styles make of a page, and what comes of pressing what it offers, in a real Chromium."""

from __future__ import annotations

import asyncio
from typing import Any

import msgspec
import pytest
from playwright.async_api import async_playwright

from crawler.browser.keyboard.keyboard_walk import walk_by_keyboard
from crawler.browser.page_scripts.page_script import PageScript
from crawler.browser.screens import NARROW, Screen, resize
from crawler.browser.session import Session
from crawler.browser.styles.style_facts import NOTE_WHAT_IS_CUT, look_at_styles
from signpost.settings.config import Config, SiteSettings

pytestmark = pytest.mark.browser
_FRAME = "<!doctype html><html lang=en><title>A page</title><style>{}</style><body>{}"
_LONG = "These are quite ordinary words of a page of a council. " * 5
_TEXT = f"<p>{_LONG}</p>"
_MENU = (
    "<div id=m>Services<ul><li><a href=#x>Bins</a></ul></div>"
    "<script>m.addEventListener('{}', () => 1)</script>"
)
_ON_FOCUS = "<script>m.addEventListener('focusin', () => 1)</script>"
_TWO = "<p>Some words here</p><b>More words below</b>"
# Each: the fact, styles, body, and how many places are found.
LOOKS = [
    ("underlined", "", "<p>See <u>this</u> now</p>", 1),
    ("underlined", "", "<p>See <a href=#x>this</a> <ins>new</ins></p>", 0),
    ("text", "p{line-height:1}", _TEXT, 1),
    ("text", "p{line-height:1;position:absolute;top:-999em}", _TEXT, 0),
    ("text", "p{line-height:1;padding:3em 0}", "<p class=padded>" + _LONG[:70], 1),
    ("text", "p{line-height:1;width:9em}", f"<p class=narrow>{_LONG}", 1),
    ("bold", "p{font-weight:700}", _TEXT, 1),
    ("bold", "", "<p><b>Note:</b> " + _LONG, 0),
    ("headings", ".h{font-size:28px}", f"<main><div class=h>Opening hours</div>{_TEXT}", 1),
    ("headings", ".h{font-weight:700;font-size:20px}", f"<main><p class=h>Hours</p>{_TEXT}", 1),
    ("headings", "", f"<main><h2>Opening hours</h2>{_TEXT}", 0),
    ("headings", "p{font-size:24px} p+p{font-size:16px}", f"<main><p>{_LONG}</p>{_TEXT}", 0),
    (
        "coloured",
        "b{color:#c00;font-weight:400}",
        "<p>The <b>closed</b> ones are late today</p>",
        1,
    ),
    ("coloured", "b{color:#c00}", "<p>The <b>closed</b> ones are late today</p>", 0),
    (
        "coloured",
        ".r{color:#c00}",
        "<form><label class=r>Name</label><label>Age</label><label>Town</label></form>",
        1,
    ),
    ("order", "main{display:flex;flex-direction:column-reverse}", "<main><p>One<p>Two</main>", 1),
    ("order", "main{display:flex;flex-direction:row-reverse}", "<main><p>One<p>Two</main>", 1),
    ("order", "main{display:flex}", "<main><p>One<p>Two</main>", 0),
    (
        "moving",
        "@keyframes m{to{transform:translateX(90px)}} p{animation:m 2s infinite}",
        "<p>News</p>",
        1,
    ),
    ("moving", "p{transition:color 1s}", "<p>News</p>", 0),
    ("placeholders", "input::placeholder{color:#bbb}", "<input placeholder=Name>", 1),
    ("edges", "input{border:1px solid #eee;background:#fff}", "<input>", 1),
    ("edges", "input{border:1px solid #555;background:#fff}", "<input><input type=hidden>", 0),
    ("states", "a:hover{color:#ddd}", "<a href=#x>Go on</a>", 1),
    ("states", "a:hover{color:#000} p:hover{color:#eee}", "<a href=#x>Go on</a><p>Words", 0),
    ("turned", "@media (orientation:landscape){body{display:none}}", _TEXT, 1),
    ("turned", "@media (min-width:300px){p.x{display:none}}", _TEXT, 0),
    (
        "turned",
        "@media (orientation:portrait){main{transform:matrix(0,1,-1,0,0,0)}}",
        f"<main>{_TEXT}</main>",
        1,
    ),
    ("turned", "@media (orientation:portrait){body{rotate:-0.25turn}}", _TEXT, 1),
    ("turned", "@media (orientation:portrait){body{rotate:1turn;transform:scale(1.1)}}", _TEXT, 0),
    ("turned", "@media (orientation:portrait){.x{display:none}}", _TEXT + "<p class=x>Aside", 0),
    ("overlaps", "b{position:absolute;top:20px;left:9px}", "<p>Some words here</p><b>Over</b>", 1),
    ("overlaps", "b{position:absolute;top:90px}", "<p>Some words here</p><b>Under</b>", 0),
    ("clicks", "", "<div id=c>Open</div><script>c.addEventListener('click',()=>1)</script>", 1),
    ("clicks", "", "<p id=c>Words</p><script>c.addEventListener('click',()=>1)</script>", 0),
    ("clicks", "", "<button id=c>Go</button><script>c.addEventListener('click',()=>1)</script>", 0),
    ("hover", "ul{display:none}", _MENU.format("mouseenter"), 1),
    ("hover", "ul{display:none}", _MENU.format("mouseenter") + _ON_FOCUS, 0),
    ("hover", "ul{display:none}", _MENU.format("click"), 0),
    ("enlarged", "p{position:absolute;top:10px} b{position:absolute;top:40px}", _TWO, 1),
    ("enlarged", "p{line-height:20px} b{display:block}", _TWO, 0),
    (
        "overlaps",
        ".c{height:0;overflow:hidden}",
        "<div class=c><p>Closed words</p></div><p>Words</p>",
        0,
    ),
]
_FOCUS = (
    "a:focus,button:focus{outline:none} .line:focus{outline:3px solid #000}"
    ".white:focus{outline:3px solid #fff}"
)
_BOX = (
    '<div id=box class=modal {0}><button onclick="box.hidden=true">Shut</button></div>'
    '<button data-modal onclick="box.hidden=false;{1}">Open it</button><a href=#y>After</a>'
)
_GOOD_BOX = (
    "<dialog id=d><button onclick='d.close()'>Shut</button></dialog>"
    "<button data-modal onclick='d.showModal()'>Open it</button>"
)
_SKIP = "<style>main{{margin-top:2000px}}</style><a href='#{}'>Skip to content</a><a href=#n>Menu</a><main id=m><a href=#z>In</a>"
WALKS = {
    "focus": (
        _FOCUS,
        (
            "<a href=#a class=none>None</a><p><a href=#a class=line>Line</a></p>"
            "<p class=w><a href=#a class=white>White</a></p>"
        ),
    ),
    "skip": ("", _SKIP.format("m")),
    "skip to nowhere": ("", _SKIP.format("gone")),
    "skip in vain": ("", _SKIP.format("m") + "<script>onhashchange=e=>document.links[1].focus()"),
    # A script that moves the focus in its own time, as a busy browser does too.
    "slow skip": (
        "",
        (
            "<a href=#m class=late onclick='event.preventDefault();setTimeout(()=>m.focus(),200)'>Skip</a>"
            "<a href=#n>Menu</a><main id=m tabindex=-1><a href=#z>In</a></main>"
        ),
    ),
    "no skip": ("", "<a href=#a>One</a>"),
    "bad box": ("", _BOX.format("hidden", "")),
    "good box": ("", _GOOD_BOX),
    "list": (
        "",
        "<select onchange=\"location='/away'\"><option>A<option>B</select>",
    ),
    "quiet list": ("", "<select><option>A<option>B</select>"),
    "hidden stop": (".o{opacity:0}", "<a href=#a class=o>Unseen</a><a href=#b>Seen</a>"),
}


@pytest.fixture(scope="module")
def seen() -> dict[str, list[Any]]:
    """Look at all pages in one browser: its looks in the order of LOOKS, its walks by name."""

    async def go() -> dict[str, list[Any]]:
        async with async_playwright() as playwright:
            config = Config(site=SiteSettings(url="http://127.0.0.1:9/"))
            session = await Session.start(playwright, config)
            found: dict[str, list[Any]] = {"looks": [], "walks": []}
            for _, styles, body, _ in LOOKS:
                await session.page.goto("about:blank")  # or what was enlarged before stays so
                await resize(session.cdp, NARROW)
                await session.page.set_content(_FRAME.format(styles, body))
                await PageScript(NOTE_WHAT_IS_CUT).do(session.page)
                await resize(session.cdp, Screen(800, 900, phone=False))
                found["looks"].append(msgspec.to_builtins(await look_at_styles(session.page)))
            pages: dict[str, str] = {}
            await session.page.route(
                "**/*", lambda x: x.fulfill(body=pages["page"], content_type="text/html")
            )
            for name, (styles, body) in WALKS.items():
                # A class of its own, because each kind of element is tried once a browser.
                named = f"<div class='{name}'>{body}</div>"
                pages["page"] = _FRAME.format(styles, named)
                await session.page.goto("about:blank")
                await session.page.goto("http://127.0.0.1:9/")
                walked = await walk_by_keyboard(session.page, session.cdp)
                found["walks"].append(msgspec.to_builtins(walked))
            await session.end()
        return found

    return asyncio.run(go())


@pytest.mark.parametrize("number", range(len(LOOKS)))
def test_looks(seen: dict[str, list[Any]], number: int) -> None:
    key, styles, body, count = LOOKS[number]
    found = seen["looks"][number][key]
    assert len(found) == count, (key, styles, body, found)
    assert all(x["path"] and x["html"].startswith("<") for x in found)
    assert not any("!important" in x["html"] for x in found)  # what was enlarged is as it was


def _walk(seen: dict[str, list[Any]], name: str) -> Any:
    return seen["walks"][list(WALKS).index(name)]


def test_the_focus_is_compared_on_the_screen(seen: dict[str, list[Any]]) -> None:
    stops = {x["text"]: (x["seen"], x["pixels"]) for x in _walk(seen, "focus")["stops"]}
    assert stops["None"] == ("no", "same")
    assert stops["Line"] == ("yes", "differs")
    # Its style says outline, but white on white shows nothing. One sure kind a page is compared.
    assert stops["White"][0] == "yes"


def test_skip_links_are_pressed(seen: dict[str, list[Any]]) -> None:
    good, lost = (_walk(seen, x)["skip"] for x in ("skip", "skip to nowhere"))
    assert (good["target"], good["works"], good["shown"]) == (True, True, True)
    assert (lost["target"], lost["works"]) == (False, False)
    assert _walk(seen, "slow skip")["skip"]["works"]
    assert _walk(seen, "no skip")["skip"]["path"] == ""


def test_boxes_are_opened_and_left(seen: dict[str, list[Any]]) -> None:
    bad, good = (_walk(seen, x)["boxes"][0]["box"] for x in ("bad box", "good box"))
    keys = ("moved", "kept", "closes", "returned")
    assert [bad[x] for x in keys] == [False, False, False, False]
    assert [good[x] for x in keys] == [True, True, True, True]


def test_lists_are_chosen_from(seen: dict[str, list[Any]]) -> None:
    assert len(_walk(seen, "list")["lists"][0]["went"]) == 1
    assert _walk(seen, "quiet list")["lists"][0]["went"] == []


def test_stops_that_are_not_to_be_seen(seen: dict[str, list[Any]]) -> None:
    assert [x["shown"] for x in _walk(seen, "hidden stop")["stops"]] == [False, True]


def test_room_round_a_line_is_no_line(seen: dict[str, list[Any]]) -> None:
    for name, lines in (("padded", 1), ("narrow", 5)):
        number = next(n for n, look in enumerate(LOOKS) if f"class={name}" in look[2])
        (block,) = seen["looks"][number]["text"]
        assert min(block["lines"], 5) == lines
