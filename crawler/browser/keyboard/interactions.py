"""Presses what a page offers: its skip link, what opens a box, lists; looks at the focus.

Runs after the walk with Tab (`crawler.browser.keyboard.keyboard_walk`), on the same page, under the
same safety.

What went well is not tried again in the same browser where the component (itself and what it
names by id), the scripts and the style sheets are the same by content: trying costs far more than
looking. A failure never speaks for another page: each page's own is seen there.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal
from weakref import WeakKeyDictionary

import msgspec
from msgspec.structs import replace
from playwright.async_api import BrowserContext, CDPSession, Error, Page

from crawler.browser.page_scripts.page_script import PageScript
from signpost.workspace.visit_facts import (
    ChoiceList,
    DialogOpener,
    FocusStop,
    KeyboardWalk,
    OpenedDialog,
    SkipLink,
)

_SCRIPT = PageScript.of_files(__package__ or "", "interactions.js")
_SECONDS = 4.0
# So many kinds are compared: of those whose styles show nothing, and of the others (one a page).
_DOUBTFUL_A_PAGE, _SURE_A_BROWSER = 4, 6
_MOST_STOPS = 12
# So many boxes and lists of one page are tried.
_MOST_OFFERS = 6
_OPENS_MS = 120

Press = Callable[[str], Awaitable[None]]
Pixels = Literal["same", "differs", ""]


@dataclass
class _Tried:
    """What went well in one browser: each by the page's surroundings and the component."""

    # Whose focus shows in the picture; and how many were compared whose styles show it too.
    shown: set[str] = field(default_factory=set)
    sure_compared: int = 0
    skip_links: set[str] = field(default_factory=set)
    # Boxes that keep and give back the focus as they should.
    dialogs: dict[str, OpenedDialog] = field(default_factory=dict)
    # Lists that stay on the page.
    lists: set[str] = field(default_factory=set)


_tried_kinds: WeakKeyDictionary[BrowserContext, _Tried] = WeakKeyDictionary()


class _OfferKinds(msgspec.Struct, frozen=True, kw_only=True):
    """Each thing that a page offers, named by its content."""

    skip: str
    boxes: list[str]
    lists: list[str]


class _Offers(msgspec.Struct, frozen=True, kw_only=True):
    """What a page offers to the keyboard."""

    # The skip link; None where there is none.
    skip: SkipLink | None
    # What seems to open a box, and lists to choose from, different ones: at most so many each.
    boxes: list[DialogOpener]
    lists: list[ChoiceList]
    kinds: _OfferKinds
    # How many different boxes and lists there are: by these names.
    counts: dict[str, int]


async def interact(
    page: Page,
    cdp: CDPSession,
    press: Press,
    walk: KeyboardWalk,
    stop_kinds: Sequence[str],
    surroundings: str,
) -> KeyboardWalk:
    """Use what the page offers; return the walk with what came of it, as far as there was time.

    `surroundings` names the page's scripts and style sheets by content, `stop_kinds` each stop.
    """
    tried = _tried_kinds.setdefault(page.context, _Tried())
    pixels: list[Pixels] = []
    with contextlib.suppress(TimeoutError, Error):
        async with asyncio.timeout(_SECONDS):
            kinds = [f"{surroundings} {kind}" for kind in stop_kinds]
            await _compare_focus(page, cdp, walk.stops, kinds, tried, pixels)
            offers = await _SCRIPT.run(page, _Offers, {"do": "offers", "most": _MOST_OFFERS})
            offers = _within(surroundings, offers)
            walk = replace(walk, offer_counts=offers.counts)
            walk = replace(walk, skip_link=await _skip_link(page, press, offers, tried))
            walk = replace(walk, choice_lists=await _choice_lists(page, press, offers, tried))
            walk = replace(walk, dialog_openers=await _dialogs(page, press, offers, tried))
    compared = [replace(x, pixels=y) for x, y in zip(walk.stops, pixels, strict=False)]
    return replace(walk, stops=[*compared, *walk.stops[len(compared) :]])


def _within(surroundings: str, offers: _Offers) -> _Offers:
    """Name what a page offers by its surroundings too."""
    kinds = offers.kinds
    named = _OfferKinds(
        skip=f"{surroundings} {kinds.skip}",
        boxes=[f"{surroundings} {kind}" for kind in kinds.boxes],
        lists=[f"{surroundings} {kind}" for kind in kinds.lists],
    )
    return replace(offers, kinds=named)


async def _skip_link(page: Page, press: Press, offers: _Offers, tried: _Tried) -> SkipLink:
    """Press the skip link, then Tab, and see where that leads; it fails only if it does twice."""
    link = offers.skip
    if link is None:
        return SkipLink()
    kind = f"{offers.kinds.skip} {link.has_target}"
    works = kind in tried.skip_links or await _skips(page, press) or await _skips(page, press)
    if works:
        tried.skip_links.add(kind)
    return replace(link, works=works)


async def skip_link_in(page: Page, press: Press, link: SkipLink) -> SkipLink:
    """Return a skip link that failed with what a fresh page shows of it; pressing is tried twice.

    Raises:
        playwright.async_api.Error: the page could not be looked at.
    """
    fresh = (await _SCRIPT.run(page, _Offers, {"do": "offers", "most": 0})).skip
    works = link.works or await _skips(page, press) or await _skips(page, press)
    return replace(link, works=works, visible=link.visible or bool(fresh and fresh.visible))


async def _skips(page: Page, press: Press) -> bool:
    """Whether the Tab key goes on from the content once the skip link was pressed."""
    await _SCRIPT.do(page, {"do": "refocus"})
    await press("enter")
    await _SCRIPT.do(page, {"do": "arrived"})
    await press("Tab")
    return await _SCRIPT.run(page, bool, {"do": "skipped"})


async def _choice_lists(
    page: Page, press: Press, offers: _Offers, tried: _Tried
) -> list[ChoiceList]:
    """Press the arrow key in lists, and see whether the page goes elsewhere at once."""
    pressed = []
    for number, (found, kind) in enumerate(zip(offers.lists, offers.kinds.lists, strict=False)):
        went_to: list[str] = []
        if kind not in tried.lists:
            await _SCRIPT.do(page, {"do": "choose", "number": number})
            await press("down")
            went_to = await _SCRIPT.run(page, list[str], {"do": "chose"})
        if not went_to:
            tried.lists.add(kind)
        pressed.append(replace(found, went_to=went_to))
    return pressed


async def _dialogs(page: Page, press: Press, offers: _Offers, tried: _Tried) -> list[DialogOpener]:
    """Open what opens, and see what becomes of the focus."""
    opened = []
    for number, (opener, kind) in enumerate(zip(offers.boxes, offers.kinds.boxes, strict=False)):
        dialog = tried.dialogs.get(kind) or await _dialog(page, press, number)
        if dialog and _is_well(dialog):
            tried.dialogs[kind] = dialog
        opened.append(replace(opener, dialog=dialog))
    return opened


def _is_well(dialog: OpenedDialog) -> bool:
    """Whether a box does all that is asked of one."""
    return dialog.focus_moved_in and dialog.focus_kept and dialog.closes and dialog.focus_returned


async def _dialog(page: Page, press: Press, number: int) -> OpenedDialog | None:
    """Open one box, go round in it, and leave it with Escape."""
    await _SCRIPT.do(page, {"do": "open", "number": number})
    await press("enter")
    await page.wait_for_timeout(_OPENS_MS)
    dialog = await _SCRIPT.run_optional(page, OpenedDialog, {"do": "opened"})
    if dialog is None:
        return None
    kept = await _keeps_focus(page, press, dialog.stops)
    await press("escape")
    await page.wait_for_timeout(_OPENS_MS)
    left = await _SCRIPT.run(page, OpenedDialog, {"do": "closed"})
    return replace(dialog, focus_kept=kept, closes=left.closes, focus_returned=left.focus_returned)


async def _keeps_focus(page: Page, press: Press, stops: int) -> bool:
    """Whether the focus stays in a box while Tab goes round it once."""
    for _ in range(min(stops + 1, _MOST_STOPS)):
        await press("Tab")
        if not await _SCRIPT.run(page, bool, {"do": "inside"}):
            return False
    return True


async def _compare_focus(
    page: Page,
    cdp: CDPSession,
    stops: Sequence[FocusStop],
    kinds: Sequence[str],
    tried: _Tried,
    pixels: list[Pixels],
) -> None:
    """Compare how stops look with the focus and without, one of each kind of this page.

    A kind that was seen to show the focus under the same scripts and styles is not compared
    again. What came of each is added to `pixels` at once: what there is no time for is left out.
    """
    sure_left = int(tried.sure_compared < _SURE_A_BROWSER)
    doubtful_left = _DOUBTFUL_A_PAGE
    here: dict[str, Pixels] = {}
    for stop, kind in zip(stops, kinds, strict=False):
        sure = stop.focus_style == "yes"
        known: Pixels = "differs" if kind in tried.shown else here.get(kind, "")
        left = sure_left if sure else doubtful_left
        if not known and kind not in here and left and stop.focus_style and ">>>" not in stop.path:
            sure_left, doubtful_left = sure_left - sure, doubtful_left - (not sure)
            tried.sure_compared += sure
            known = here[kind] = await compare_focus_at(page, cdp, stop.path)
        if known == "differs":
            tried.shown.add(kind)
        pixels.append(known)


async def compare_focus_at(page: Page, cdp: CDPSession, path: str) -> Pixels:
    """Say whether an element looks different with the focus; "same" only if seen so twice."""
    for beyond in (False, True):
        clip = await _SCRIPT.run_optional(page, dict[str, float], {"do": "look", "path": path})
        if clip is None:
            return ""
        with_focus = await _screenshot(page, cdp, clip, beyond)
        await _SCRIPT.do(page, {"do": "leave"})
        if with_focus != await _screenshot(page, cdp, clip, beyond):
            return "differs"
    return "same"


async def _screenshot(page: Page, cdp: CDPSession, clip: dict[str, float], beyond: bool) -> str:
    """Take a picture once the last change was drawn: a busy machine shows the frame before."""
    await _DRAWN.do(page)
    request = {"format": "png", "clip": clip, "captureBeyondViewport": beyond}
    taken = await cdp.send("Page.captureScreenshot", request)
    return str(taken["data"])


_DRAWN = PageScript(
    "() => new Promise((x) => requestAnimationFrame(() => requestAnimationFrame(() => x())))"
)
