"""Presses what a page offers: its skip link, what opens a box, lists; looks at the focus.

Runs after the walk with Tab (`crawler.browser.keyboard_walk`), on the same page, under the same
safety. Adds to `facts["walk"]`, each None where it did not work out:

- `skip`: the skip link, or an empty object if there is none: `{path, html, text, target, shown,
  works}`: whether its target is on the page, whether it can be seen while it has the focus, and
  whether the next press of Tab, after Enter, goes on from the target
- `boxes`: what seems to open a box over the page: `{path, html, text, box}`, at most two kinds a
  page; `box` is None where nothing opened, or `{path, html, text, moved, kept, stops, modal,
  closes, returned}`: whether the focus moved in, stayed in while Tab was pressed, whether Escape
  closed the box and the focus came back
- `lists`: lists in which the arrow key was pressed: `{path, html, text, went}` (addresses)
- each of the walk's `stops` gets `pixels`: `same` or `differs` for how it looks on the screen with
  the focus and without, "" where it was not compared. A page compares four kinds of elements whose
  styles show nothing and, six times a browser, one of the others

Each kind of element (tag, class, style, parent's class) is tried on one page a browser only: the
same kind behaves the same on every page, and trying it costs far more than looking at it.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from importlib import resources
from typing import Any
from weakref import WeakKeyDictionary

from playwright.async_api import BrowserContext, CDPSession, Error, Page

from crawler.browser.style_facts import NAMING

_PRESS = (resources.files("crawler.browser") / "interactions.js").read_text(encoding="utf-8")
_SCRIPT = f"(options) => {{ {NAMING}\n{_PRESS}\n}}"
_SECONDS = 4.0
# So many kinds are compared: of those whose styles show nothing, and of the others (one a page).
_DOUBTFUL_A_PAGE, _SURE_A_BROWSER = 4, 6
_MOST_STOPS = 12
_OPENS_MS = 120

Press = Callable[[str], Awaitable[None]]
Known = dict[str, Any]
# What is known of kinds of elements, by browser, so that each is tried on one page only.
_seen: WeakKeyDictionary[BrowserContext, Known] = WeakKeyDictionary()


async def use(page: Page, cdp: CDPSession, press: Press, walked: dict[str, Any]) -> None:
    """Use what the page offers and write it into the walk's facts."""
    walked.update(skip=None, lists=None, boxes=None)
    with contextlib.suppress(TimeoutError, Error):
        async with asyncio.timeout(_SECONDS):
            known = _seen.setdefault(page.context, {})
            await _compare(page, cdp, walked["stops"], known)
            offers: dict[str, Any] = await _do(page, "offers")
            walked["skip"] = await _skip(page, press, offers["skip"], known)
            walked["lists"] = await _lists(page, press, offers["lists"], known)
            walked["boxes"] = await _boxes(page, press, offers["boxes"], known)


async def _do(page: Page, deed: str, **more: Any) -> Any:
    """Let the script in the page do one thing."""
    return await page.evaluate(_SCRIPT, {"do": deed, **more})


async def _skip(
    page: Page, press: Press, link: dict[str, Any] | None, known: Known
) -> dict[str, Any]:
    """Press the skip link, then Tab, and see where that leads; it fails only if it does twice."""
    if link is None:
        return {}
    kind = f"skip {link.pop('kind')} {link['html']} {link['target']}"
    if kind not in known:
        known[kind] = await _skips(page, press) or await _skips(page, press)
    return {**link, "works": known[kind]}


async def _skips(page: Page, press: Press) -> bool:
    """Whether the Tab key goes on from the content once the skip link was pressed."""
    await _do(page, "refocus")
    await press("enter")
    await _do(page, "arrived")
    await press("Tab")
    return bool(await _do(page, "skipped"))


async def _lists(
    page: Page, press: Press, lists: list[dict[str, Any]], known: Known
) -> list[dict[str, Any]]:
    """Press the arrow key in lists, and see whether the page goes elsewhere at once."""
    for number, one in enumerate(lists):
        kind = f"list {one.pop('kind')} {one['path']}"
        if kind not in known:
            await _do(page, "choose", number=number)
            await press("down")
            known[kind] = await _do(page, "chose")
        one["went"] = known[kind]
    return lists


async def _boxes(
    page: Page, press: Press, openers: list[dict[str, Any]], known: Known
) -> list[dict[str, Any]]:
    """Open what opens, and see what becomes of the focus."""
    for number, one in enumerate(openers):
        kind = f"box {one.pop('kind')} {one['path']}"
        if kind not in known:
            known[kind] = await _box(page, press, number)
        one["box"] = known[kind]
    return openers


async def _box(page: Page, press: Press, number: int) -> dict[str, Any] | None:
    """Open one box, go round in it, and leave it with Escape."""
    await _do(page, "open", number=number)
    await press("enter")
    await page.wait_for_timeout(_OPENS_MS)
    box: dict[str, Any] | None = await _do(page, "opened")
    if box is None:
        return None
    box["kept"] = True
    for _ in range(min(box["stops"] + 1, _MOST_STOPS)):
        await press("Tab")
        if not await _do(page, "inside"):
            box["kept"] = False
            break
    await press("escape")
    await page.wait_for_timeout(_OPENS_MS)
    return {**box, **await _do(page, "closed")}


async def _compare(page: Page, cdp: CDPSession, stops: list[dict[str, Any]], known: Known) -> None:
    """Compare how elements look with the focus and without, one of each kind once a browser."""
    sure = sum(1 for name in known if name.startswith("focus yes"))
    left = {"yes": int(sure < _SURE_A_BROWSER), "no": _DOUBTFUL_A_PAGE}
    for stop in stops:
        sort = "yes" if stop["seen"] == "yes" else "no"
        kind = f"focus {sort} {stop['kind']}"
        if kind not in known and left[sort] and stop["seen"] and ">>>" not in stop["path"]:
            left[sort] -= 1
            known[kind] = await _look(page, cdp, stop["path"])
        stop["pixels"] = known.get(kind, "")


async def _look(page: Page, cdp: CDPSession, path: str) -> str:
    """Say whether an element looks different with the focus; "same" only if seen so twice."""
    for beyond in (False, True):
        clip = await _do(page, "look", path=path)
        if clip is None:
            return ""
        request = {"format": "png", "clip": clip, "captureBeyondViewport": beyond}
        with_focus = await _picture(page, cdp, request)
        await _do(page, "leave")
        if with_focus != await _picture(page, cdp, request):
            return "differs"
    return "same"


async def _picture(page: Page, cdp: CDPSession, request: dict[str, Any]) -> str:
    """Take a picture once the last change was drawn: a busy machine shows the frame before."""
    await page.evaluate(_DRAWN)
    taken: dict[str, Any] = await cdp.send("Page.captureScreenshot", request)
    return str(taken["data"])


_DRAWN = "() => new Promise((x) => requestAnimationFrame(() => requestAnimationFrame(() => x())))"
