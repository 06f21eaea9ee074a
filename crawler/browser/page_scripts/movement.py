"""Watches a page that nobody touches: what moves, changes or plays by itself.

Style sheets' animations are asked of the browser (`more_style_facts.js`); what a script moves
shows only while it does so. The page is watched beside the accessibility scans, which change
nothing in it, so watching takes no time of its own; what a page does within 0.3 seconds of being
resized is left out.
"""

from __future__ import annotations

import contextlib

from playwright.async_api import Error, Page

from crawler.browser.page_scripts.page_script import PageScript
from signpost.workspace.visit_facts import VisitFacts

_SCRIPT = PageScript.of_files(__package__ or "", "movement.js")


async def watch(page: Page) -> None:
    """Begin to watch a page that stands still."""
    with contextlib.suppress(Error):
        await _SCRIPT.do(page, {"do": "watch"})


async def seen(page: Page) -> VisitFacts:
    """Return what moved or plays since `watch`; nothing where that could not be told."""
    try:
        return await _SCRIPT.run_optional(page, VisitFacts, {"do": "seen"}) or VisitFacts()
    except Error:
        return VisitFacts()
