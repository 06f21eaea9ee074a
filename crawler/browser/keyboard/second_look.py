"""Looks once more, in a page loaded anew on a desktop, at what a walk by keyboard found at fault.

The walk goes through a page that was loaded on a phone and resized, at a machine's pace: a menu
that was laid out for another width may hide what it would not. So a stop that lay under something,
a stop that looked the same with the focus and a skip link that did not skip or was not seen are
tried again where none of this holds. One stop stands for all of its component on a page. What is
seen otherwise now is taken out; where nothing could be seen, a person has to look (`unconfirmed`).
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence
from functools import partial
from typing import TypeVar

from msgspec.structs import replace
from playwright.async_api import CDPSession, Error, Page

from crawler.browser.keyboard.interactions import compare_focus_at, skip_link_in
from crawler.browser.keyboard.keys import press
from crawler.browser.page_scripts.page_script import PageScript
from signpost.workspace.visit_facts import BackwardStop, FocusStop, KeyboardWalk, SkipLink

_SCRIPT = PageScript.of_files(__package__ or "", "cover.js", "second_look.js")
# So many components of each kind are tried on a page; those beyond need a person.
_MOST = 4
_NTH = re.compile(r":nth-[\w-]+\(\d+\)")
_ADDRESS = re.compile(r' (?:href|id|name|value)="[^"]*"')
UNCONFIRMED = "it could not be seen a second time"
Stop = TypeVar("Stop", bound=BackwardStop)


def has_doubts(walk: KeyboardWalk | None) -> bool:
    """Whether a walk found anything that has to be seen twice."""
    if walk is None:
        return False
    stops = (*walk.stops, *walk.stops_backwards)
    bare = any(x.pixels == "same" for x in walk.stops)
    return bare or any(x.hidden_by for x in stops) or _fails(walk.skip_link)


def _fails(link: SkipLink | None) -> bool:
    """Whether a skip link, pressed, did not skip, or was not seen while it had the focus."""
    if link is None or not link.path or not link.has_target:
        return False
    return not (link.works and link.visible)


async def look_again(page: Page, cdp: CDPSession, walk: KeyboardWalk) -> KeyboardWalk:
    """Return a walk with what a second look at its failures saw; the page has to be fresh."""
    if _fails(walk.skip_link):
        walk = replace(walk, skip_link=await _skip_link(page, cdp, walk.skip_link or SkipLink()))
    walk = replace(walk, stops=await _covered(page, cdp, walk.stops, back=False))
    backwards = await _covered(page, cdp, walk.stops_backwards, back=True)
    return replace(walk, stops=await _bare(page, cdp, walk.stops), stops_backwards=backwards)


async def _skip_link(page: Page, cdp: CDPSession, link: SkipLink) -> SkipLink:
    """Look for the skip link and press it again."""
    try:
        return await skip_link_in(page, partial(press, cdp), link)
    except Error:
        return replace(link, unconfirmed=UNCONFIRMED)


async def _covered(page: Page, cdp: CDPSession, stops: Sequence[Stop], *, back: bool) -> list[Stop]:
    """Go to the stops that lay under something, one for each thing that lay over them."""
    seen: dict[str, str | None] = {}
    for stop in stops:
        if stop.hidden_by and stop.hidden_by not in seen and len(seen) < _MOST:
            seen[stop.hidden_by] = await _cover_of(page, cdp, stop, back)
    return [_after_cover(x, seen.get(x.hidden_by)) if x.hidden_by else x for x in stops]


async def _cover_of(page: Page, cdp: CDPSession, stop: BackwardStop, back: bool) -> str | None:
    """Return what lies over a stop once the keyboard gets there; None where it does not.

    The stop is met at the same place on the screen as in the walk: what stays on the screen hides
    what is there, not what the browser brought to the middle.
    """
    place = {"path": stop.path, "back": back, "top": stop.screen_top}
    with contextlib.suppress(Error):
        if await _SCRIPT.run(page, bool, {"do": "before", **place}):
            await press(cdp, "back" if back else "Tab")
            return await _SCRIPT.run_optional(page, str, {"do": "covered", **place})
    return None


def _after_cover(stop: Stop, cover: str | None) -> Stop:
    """Say what the second look saw over a stop."""
    if cover is None:
        return replace(stop, unconfirmed=UNCONFIRMED)
    return stop if cover else replace(stop, hidden_by="")


async def _bare(page: Page, cdp: CDPSession, stops: Sequence[FocusStop]) -> list[FocusStop]:
    """Compare the stops that looked the same with the focus, one for each that looks alike."""
    seen: dict[str, str] = {}
    for stop in stops:
        kind = _kind(stop)
        if stop.pixels == "same" and kind not in seen and len(seen) < _MOST:
            with contextlib.suppress(Error):
                seen[kind] = await compare_focus_at(page, cdp, stop.path)
    return [_after_picture(x, seen.get(_kind(x), "")) if x.pixels == "same" else x for x in stops]


def _kind(stop: FocusStop) -> str:
    """Name what looks alike: the place without numbers, and the start tag without an address."""
    tag = _ADDRESS.sub("", stop.html.partition(">")[0])
    return f"{_NTH.sub('', stop.path)} {tag}"


def _after_picture(stop: FocusStop, pixels: str) -> FocusStop:
    """Say what the second look saw of a stop's focus."""
    if pixels == "same":
        return stop
    return replace(stop, pixels="differs") if pixels else replace(stop, unconfirmed=UNCONFIRMED)


def unseen(walk: KeyboardWalk, reason: str) -> KeyboardWalk:
    """Return a walk whose failures could not be looked at again, for a reason."""

    def doubted(stop: Stop, fails: bool) -> Stop:
        return replace(stop, unconfirmed=stop.unconfirmed or reason) if fails else stop

    if walk.skip_link is not None and _fails(walk.skip_link):
        walk = replace(walk, skip_link=replace(walk.skip_link, unconfirmed=reason))
    stops = [doubted(x, bool(x.hidden_by) or x.pixels == "same") for x in walk.stops]
    backwards = [doubted(x, bool(x.hidden_by)) for x in walk.stops_backwards]
    return replace(walk, stops=stops, stops_backwards=backwards)
