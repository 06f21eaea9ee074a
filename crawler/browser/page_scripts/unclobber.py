"""Lets scripts see forms as they are, where a page's own field names stand in the way.

The names of fields become properties of their form, before those that every element has, in every
script's world (HTML, "LegacyOverrideBuiltIns"). Few pages have such names; only they are touched.
"""

from __future__ import annotations

import contextlib

from playwright.async_api import Error, Page

from crawler.browser.page_scripts.page_script import PageScript

_SCRIPT = PageScript.of_files(__package__ or "", "unclobber.js")


async def unclobber_forms(page: Page) -> None:
    """Set apart the fields whose names hide properties of their form."""
    with contextlib.suppress(Error):
        await _SCRIPT.do(page)
