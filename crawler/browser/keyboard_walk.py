"""Uses a page as somebody without a mouse does: Tab through it, Space and Enter on buttons.

Nothing is typed, sent or left: the network is off meanwhile, navigation is stopped and new windows
are refused; after the walk the page is left. `facts["walk"]` is None where it did not work out, or:

- `stops`: where the focus went, in order, at most 60: `{path, html, text, parent, box, tabindex,
  seen, hidden_by}`; `box` is left, top, width and height in CSS pixels; `parent` is the path of
  the list or element that holds it; `seen` is `yes`, `no` or `hardly` (a border that changes into
  an outline of the same colour) by the styles of the element, its parents, label and neighbour,
  or empty where it was not compared; `hidden_by` is the path of what stays on screen over it;
  `shown` says whether there was anything to see of the element itself
- `back`: where something stays at the top of the screen: the stops going back from the end (Shift
  and Tab), at most 25, `{path, html, text, hidden_by}`; else empty
- `trap`: what keeps the focus: `{path, html}`, or None
- `opened`, `navigated`: addresses that the page opened or went to while only Tab was pressed
- `keys`: what looks like a button and is none: `{path, html, text, space, enter}`, one of a kind
- `whole`: whether it went on to the end (or the 60th stop)
- what `crawler.browser.interactions` adds

A page all of whose stops are of a kind that was walked through before in this browser (same tag,
classes, handlers and parent; fields and frames by name), with scripts that were there before, is
walked for its first 20 stops only: the same kinds under the same scripts do the same.

Elements with the same tag, class, style and parent's class are compared once a page if their
focus shows.
"""

from __future__ import annotations

import asyncio
from functools import partial
from importlib import resources
from typing import Any
from weakref import WeakKeyDictionary

from playwright.async_api import BrowserContext, CDPSession, Error, Page

from crawler.browser.interactions import use
from crawler.browser.style_facts import NAMING

_WALK = (resources.files("crawler.browser") / "keyboard_walk.js").read_text(encoding="utf-8")
_SCRIPT = f"(options) => {{ {NAMING}\n{_WALK}\n}}"
_STOPS = 60
_KNOWN_STOPS = 20
_BACK = 25
_SHIFT = 8  # the bit for Shift among a key's modifiers (Chrome DevTools Protocol, Input)
_MORE = 6  # so many presses tell a trap from the last stop
_SECONDS = 6.0
# The kinds of stops and the scripts that were walked with before, by browser.
_walked: WeakKeyDictionary[BrowserContext, set[str]] = WeakKeyDictionary()
_KEYS = {
    "Tab": {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9},
    "back": {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9, "modifiers": _SHIFT},
    "space": {"key": " ", "code": "Space", "windowsVirtualKeyCode": 32, "text": " "},
    "down": {"key": "ArrowDown", "code": "ArrowDown", "windowsVirtualKeyCode": 40},
    "escape": {"key": "Escape", "code": "Escape", "windowsVirtualKeyCode": 27},
    "enter": {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"},
}


async def walk(page: Page, cdp: CDPSession) -> dict[str, Any] | None:
    """Walk through the page by keyboard; return what happened, None if it did not work out.

    The page is not fit for anything else afterwards.
    """
    try:
        await page.context.set_offline(True)
        async with asyncio.timeout(_SECONDS):
            found = await _walk(page, cdp)
    except (TimeoutError, Error):
        found = None
    if found is not None:
        await use(page, cdp, partial(_press, cdp), found)
        for stop in found["stops"]:
            stop.pop("kind")
    await page.context.set_offline(False)
    return found


async def _walk(page: Page, cdp: CDPSession) -> dict[str, Any]:
    """Press Tab often enough, then the keys that buttons answer."""
    known = _walked.setdefault(page.context, set())
    ahead = await page.evaluate(_SCRIPT, {"do": "start", "most": _STOPS})
    whole = not known.issuperset(ahead["kinds"])
    presses = min(_STOPS if whole else _KNOWN_STOPS, ahead["count"] + _MORE)
    # All at once: the browser takes them in order, and a round trip for each would cost more.
    await asyncio.gather(*(_press(cdp, "Tab") for _ in range(presses)))
    found: dict[str, Any] = await page.evaluate(_SCRIPT, {"do": "end"})
    known.update(ahead["kinds"])
    found["whole"] = whole or ahead["count"] <= _KNOWN_STOPS
    found["back"] = await _back(page, cdp) if whole else []
    found["keys"] = await page.evaluate(_SCRIPT, {"do": "keys"})
    for number, button in enumerate(found["keys"]):
        for key in ("space", "enter"):
            await page.evaluate(_SCRIPT, {"do": "press", "number": number})
            await _press(cdp, key)
            button[key] = await page.evaluate(_SCRIPT, {"do": "pressed"})
    return found


async def _back(page: Page, cdp: CDPSession) -> list[dict[str, Any]]:
    """Go back through the stops, where something stays on top that may hide them."""
    presses = await page.evaluate(_SCRIPT, {"do": "back", "most": _BACK})
    if not presses:
        return []
    await asyncio.gather(*(_press(cdp, "back") for _ in range(presses)))
    stops: list[dict[str, Any]] = await page.evaluate(_SCRIPT, {"do": "back_end"})
    return stops


async def _press(cdp: CDPSession, name: str) -> None:
    """Press and let go of one key."""
    key = _KEYS[name]
    down = "keyDown" if "text" in key else "rawKeyDown"
    await cdp.send("Input.dispatchKeyEvent", {"type": down, **key})
    if name in (
        "Tab",
        "back",
    ):  # sixty a page: letting go is half their cost, and nothing waits for it
        return
    await cdp.send("Input.dispatchKeyEvent", {"type": "keyUp", **key, "text": ""})
