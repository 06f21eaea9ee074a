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
_TRIES = 3
_START_SECONDS = 90
# What opening a page comes to where its process ends meanwhile, before the browser says so.
_BROKE_OFF = "net::ERR_ABORTED"


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

        A page that never answered is tried without the frame that is likeliest to be why, and then
        without any that was not read to its end. What was seen before the last try broke off is
        kept.
        """
        withheld: list[str] = []
        for number in range(_TRIES):
            session = await self._ready()
            looks = (self._screenshots, self._scripted)
            record, seen = await visit_page(session, *looks, self._config, run, url, withheld)
            if record.state == "ok":
                return record, seen.shots
            gone = session.dead or session.signed_out or _BROKE_OFF in record.reason
            died = gone and number == 0
            await self.end()
            hung = [x for x in seen.frames if x not in withheld] if seen.facts.axe is None else []
            if not (died or hung) or number == _TRIES - 1:
                break
            withheld = [*withheld, *(hung if withheld else hung[:1])]
        return salvaged(record, seen, withheld), seen.shots

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
