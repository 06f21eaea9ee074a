"""Presses single letters, and asks what keeps people from enlarging a page, at the end of a walk.

Runs after `crawler.browser.keyboard.interactions`, under the same safety. Keys are pressed only
where the page listens to keys anywhere but in a field, each twice; scripts that did not answer
are not asked again in the same browser.
"""

from __future__ import annotations

import asyncio
import contextlib
from weakref import WeakKeyDictionary

import msgspec
from msgspec.structs import replace
from playwright.async_api import BrowserContext, CDPSession, Error, Page

from crawler.browser.page_scripts.page_script import PageScript
from signpost.workspace.visit_facts import KeyboardWalk

_SCRIPT = PageScript.of_files(__package__ or "", "single_keys.js")
_SECONDS = 4.0
# Letters, digits and the signs that are pressed alone by who dictates or slips.
_KEYS = "abcdefghijklmnopqrstuvwxyz0123456789/?.,[]+-"
_SIGN_CODES = {"/": 191, "?": 191, ".": 190, ",": 188, "[": 219, "]": 221, "+": 187, "-": 189}
# The scripts that answered no key, by browser.
_silent_scripts: WeakKeyDictionary[BrowserContext, set[str]] = WeakKeyDictionary()


class _Hears(msgspec.Struct, frozen=True, kw_only=True):
    """Whether a page listens to keys anywhere but in a field."""

    any: bool
    # Whether it listens to how the device is moved.
    motion: bool
    # Names its scripts by what is in them.
    scripts: str


async def press_single_keys(page: Page, cdp: CDPSession, walk: KeyboardWalk) -> KeyboardWalk:
    """Return the walk with the keys that did something alone, and what stops enlarging."""
    with contextlib.suppress(TimeoutError, Error):
        async with asyncio.timeout(_SECONDS):
            hears = await _SCRIPT.run(page, _Hears, {"do": "hears"})
            walk = replace(walk, hears_motion=hears.motion)
            walk = replace(walk, single_keys=await _answered(page, cdp, hears))
            walk = replace(walk, zoom_stoppers=await _SCRIPT.run(page, list[str], {"do": "zoom"}))
    return walk


async def _answered(page: Page, cdp: CDPSession, hears: _Hears) -> list[str] | None:
    """Return the keys that the page answers though nothing has the focus.

    None where most seem to be answered: then the page changes by itself all the while.
    """
    silent = _silent_scripts.setdefault(page.context, set())
    if not hears.any or hears.scripts in silent:
        return []
    await _SCRIPT.do(page, {"do": "start"})
    # All at once: the browser takes them in order.
    events = [event for key in _KEYS + _KEYS for event in _events(key)]
    await asyncio.gather(*(cdp.send("Input.dispatchKeyEvent", x) for x in events))
    answered = await _SCRIPT.run(page, list[str], {"do": "end"})
    if not answered:
        silent.add(hears.scripts)
    return answered if len(answered) * 2 < len(_KEYS) else None


def _events(key: str) -> list[dict[str, str | int]]:
    """Return the events of pressing and letting go of a key that writes one character."""
    code = f"Key{key.upper()}" if key.isalpha() else f"Digit{key}" if key.isdigit() else ""
    number = _SIGN_CODES.get(key, ord(key.upper()))
    sent: dict[str, str | int] = {"key": key, "code": code, "windowsVirtualKeyCode": number}
    return [{"type": "keyDown", "text": key, **sent}, {"type": "keyUp", **sent}]
