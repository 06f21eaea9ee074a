"""What moved while a page was loading: cumulative layout shift, as browsers count it.

Nobody has touched the page yet: what the browser calls "recent input" there is the screen's own
size being set.
"""

from __future__ import annotations

import asyncio

from playwright.async_api import Error, Page

from crawler.browser.page_scripts.page_script import PageScript
from signpost.workspace.visit_facts import LayoutShift

_SECONDS = 3.0  # a page may have clocks of its own making, that never ring
_SCRIPT = PageScript.of_files(__package__ or "", "layout_shift.js")


async def measure_shift(page: Page, wait: int) -> LayoutShift | None:
    """Let a page settle for `wait` milliseconds; return what moved since it began to load.

    None where it could not be told.
    """
    try:
        async with asyncio.timeout(wait / 1000 + _SECONDS):
            return await _SCRIPT.run_optional(page, LayoutShift, {"wait": wait})
    except (TimeoutError, Error):
        return None
