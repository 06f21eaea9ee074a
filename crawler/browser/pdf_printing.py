"""Prints a report's page as PDF, through Chromium."""

from __future__ import annotations

import asyncio
from pathlib import Path

from playwright.async_api import Error, Route, async_playwright

from crawler.browser.chromium import close, launch, process_of
from signpost.atomic_files import replacing
from signpost.errors import SignpostError

_MARGIN = "18mm"
_SECONDS = 120
# On paper a link to another file of the report would name this machine's folders.
_CUT_LINKS = """() => {
  for (const link of document.querySelectorAll("a[href]"))
    if (!/^(https?:|mailto:|tel:|#)/i.test(link.getAttribute("href"))) link.removeAttribute("href");
}"""
_FOOTER = (
    '<div style="font:9px sans-serif;width:100%;text-align:center">'
    '<span class="pageNumber"></span> of <span class="totalPages"></span></div>'
)


class PrintError(SignpostError):
    """A page that could not be printed; the message is one line that says what to do."""


def print_page(page: Path, paper: Path) -> None:
    """Print a local HTML page on A4 as a tagged PDF with an outline; `paper` is written whole.

    Nothing but files of the page's own folder is loaded, and no script runs.

    Raises:
        NoBrowserError: there is no Chromium; the page itself is there all the same.
        PrintError: Chromium could not print it.
    """
    try:
        with replacing(paper) as spare:
            asyncio.run(asyncio.wait_for(_print(page.resolve(), spare), _SECONDS))
    except (Error, TimeoutError, OSError) as error:
        raise PrintError(
            f"{page} is written but could not be printed as PDF ({str(error)[:160]}). "
            "Open it in a browser and print it there"
        ) from None


async def _print(page: Path, paper: Path) -> None:
    """Open the page in a browser of its own and print it."""
    inside = page.parent.as_uri() + "/"

    async def keep_inside(route: Route) -> None:
        if route.request.url.startswith(inside):
            await route.continue_()
        else:
            await route.abort()

    async with async_playwright() as playwright:
        browser = await launch(playwright)
        process = await process_of(browser)
        try:
            context = await browser.new_context(java_script_enabled=False, locale="en-GB")
            await context.route("**/*", keep_inside)
            sheet = await context.new_page()
            await sheet.goto(page.as_uri())
            await sheet.evaluate(_CUT_LINKS)
            await sheet.pdf(
                path=paper,
                format="A4",
                tagged=True,
                outline=True,
                print_background=True,
                display_header_footer=True,
                header_template="<span></span>",
                footer_template=_FOOTER,
                margin={"top": _MARGIN, "bottom": _MARGIN, "left": _MARGIN, "right": _MARGIN},
            )
        finally:
            await close(browser, process)
