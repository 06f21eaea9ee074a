"""Scans what a page keeps shut until it is opened: details, popovers and dialogs.

axe-core leaves out what is hidden, so faults in there would read as a pass. What the browser opens
at a press is opened, scanned by itself, and shut again. A part that was clean is not scanned again
on the next page where it stands, by content, under the same styles; what failed is.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Sequence
from weakref import WeakKeyDictionary

import msgspec
from msgspec.structs import replace
from playwright.async_api import BrowserContext, Error, Page

from crawler.browser.page_scripts import axe
from crawler.browser.page_scripts.desktop_scan import unlimit_contrast
from crawler.browser.page_scripts.page_script import PageScript
from crawler.browser.page_scripts.settle import settle
from signpost.workspace.visit_facts import AxeResult, AxeScan

_SCRIPT = PageScript.of_files(__package__ or "", "opened.js")
# Details open beside one another, and are scanned at once; boxes that lie over the page one by one.
_TOGETHER = ("details", "found")
_MOST_BOXES = 6
# What is asked of a page as a whole means nothing in a part of it.
_OF_PAGES = ("region", "heading-order", "page-has-heading-one", "skip-link", "bypass", "tabindex")
_OPTIONS = json.loads(axe.DESKTOP_OPTIONS)
_OPTIONS["rules"] |= {name: {"enabled": False} for name in _OF_PAGES}
# Parts that were clean, by content and styles, in each browser.
_clean_parts: WeakKeyDictionary[BrowserContext, set[str]] = WeakKeyDictionary()


class _Part(msgspec.Struct, frozen=True):
    """One part that is shut: what kind it is, where it stands, and its name by content."""

    kind: str
    path: str
    content: str


class _Shut(msgspec.Struct, frozen=True):
    """What a page keeps shut, and how many parts there are in all."""

    count: int
    parts: list[_Part]


async def scan_opened(page: Page, seconds: float) -> AxeScan | None:
    """Open what can be opened, scan it and shut it again; None where there is nothing to open."""
    clean = _clean_parts.setdefault(page.context, set())
    try:
        found = await _SCRIPT.run(page, _Shut, {"do": "find"})
    except Error:
        return AxeScan(error="what the page keeps shut could not be looked for")
    todo = [number for number, part in enumerate(found.parts) if part.content not in clean]
    together = [n for n in todo if found.parts[n].kind in _TOGETHER]
    boxes = [n for n in todo if found.parts[n].kind not in _TOGETHER]
    scans = []
    if todo:
        await unlimit_contrast(page)
    for numbers in (together, *([n] for n in boxes[:_MOST_BOXES])):
        if numbers:
            scan = await _scan(page, seconds, found.parts, numbers)
            scans.append(scan)
            if not (scan.error or scan.violations or scan.incomplete or scan.cut):
                clean.update(found.parts[n].content for n in numbers)
    left = found.count - len(found.parts) + max(0, len(boxes) - _MOST_BOXES)
    return _joined(scans, left) if scans else None


async def _scan(
    page: Page, seconds: float, parts: Sequence[_Part], numbers: Sequence[int]
) -> AxeScan:
    """Open some parts at once, scan them and shut them again."""
    try:
        shown = await _SCRIPT.run(page, list[int], {"do": "open", "numbers": numbers})
        await settle(page, resized=True)
        within = [parts[n].path for n in shown]
        if not within:
            return AxeScan(error="what opens on this page did not open")
        return await axe.scan(page, seconds, json.dumps(_OPTIONS), within)
    except Error as error:
        return AxeScan(error=str(error).splitlines()[0][:200])
    finally:
        with contextlib.suppress(Error, TimeoutError):
            async with asyncio.timeout(seconds):
                await _SCRIPT.do(page, {"do": "shut", "numbers": numbers})


def _joined(scans: Sequence[AxeScan], left: int) -> AxeScan:
    """Make one scan of several; `left` parts were not opened."""
    errors = [x.error for x in scans if x.error]
    if left:
        errors.append(f"{left} parts of this page that open were not opened")
    whole = scans[0]
    for scan in scans[1:]:
        whole = replace(
            whole,
            violations=_with(whole.violations, scan.violations),
            incomplete=_with(whole.incomplete, scan.incomplete),
            passes=[*whole.passes, *(x for x in scan.passes if x not in whole.passes)],
            cut={**whole.cut, **scan.cut},
        )
    return replace(whole, error="; ".join(errors))


def _with(results: Sequence[AxeResult], more: Sequence[AxeResult]) -> list[AxeResult]:
    """Add the results of another scan, those of the same check together."""
    by_id = {x.id: x for x in results}
    for one in more:
        known = by_id.get(one.id)
        nodes, count = (known.nodes, known.count) if known else ((), 0)
        by_id[one.id] = replace(one, nodes=[*nodes, *one.nodes], count=count + one.count)
    return list(by_id.values())
