"""Looks at links, buttons and what is not shown while they are pointed at, focused and pressed.

The browser is told that elements are in a state (`CSS.forcePseudoState`, Chrome DevTools Protocol)
and asked how they look: so nesting, layers, `@supports` and which rule is stronger are its answer.
All are put into a state at once; what is too pale then is looked at a second time by itself.

An element whose kind (tag, classes and style, its own and those of all round it) looked well under
the same scripts and style sheets is not looked at again in the same browser.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Literal
from weakref import WeakKeyDictionary

import msgspec
from playwright.async_api import BrowserContext, CDPSession, Page

from crawler.browser.page_scripts.isolated_world import IsolatedWorld
from crawler.browser.page_scripts.page_script import NAMING, PageScript, script_text
from signpost.workspace.visit_facts import NamedPlace, PaleState

_ROOM = __package__ or ""
COLOURS = script_text(_ROOM, "colours.js")
_SCRIPT = PageScript(f"(options) => {{ {NAMING}\n{COLOURS}\n{script_text(_ROOM, 'states.js')} }}")
# The kinds that looked well, by browser, and how many are remembered.
_well_kinds: WeakKeyDictionary[BrowserContext, set[str]] = WeakKeyDictionary()
_MOST_KINDS = 1000

State = Literal["hover", "focus", "active"]
_STATES: tuple[State, ...] = ("hover", "focus", "active")
# What the browser is told of an element, and of what stands round it.
_OWN: dict[State, list[str]] = {
    "hover": ["hover"],
    "focus": ["focus", "focus-visible", "focus-within"],
    "active": ["hover", "active"],
}
_AROUND: dict[State, list[str]] = {
    "hover": ["hover"],
    "focus": ["focus-within"],
    "active": ["hover", "active"],
}


class _Node(msgspec.Struct, frozen=True):
    """What may happen to an element: the mouse on it, the focus on it or inside it."""

    hover: bool
    focus: bool
    within: bool

    def classes(self, state: State) -> list[str]:
        """Return the pseudo-classes that a state gives it."""
        if state != "focus":
            return _OWN[state] if self.hover else []
        return _OWN[state] if self.focus else _AROUND[state] if self.within else []


class _Chosen(msgspec.Struct, frozen=True):
    """What is put into states: one selector for all, in the order of the document."""

    selector: str
    nodes: list[_Node]


class _Doubtful(msgspec.Struct, frozen=True):
    """An element that was too pale in a state: its number, and those of what it stands in too."""

    state: State
    own: int
    chain: list[int]


class StatesSeen(msgspec.Struct, frozen=True):
    """What came of it."""

    # What is too pale in a state.
    states: list[PaleState]
    # What only a mouse opens.
    hover: list[NamedPlace]
    # The kinds that looked well.
    well: list[str]


async def look_at_states(page: Page) -> StatesSeen:
    """Return what is too pale in a state, and what opens for a mouse only.

    `note_listeners` has to have been called.

    Raises:
        playwright.async_api.Error: the page is gone.
    """
    known = _well_kinds.setdefault(page.context, set())
    chosen = await _SCRIPT.run(page, _Chosen, {"do": "choose", "known": list(known)})
    if chosen.nodes:
        await _force_all(page, chosen)
    seen = await _SCRIPT.run(page, StatesSeen, {"do": "told"})
    if len(known) < _MOST_KINDS:
        known.update(seen.well)
    return seen


async def _force_all(page: Page, chosen: _Chosen) -> None:
    """Put elements into each state in turn, and look; leave the page as it was."""
    cdp = (await IsolatedWorld.of(page)).cdp
    await asyncio.gather(cdp.send("DOM.enable"), cdp.send("CSS.enable"))
    try:
        root = (await cdp.send("DOM.getDocument", {"depth": 0}))["root"]["nodeId"]
        asked = {"nodeId": root, "selector": chosen.selector}
        ids: list[int] = (await cdp.send("DOM.querySelectorAll", asked))["nodeIds"]
        if len(ids) == len(chosen.nodes):  # else the page changed meanwhile: nothing is told
            await _look_in_states(page, cdp, ids, chosen.nodes)
    finally:
        await asyncio.gather(cdp.send("CSS.disable"), cdp.send("DOM.disable"))


async def _look_in_states(
    page: Page, cdp: CDPSession, ids: Sequence[int], nodes: Sequence[_Node]
) -> None:
    """Look at all elements in each state, then at those that were too pale by themselves."""
    last: dict[int, Sequence[str]] = {}

    async def force(classes: dict[int, Sequence[str]]) -> None:
        nonlocal last
        wanted = {**dict.fromkeys(last, ()), **classes}
        changed = {n: x for n, x in wanted.items() if list(x) != list(last.get(n, ()))}
        await asyncio.gather(*(_force(cdp, ids[n], x) for n, x in changed.items()))
        last = {n: x for n, x in classes.items() if x}

    for state in _STATES:
        await force({n: node.classes(state) for n, node in enumerate(nodes)})
        await _SCRIPT.do(page, {"do": "look", "state": state})
    for number, one in enumerate(await _SCRIPT.run(page, list[_Doubtful], {"do": "doubtful"})):
        around = dict.fromkeys(one.chain, tuple(_AROUND[one.state]))
        await force({**around, one.own: _OWN[one.state]})
        await _SCRIPT.do(page, {"do": "alone", "number": number})


async def _force(cdp: CDPSession, node: int, classes: Sequence[str]) -> None:
    """Tell the browser which states an element is in."""
    asked = {"nodeId": node, "forcedPseudoClasses": list(classes)}
    await cdp.send("CSS.forcePseudoState", asked)
