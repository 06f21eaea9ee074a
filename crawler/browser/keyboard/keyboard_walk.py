"""Uses a page as somebody without a mouse does: Tab through it, Space and Enter on buttons.

Nothing is typed, sent or left: the network is off meanwhile, navigation is stopped and new windows
are refused; after the walk the page is left.

The walk goes on, sixty stops at a time, as long as stops are left of a kind that no walk has met;
what it does not come to is counted. A page all of whose stops are of a kind that was walked through
before in this browser (same tag, classes, handlers and parent; fields and frames by name), with
scripts that were there before, is walked for its first 20 stops only: the same kinds under the same
scripts do the same. Only a walk that went well speaks for others: after a trap, or where the page
went elsewhere, each is walked whole.

Elements with the same tag, class, style and parent's class are compared once a page if their
focus shows.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Collection
from functools import partial
from weakref import WeakKeyDictionary

import msgspec
from msgspec.structs import replace
from playwright.async_api import BrowserContext, CDPSession, Error, Page

from crawler.browser.keyboard.interactions import interact
from crawler.browser.keyboard.keys import press
from crawler.browser.keyboard.single_keys import press_single_keys
from crawler.browser.keyboard.traps import find_trap
from crawler.browser.page_scripts.listeners import note_listeners
from crawler.browser.page_scripts.page_script import PageScript
from signpost.workspace.visit_facts import BackwardStop, KeyboardWalk, PressedButton

_SCRIPT = PageScript.of_files(__package__ or "", "cover.js", "keyboard_walk.js")
# The one thing that has to be done in the page's own world: no window is opened, and it is told.
_NO_WINDOWS = """() => { window.open = (url) => {
  dispatchEvent(new CustomEvent("signpost-open", { detail: String(url || "") }));
  return null;
}; }"""
# So many stops are walked at a time, as long as there are kinds that no walk has met; and in all.
_STOPS = 60
_MOST_STOPS = 420
_STOPPING_SECONDS = 3.0
_MOST_BUTTONS = 12
_KNOWN_STOPS = 20
_BACK = 40
_MORE = 6  # so many presses tell a trap from the last stop
_SECONDS = 6.0
# A way out takes seconds to try, and each page has few places to try it at.
TRAP_SECONDS = 25.0
# The kinds of stops and the scripts that were walked with before, by browser.
_walked_kinds: WeakKeyDictionary[BrowserContext, set[str]] = WeakKeyDictionary()


class _Ahead(msgspec.Struct, frozen=True, kw_only=True):
    """What a walk has before it."""

    # How many stops there are.
    count: int
    # What kinds of stops and which scripts.
    kinds: list[str]


class _Left(msgspec.Struct, frozen=True, kw_only=True):
    """What a walk has not come to."""

    # How many stops there are of each kind that it has not met.
    kinds: dict[str, int]
    # Whether something held the focus, so that no more presses lead on.
    held: bool


class _Buttons(msgspec.Struct, frozen=True, kw_only=True):
    """What looks like a button and is none: one of each kind, and how many kinds there are."""

    count: int
    buttons: list[PressedButton]


class _Walked(msgspec.Struct, frozen=True, kw_only=True):
    """What the walk with Tab gives."""

    walk: KeyboardWalk
    # Where the focus may be held: it did not move on, came back, or was moved by a script.
    held: list[str]
    # The kind of each stop: tag, class, style and parent's class.
    stop_kinds: list[str]
    # Names the page's scripts and style sheets by what is in them.
    surroundings: str


async def walk_by_keyboard(page: Page, cdp: CDPSession) -> KeyboardWalk | None:
    """Walk through the page by keyboard; return what happened, None if it did not work out.

    The page is not fit for anything else afterwards.
    """
    try:
        await page.context.set_offline(True)
        async with asyncio.timeout(_SECONDS):
            walked = await _walk(page, cdp)
    except (TimeoutError, Error):
        await page.context.set_offline(False)
        return None
    compared = (walked.stop_kinds, walked.surroundings)
    walk = await interact(page, cdp, partial(press, cdp), walked.walk, *compared)
    walk = await press_single_keys(page, cdp, walk)
    await page.context.set_offline(False)
    return await _with_trap(page, walk, walked.held)


async def _with_trap(page: Page, walk: KeyboardWalk, held: list[str]) -> KeyboardWalk:
    """Look at what held the focus again, in a fresh load; return the walk with the trap, if any.

    What could not be looked at again in time is no trap that anybody saw: `trap_checked` says so.
    """
    if not held:
        return walk
    try:
        async with asyncio.timeout(TRAP_SECONDS):
            await page.reload(wait_until="domcontentloaded")
            await _SCRIPT.run(page, _Ahead, {"do": "start"})
            await page.context.set_offline(True)
            trap, way_out = await find_trap(page, held)
    except (TimeoutError, Error):
        return replace(walk, trap_checked=False)
    finally:
        await page.context.set_offline(False)
    return replace(walk, trap=trap, trap_left_backwards=way_out == "back")


async def _walk(page: Page, cdp: CDPSession) -> _Walked:
    """Press Tab often enough, then the keys that buttons answer."""
    known = _walked_kinds.setdefault(page.context, set())
    await note_listeners(page)
    with contextlib.suppress(Error):  # where the page forbids it, windows are closed as they open
        await page.evaluate(_NO_WINDOWS)
    ahead = await _SCRIPT.run(page, _Ahead, {"do": "start"})
    complete = not known.issuperset(ahead.kinds)
    presses = min(_STOPS if complete else _KNOWN_STOPS, ahead.count + _MORE)
    # All at once: the browser takes them in order, and a round trip for each would cost more.
    await asyncio.gather(*(press(cdp, "Tab") for _ in range(presses)))
    left = await _walk_on(page, cdp, presses, known) if complete else {}
    walked = await _SCRIPT.run(page, _Walked, {"do": "end"})
    if not (walked.held or walked.walk.opened or walked.walk.navigated):
        known.update(x for x in ahead.kinds if x not in left)
    count, buttons = await _button_lookalikes(page, cdp)
    walk = replace(
        walked.walk,
        complete=complete or ahead.count <= _KNOWN_STOPS,
        stop_count=ahead.count,
        stops_left=sum(left.values()),
        stops_backwards=await _back(page, cdp),
        button_lookalikes=buttons,
        button_kinds=count,
    )
    return replace(walked, walk=walk)


async def _walk_on(
    page: Page, cdp: CDPSession, pressed: int, known: Collection[str]
) -> dict[str, int]:
    """Press Tab on while stops are left of kinds that no walk has met; return what stays left."""
    end = asyncio.get_running_loop().time() + _STOPPING_SECONDS
    while True:
        left = await _SCRIPT.run(page, _Left, {"do": "left"})
        unknown = {kind: count for kind, count in left.kinds.items() if kind not in known}
        late = asyncio.get_running_loop().time() > end
        if not unknown or left.held or late or pressed >= _MOST_STOPS:
            return unknown
        await asyncio.gather(*(press(cdp, "Tab") for _ in range(_STOPS)))
        pressed += _STOPS


async def _button_lookalikes(page: Page, cdp: CDPSession) -> tuple[int, list[PressedButton]]:
    """Press Space and Enter on what looks like a button and is none; and count its kinds."""
    found = await _SCRIPT.run(page, _Buttons, {"do": "keys", "most": _MOST_BUTTONS})
    return found.count, [
        replace(
            button,
            space=await _answers(page, cdp, number, "space"),
            enter=await _answers(page, cdp, number, "enter"),
        )
        for number, button in enumerate(found.buttons)
    ]


async def _answers(page: Page, cdp: CDPSession, number: int, key: str) -> bool:
    """Whether the page answers a key that is pressed on a would-be button."""
    await _SCRIPT.do(page, {"do": "press", "number": number})
    await press(cdp, key)
    return await _SCRIPT.run(page, bool, {"do": "pressed"})


async def _back(page: Page, cdp: CDPSession) -> list[BackwardStop]:
    """Go back through the stops, where something stays on top that may hide them."""
    presses = await _SCRIPT.run(page, int, {"do": "back", "most": _BACK})
    if not presses:
        return []
    await asyncio.gather(*(press(cdp, "back") for _ in range(presses)))
    return await _SCRIPT.run(page, list[BackwardStop], {"do": "back_end"})
