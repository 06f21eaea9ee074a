"""Visiting one page again, now; nothing is stored but the pictures."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from playwright.async_api import async_playwright

from crawler.browser.browser_pool import BrowserPool
from crawler.browser.chromium import NoBrowserError
from crawler.browser.element_screenshots import ElementScreenshots
from crawler.browser.page_scripts.ocr import check_reader_installed
from crawler.browser.scripted_content import ScriptedContent
from signpost.settings.config import Config
from signpost.workspace import Run, Workspace
from signpost.workspace.records import Visit
from signpost.workspace.runs import moment


def visit_again(workspace: Workspace, config: Config, run: Run, url: str) -> Visit:
    """Open a page as phone and desktop and return what was seen.

    Where no browser starts, the visit says so: what needs none can be judged all the same.

    Raises:
        crawler.browser.page_scripts.ocr.NoReaderError: pictures cannot be read, and are to be.
    """
    check_reader_installed(config)
    try:
        record, shots = asyncio.run(_visit(workspace, config, run, url))
    except NoBrowserError as error:
        return Visit(run.id, url, "could_not_check", str(error), visited=moment())
    names = {device: workspace.blobs.put(data) for device, data in shots.items()}
    return replace(record, phone_shot=names.get("phone", ""), desktop_shot=names.get("desktop", ""))


async def _visit(
    workspace: Workspace, config: Config, run: Run, url: str
) -> tuple[Visit, dict[str, bytes]]:
    """Start a browser for the one visit, and close it."""
    async with async_playwright() as playwright:
        scripted = ScriptedContent(workspace, config, run.id)
        screenshots = ElementScreenshots(workspace, run.id)
        browsers = BrowserPool(playwright, config, screenshots, scripted)
        try:
            return await browsers.visit(run.id, url)
        finally:
            await browsers.end()
