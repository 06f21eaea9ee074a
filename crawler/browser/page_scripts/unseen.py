"""Which texts a page keeps from everybody, on a phone and on a desktop."""

from __future__ import annotations

from collections.abc import Sequence

from playwright.async_api import Error, Page

from crawler.browser.page_scripts.page_script import PageScript
from signpost.workspace.visit_facts import UnseenText

_SCRIPT = PageScript.of_files(__package__ or "", "unseen.js")


async def unseen_texts(page: Page) -> list[UnseenText] | None:
    """Return the texts that nobody sees at the present width; None if it could not be looked at."""
    try:
        return await _SCRIPT.run(page, list[UnseenText])
    except Error:
        return None


def at_both_widths(
    phone: Sequence[UnseenText] | None, desktop: Sequence[UnseenText] | None
) -> list[UnseenText] | None:
    """Return the texts that are unseen on both screens; None unless both were looked at."""
    if phone is None or desktop is None:
        return None
    there = set(desktop)
    return [text for text in phone if text in there]
