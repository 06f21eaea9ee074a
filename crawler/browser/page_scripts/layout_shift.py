"""What moved while a page was loading: cumulative layout shift, as browsers count it.

Nobody has touched the page yet: what the browser calls "recent input" there is the screen's own
size being set.
"""

from __future__ import annotations

import asyncio
from weakref import WeakKeyDictionary

from playwright.async_api import BrowserContext, Error, Page

from crawler.browser.page_scripts.page_script import NAMING, PageScript
from signpost.workspace.visit_facts import LayoutShift

_SECONDS = 3.0  # a page may have clocks of its own making, that never ring
# So long after it began to load, a page is looked at again for what came late.
_LATE_MS = 2600
_MOST_KNOWN = 1000
# Scripts that moved nothing late, by browser.
_still_scripts: WeakKeyDictionary[BrowserContext, set[str]] = WeakKeyDictionary()
_LATE_SCRIPTS = PageScript(
    f"""() => {{ {NAMING}
  return scriptsThat(/setTimeout|setInterval|fetch|XMLHttp|import|Listener|onload|Frame|Observer/);
}}"""
)
_SCRIPT = PageScript.of_files(__package__ or "", "layout_shift.js")


async def measure_late_shift(page: Page, early: LayoutShift | None) -> LayoutShift | None:
    """Return what moved until now or, under scripts that may still move it, until 2.6 seconds.

    Nothing but the page must have moved anything since it was loaded. `early` is what had moved
    at first. Scripts that moved nothing late on one page are not waited for on another.
    """
    if early is None:
        return None
    still = _still_scripts.setdefault(page.context, set())
    try:
        scripts = await _LATE_SCRIPTS.run(page, str)
    except Error:
        return early
    until = _LATE_MS if scripts and scripts not in still else 0
    late = await measure_shift(page, 0, until) or early
    if late.score <= early.score and len(still) < _MOST_KNOWN:
        still.add(scripts)
    return late


async def measure_shift(page: Page, wait: int, until: int = 0) -> LayoutShift | None:
    """Let a page settle for `wait` milliseconds; return what moved since it began to load.

    The wait lasts `until` so many milliseconds have passed since then. None where it could not be
    told.
    """
    try:
        async with asyncio.timeout(max(wait, until) / 1000 + _SECONDS):
            options = {"wait": wait, "until": until}
            return await _SCRIPT.run_optional(page, LayoutShift, options)
    except (TimeoutError, Error):
        return None
