"""Frames that never finish: told by the browser's own account, and kept out of a second visit.

All frames of a page share its one process: a script in a frame that never stops takes the page
with it. So the page is visited again without such frames, and only they go unseen.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Collection

from playwright.async_api import Error, Frame, Page, Route

# Playwright answers from what it has heard; nothing is asked of a page that may not answer.
_HEARD_MS = 50
_MOST = 50
_LETS_GO_SECONDS = 5.0


async def unfinished_frames(page: Page) -> list[str]:
    """Return the addresses of a page's frames that were not read to their end, each once.

    They are in the page's order: the first is the likeliest to keep the others waiting. Where all
    were read, any of them may be the one that does not stop: then all are returned.
    """
    frames = [x for x in page.frames[1 : _MOST + 1] if x.url.startswith(("http:", "https:"))]
    unread = [x for x in frames if not await _is_read(x)]
    return list(dict.fromkeys(x.url for x in unread or frames))


async def _is_read(frame: Frame) -> bool:
    """Whether a frame's HTML was read to its end."""
    try:
        await frame.wait_for_load_state("domcontentloaded", timeout=_HEARD_MS)
    except Error:
        return False
    return True


@contextlib.asynccontextmanager
async def withhold(page: Page, addresses: Collection[str]) -> AsyncIterator[None]:
    """Keep frames at some addresses out of a page; a request filter costs time, so only then."""
    if not addresses:
        yield
        return

    async def refuse(route: Route) -> None:
        framed = route.request.is_navigation_request() and route.request.frame.parent_frame
        if framed and route.request.url.partition("#")[0] in addresses:
            await route.abort()
        else:
            await route.fallback()

    await page.route("**/*", refuse)
    try:
        yield
    finally:
        with contextlib.suppress(Error, TimeoutError):
            async with asyncio.timeout(_LETS_GO_SECONDS):
                await page.unroute("**/*", refuse)
