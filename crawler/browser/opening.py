"""Opens a page for a visit: it has to be there, to answer, and to stay."""

from __future__ import annotations

import asyncio
import contextlib

from playwright.async_api import Error, Page

from crawler.browser.session import keep_on_page

_GOTO_SHARE = 0.6
# A script that runs for so much of a page's time without a rest will not stop.
_ANSWER_SHARE = 0.4


class CouldNotVisitError(Exception):
    """The page could not be shown; the message says why in a few words."""


async def open_page(page: Page, url: str, seconds: float) -> int | None:
    """Open a page within a share of its time, have it stay, and return the answer's status.

    Raises:
        CouldNotVisitError: it cannot be shown.
        TimeoutError: it never rests, so that no script can be run in it.
        playwright.async_api.Error: the page is gone.
    """
    status = await _go_to(page, url, seconds * _GOTO_SHARE)
    await _check_it_answers(page, seconds * _ANSWER_SHARE)
    await keep_on_page(page)
    return status


async def _go_to(page: Page, url: str, seconds: float) -> int | None:
    """Go to a page and return the answer's status; a page whose parts are slow still counts."""
    try:
        answer = await page.goto(url, wait_until="domcontentloaded", timeout=seconds * 1000)
    except Error as error:
        first = error.message.splitlines()[0]
        raise CouldNotVisitError(first.replace("Page.goto: ", "")) from None
    with contextlib.suppress(Error):
        await page.wait_for_load_state("load", timeout=seconds * 500)
    return answer.status if answer else None


async def _check_it_answers(page: Page, seconds: float) -> None:
    """Run a script that takes no time: a page that never stops working runs no other.

    Raises:
        TimeoutError: it did not answer.
    """
    async with asyncio.timeout(seconds):
        await page.evaluate("() => 1")
