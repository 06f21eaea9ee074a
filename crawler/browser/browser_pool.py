"""A browser in good order for each visit: a failed or long-used one is replaced."""

from __future__ import annotations

import asyncio

from playwright.async_api import Error, Playwright

from crawler.browser.chromium import NoBrowserError
from crawler.browser.element_screenshots import ElementScreenshots
from crawler.browser.page_visit import salvaged, visit_page
from crawler.browser.scripted_content import ScriptedContent
from crawler.browser.session import Session
from signpost.settings.config import Config
from signpost.workspace.records import Visit

_STARTS = 3
_START_SECONDS = 90


class BrowserPool:
    """Gives each visit a browser in good order: a failed or long-used one is replaced."""

    def __init__(
        self,
        playwright: Playwright,
        config: Config,
        screenshots: ElementScreenshots,
        scripted: ScriptedContent,
    ) -> None:
        self._scripted = scripted
        self._screenshots = screenshots
        self._playwright = playwright
        self._config = config
        self._session: Session | None = None

    async def visit(self, run: int, url: str) -> tuple[Visit, dict[str, bytes]]:
        """Visit one page; if the browser died, or was signed out, try a fresh one.

        So does a page that never answered, without the frames that may be why. What was seen
        before the last try broke off is kept.
        """
        withheld: list[str] = []
        for last in (False, True):
            session = await self._ready()
            looks = (self._screenshots, self._scripted)
            record, seen = await visit_page(session, *looks, self._config, run, url, withheld)
            if record.state == "ok":
                break
            hung = bool(seen.frames) and seen.facts.axe is None
            again = session.dead or session.signed_out or hung
            await self.end()
            if last or not again:
                return salvaged(record, seen, withheld), seen.shots
            withheld = seen.frames
        return record, seen.shots

    async def _ready(self) -> Session:
        """Return the running session, or a fresh one."""
        if self._session and self._session.served >= self._config.visit.pages_per_browser:
            await self.end()
        if self._session is None:
            self._session = await self._start()
        return self._session

    async def _start(self) -> Session:
        """Start a browser; one that dies or hangs while it starts is given up for another."""
        for _ in range(_STARTS):
            try:
                async with asyncio.timeout(_START_SECONDS):
                    return await Session.start(self._playwright, self._config)
            except (TimeoutError, Error) as error:
                reason = str(error).partition("\n")[0] or "it took too long"
        raise NoBrowserError(
            f"Chromium starts but cannot be used ({reason[:200]}). What was visited is kept: "
            "run the same command again to carry on"
        )

    async def end(self) -> None:
        """Close the running session, if there is one."""
        session, self._session = self._session, None
        if session is not None:
            await session.end()
