"""Which elements a page's scripts listen on, and for what: the browser is asked.

What acts on a click has to answer keys as well, and a timer may bring the focus back only where
something listens to where it goes.
"""

from __future__ import annotations

import asyncio

from playwright.async_api import Page

from crawler.browser.page_scripts.isolated_world import IsolatedWorld

_KINDS = frozenset(
    {
        *("click", "mousedown", "pointerdown", "touchstart", "mouseover", "mouseenter"),
        *("pointerenter", "focus", "focusin", "keydown", "keyup", "keypress"),
        *("mousemove", "pointermove", "touchmove"),
    }
)
_KEY_KINDS = frozenset({"keydown", "keyup", "keypress"})
_MOTION_KINDS = frozenset({"devicemotion", "deviceorientation", "deviceorientationabsolute"})
_FOCUS_KINDS = frozenset({"blur", "focus", "focusin", "focusout"})
_MOST = 1000
_KEEP = """({ kinds, focus, keys, motion }, ...elements) => {
  const heard = elements.flatMap((x, i) => (x ? kinds[i].map((kind) => [x, kind]) : []));
  const fields = (x) => x.nodeType === 1 && x.matches("input,textarea,select");
  window.__signpostHeard = heard.filter(([x]) => x.nodeType === 1);
  window.__signpostHearsFocus = focus;
  window.__signpostHearsKeys = keys || heard.some(([x, kind]) => /^key/.test(kind) && !fields(x));
  window.__signpostHearsMotion = motion;
}"""


async def note_listeners(page: Page) -> None:
    """Leave in our world what the page listens to, handlers in attributes among it.

    `__signpostHeard` is pairs of element and kind of event, of at most 1,000 elements;
    `__signpostHearsFocus` is whether anything listens to where the focus goes, `…Keys` whether
    anything but a field listens to keys, `…Motion` whether anything does to the device's movement.

    Raises:
        playwright.async_api.Error: the page is gone.
    """
    world = await IsolatedWorld.of(page)
    context = await world.context()
    if world.listeners_noted_in == context:
        return
    inside, around = await asyncio.gather(
        _listeners(world, "document", -1), _listeners(world, "window", 1)
    )
    heard: dict[int, list[str]] = {}
    for kind, node in inside:
        if kind in _KINDS and node and (node in heard or len(heard) < _MOST):
            heard.setdefault(node, []).append(kind)
    focus = any(kind in _FOCUS_KINDS for kind, _ in (*inside, *around))
    outside = {kind for kind, _ in around}
    told = {
        "kinds": list(heard.values()),
        "focus": focus,
        "keys": bool(outside & _KEY_KINDS),
        "motion": bool(outside & _MOTION_KINDS),
    }
    await world.call_on_nodes(_KEEP, list(heard), told)
    world.listeners_noted_in = context


async def _listeners(world: IsolatedWorld, what: str, depth: int) -> list[tuple[str, int]]:
    """Return each listener of the page's own on an object or inside it: its kind, and where."""
    found = await world.cdp.send("Runtime.evaluate", {"expression": what, "objectGroup": "asked"})
    asked = {"objectId": found["result"]["objectId"], "depth": depth}
    answer = await world.cdp.send("DOMDebugger.getEventListeners", asked)
    await world.cdp.send("Runtime.releaseObjectGroup", {"objectGroup": "asked"})
    return [(x["type"], x.get("backendNodeId", 0)) for x in answer["listeners"]]
