"""The stage that visits every page of a run in the browser, several browsers at a time."""

from __future__ import annotations

import asyncio
import os
from collections import deque
from collections.abc import Callable
from typing import Any

from playwright.async_api import Playwright, async_playwright

from crawler.browser.added_links import ask_added_links, store_added_links
from crawler.browser.browser_pool import BrowserPool
from crawler.browser.element_screenshots import ElementScreenshots
from crawler.browser.page_scripts.axe_script import script_path
from crawler.browser.page_scripts.ocr import check_reader_installed
from crawler.browser.scripted_content import ScriptedContent
from crawler.browser.third_parties.observe import observe_third_parties
from crawler.browser.visit_reuse import VisitReuse, stage_key, store_assets
from signpost import stop_signals
from signpost.errors import SignpostError
from signpost.settings.config import Config
from signpost.workspace import Run, Workspace

Progress = Callable[[int, int], None]
# A page that browsers found may lead to more of its kind.
_MOST_ROUNDS = 3


def visit(
    workspace: Workspace, config: Config, run: Run, progress: Progress = lambda _done, _all: None
) -> dict[str, Any]:
    """Visit every HTML page of a run that has no visit yet; return what it came to.

    Raises:
        crawler.browser.chromium.NoBrowserError: there is no Chromium that starts.
        crawler.browser.page_scripts.axe_script.NoAxeError: [visit] axe names no axe-core.
        crawler.browser.page_scripts.ocr.NoReaderError: pictures cannot be read, and are to be.
    """
    check_reader_installed(config)
    script_path(config)  # asked for once, and said if it cannot be had
    with workspace.runs.doing(run.id, "visit", stage_key(workspace, config, run)) as stage:
        for _ in range(_MOST_ROUNDS):
            _visit_unvisited(workspace, config, run, progress)
            links = store_added_links(workspace, run)
            stage.summary = store_assets(workspace, config, run)
            if not ask_added_links(workspace, config, run, links):
                break
        if config.visit.observes_third_parties:
            urls = urls_to_visit(workspace, config, run)
            observe_third_parties(workspace, config, run, urls, progress)
    return stage.summary


def _visit_unvisited(workspace: Workspace, config: Config, run: Run, progress: Progress) -> None:
    """Visit the pages that have no visit yet; one that holds from an earlier run is taken over."""
    urls = urls_to_visit(workspace, config, run)
    done = workspace.visits.done(run.id)
    todo = [url for url in urls if url not in done]
    reuse = VisitReuse(workspace, config, run)
    reuse.take_over(todo, lambda n: progress(len(done) + n, len(urls)))
    if len(workspace.visits.done(run.id)) < len(urls):
        asyncio.run(_visit_all(workspace, config, run, urls, progress))


def urls_to_visit(workspace: Workspace, config: Config, run: Run) -> list[str]:
    """Return the addresses to visit: every page a resident can read, or an even draw of them."""
    urls = [p.url for p in workspace.pages.html(run.id) if p.found_by != "probe"]
    limit = config.visit.max_pages
    if not limit or len(urls) <= limit:
        return urls
    # Another draw, once browsers have found more pages, would be over the limit with the first.
    done = workspace.visits.done(run.id)
    if len(done) >= limit:
        return [url for url in urls if url in done]
    return [urls[i * len(urls) // limit] for i in range(limit)]


async def _visit_all(
    workspace: Workspace, config: Config, run: Run, urls: list[str], progress: Progress
) -> None:
    """Visit what is left, several browsers at a time; only this one thread writes to the store."""
    done = workspace.visits.done(run.id)
    waiting = deque(url for url in urls if url not in done)
    screenshots = ElementScreenshots(workspace, run.id)
    scripted = ScriptedContent(workspace, config, run.id)
    workers = min(config.visit.workers or os.cpu_count() or 1, len(waiting))

    async def work(playwright: Playwright) -> None:
        """Visit page after page; a browser that failed, or has served long enough, is replaced."""
        browsers = BrowserPool(playwright, config, screenshots, scripted)
        try:
            while waiting:
                record, shots = await browsers.visit(run.id, waiting.popleft())
                stop_signals.check()  # its browser may have been ended, not by the page
                workspace.visits.add(record, shots)
                done.add(record.url)
                progress(len(done), len(urls))
        finally:
            await browsers.end()

    errors: list[BaseException] = []
    async with async_playwright() as playwright:
        try:
            async with asyncio.TaskGroup() as group:
                for _ in range(workers):
                    group.create_task(work(playwright))
        except* SignpostError as several:
            errors.extend(several.exceptions)
    # Raised here and not above: Python before 3.11.4 makes a group of what is raised there.
    if errors:
        raise errors[0]
