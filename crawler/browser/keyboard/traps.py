"""Looks again where the walk with Tab suggests a trap: in a fresh load, at a person's pace.

Tab pressed sixty times at once runs past a timer that brings the focus back, and may be stuck only
because the page is still busy. So what looks like a trap is tried in the page loaded anew, with
time after each key for scripts to act, and every way out that people have is tried: Tab, Shift and
Tab, the arrow keys, Escape, and whatever keys the page itself names (WCAG 2.2, 2.1.2).
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator, Sequence
from typing import Literal

from playwright.async_api import Page

from crawler.browser.page_scripts.page_script import PageScript
from signpost.workspace.visit_facts import Place

_SCRIPT = PageScript.of_files(__package__ or "", "traps.js")
# A person who uses Tab looks where it went; scripts that move the focus wait less than this.
_PACE_SECONDS = 0.25
# So many presses are made, and so many without a new stop are a loop.
_MOST_PRESSES = 12
_SAME_PRESSES = 4
# So many ways out that the page names are tried.
_MOST_NAMED = 4
# "Ctrl+M", "Alt and F6", "Shift + Esc": modifiers and a key.
_NAMED = re.compile(
    r"\b((?:(?:ctrl|control|alt|option|shift|cmd|command|meta)\s*(?:\+|-|and|plus)\s*)+"
    r"(?:f\d{1,2}|esc(?:ape)?|enter|tab|home|end|[a-z0-9])|f\d{1,2}|esc(?:ape)?)\b",
    re.IGNORECASE,
)
_MODIFIERS = {
    "ctrl": "Control",
    "control": "Control",
    "alt": "Alt",
    "option": "Alt",
    "shift": "Shift",
    "cmd": "Meta",
    "command": "Meta",
    "meta": "Meta",
}
_NAMES = {"esc": "Escape", "escape": "Escape", "enter": "Enter", "tab": "Tab"}
_NAMES |= {"home": "Home", "end": "End"}

# How the focus gets away: not at all, only backwards, or by some way that serves.
WayOut = Literal["none", "back", "other"]


async def find_trap(page: Page, starts: Sequence[str]) -> tuple[Place | None, WayOut]:
    """Try what may hold the focus; return the first that does, and whether Shift+Tab leaves it.

    `starts` are the CSS paths of the elements at which the walk was held. The page has to be fresh
    and safe to use. (None, "other") where nothing holds the focus.
    """
    for path in starts:
        if not await _SCRIPT.run(page, bool, {"do": "begin", "path": path}):
            continue
        if not await _goes_round(page):
            continue
        way = await _way_out(page)
        if way != "other":
            return await _SCRIPT.run(page, Place, {"do": "trap"}), way
    return None, "other"


async def _goes_round(page: Page) -> bool:
    """Whether Tab comes back to the same few stops again and again, and never to the others."""
    same = 0
    for _ in range(_MOST_PRESSES):
        await _press(page, "Tab")
        step = await _SCRIPT.run(page, str, {"do": "step"})
        if step == "out":
            return False
        same = same + 1 if step == "known" else 0
        if same >= _SAME_PRESSES + 2:
            return await _SCRIPT.run(page, bool, {"do": "is_loop"})
    return False


async def _way_out(page: Page) -> WayOut:
    """Try every way out of a loop."""
    for key in ("Escape", "ArrowDown", "ArrowRight"):
        if await _leaves(page, key, then="Tab"):
            return "other"
    for keys in await _named_keys(page):
        if await _leaves(page, keys, then="Tab"):
            return "other"
    if await _SCRIPT.run(page, bool, {"do": "help"}):
        await asyncio.sleep(_PACE_SECONDS)
        for keys in await _named_keys(page):
            if await _leaves(page, keys, then="Tab"):
                return "other"
    return "back" if await _leaves(page, "Shift+Tab", then="Shift+Tab") else "none"


async def _leaves(page: Page, key: str, then: str) -> bool:
    """Whether the focus is out of the loop after one key, or after a few presses of another."""
    await _SCRIPT.do(page, {"do": "back"})
    await asyncio.sleep(_PACE_SECONDS)
    for pressed in (key, *[then] * _SAME_PRESSES):
        await _press(page, pressed)
        if await _SCRIPT.run(page, bool, {"do": "has_left"}):
            return True
    return False


async def _named_keys(page: Page) -> list[str]:
    """Return the keys that the page's words name, as Playwright writes them."""
    words = await _SCRIPT.run(page, str, {"do": "words"})
    return list(dict.fromkeys(named_keys(words)))[:_MOST_NAMED]


def named_keys(words: str) -> Iterator[str]:
    """Yield the keys and chords that a text names, such as `Control+m`, in Playwright's words."""
    for match in _NAMED.finditer(words):
        parts = re.split(r"\s*(?:\+|-|\band\b|\bplus\b)\s*", match[0].lower())
        *modifiers, key = [part for part in parts if part]
        named = _NAMES.get(key, key.upper() if key.startswith("f") and key[1:] else key)
        yield "+".join([*(_MODIFIERS[one] for one in modifiers), named])


async def _press(page: Page, keys: str) -> None:
    """Press a key and wait as a person would before the next."""
    await page.keyboard.press(keys)
    await asyncio.sleep(_PACE_SECONDS)
