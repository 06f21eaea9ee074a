"""Draws the pages whose content scripts make, in the one Chromium, and stores what was drawn."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import replace

from playwright.async_api import Error, Playwright, async_playwright

from crawler.browser.chromium import NoBrowserError
from crawler.browser.session import Session
from signpost.pages.addresses import host_of
from signpost.pages.app_shells import has_more_content
from signpost.pages.links import find_links
from signpost.settings.config import Config
from signpost.workspace import Run, Workspace
from signpost.workspace.blobs import digest
from signpost.workspace.page_marks import (
    APP_SHELL,
    AWAITS_RENDERING,
    is_rendered,
    not_rendered,
    rendered,
)
from signpost.workspace.records import Page, pack_links

# A page that polls is never quiet: after this long what is there is taken.
_QUIET_MS = 5_000
_SETTLE_MS = 250
_TYPE = "text/html; charset=utf-8"
_LIMIT = "the limit on pages drawn in the browser was reached ([crawl] max_drawn)"
_NOTHING = "its scripts drew nothing that can be read"
_REFUSED = f"{_NOTHING} (those of other sites are not loaded: [visit] third_party)"


class _NotRenderedError(Exception):
    """A page could not be drawn; the message says why."""


async def render_app_shells(workspace: Workspace, config: Config, run: Run) -> bool:
    """Draw every shell of a run that was not drawn yet; return whether that brought links.

    Each page is stored when it is drawn: a kill loses at most one.
    """
    waiting = workspace.pages.marked(run.id, APP_SHELL, AWAITS_RENDERING)
    if not waiting:
        return False
    done = sum(map(is_rendered, workspace.pages.marked(run.id, APP_SHELL)))
    room = max(0, config.crawl.max_drawn - done)
    for page in waiting[room:]:
        _note_why_not(workspace, page, _LIMIT)
    try:
        async with async_playwright() as playwright:
            found = await _render_all(playwright, workspace, config, waiting[:room])
    except NoBrowserError as error:
        for page in workspace.pages.marked(run.id, APP_SHELL, AWAITS_RENDERING):
            _note_why_not(workspace, page, str(error))
        return False
    return found


async def _render_all(
    playwright: Playwright, workspace: Workspace, config: Config, pages: list[Page]
) -> bool:
    """Draw page after page; a browser that died is replaced."""
    session: Session | None = None
    found = False
    try:
        for page in pages:
            session = session or await Session.start(playwright, config)
            try:
                async with asyncio.timeout(config.visit.page_seconds):
                    html = await _rendered_html(session, config, page)
                found = _store_rendered(workspace, config, page, html) or found
            except TimeoutError:
                _note_why_not(workspace, page, "it did not finish in time")
            except (_NotRenderedError, Error) as error:
                _note_why_not(workspace, page, str(error).splitlines()[0][:300])
            session.served += 1
            if session.dead or session.served >= config.visit.pages_per_browser:
                await session.end()
                session = None
    finally:
        if session is not None:
            await session.end()
    return found


async def _rendered_html(session: Session, config: Config, page: Page) -> bytes:
    """Open a page and return its HTML once its scripts are through.

    Raises:
        _NotRenderedError: it leads to another site, or is larger than the settings allow.
    """
    tab = session.page
    await tab.goto(page.url, wait_until="load", timeout=config.visit.page_seconds * 1000)
    with contextlib.suppress(Error):
        await tab.wait_for_load_state("networkidle", timeout=_QUIET_MS)
    await tab.wait_for_timeout(_SETTLE_MS)
    if host_of(tab.url) not in config.hosts:
        raise _NotRenderedError(f"it leads to {host_of(tab.url) or 'no page'}")
    size = int(await tab.evaluate("document.documentElement.outerHTML.length"))
    if size > config.crawl.max_megabytes * 1_000_000:
        raise _NotRenderedError("what it draws is larger than the settings allow")
    html = await tab.content()
    # The page's own scripts and timers must not run on under the next page.
    await tab.goto("about:blank")
    return html.encode("utf-8", "replace")


def _store_rendered(workspace: Workspace, config: Config, page: Page, html: bytes) -> bool:
    """Store what was drawn in place of the shell; return whether it has links."""
    found = find_links(html, _TYPE, page.url, config.hosts, config.without_alias)
    if not has_more_content(html, workspace.pages.body(page), page.content_type):
        away = any(x.tag == "script" and x.kind == "external" for x in found.links)
        _note_why_not(workspace, page, _REFUSED if away else _NOTHING)
        return False
    packed = pack_links(found.links)
    changed = replace(
        page,
        body=digest(html),
        links=digest(packed),
        title=found.title[:1000],
        content_type=_TYPE,
        headers={**page.headers, APP_SHELL: rendered(page.body)},
    )
    workspace.pages.amend(changed, [html, packed])
    return bool(found.links)


def _note_why_not(workspace: Workspace, page: Page, reason: str) -> None:
    """Note why a shell was not drawn."""
    mark = not_rendered(reason[:300])
    workspace.pages.amend(replace(page, headers={**page.headers, APP_SHELL: mark}), [])
