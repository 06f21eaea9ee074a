"""One browser with one context and one page, used for visit after visit."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from playwright.async_api import Browser, CDPSession, Dialog, Error, Page, Playwright, Route

from crawler.browser.chromium import close, launch, process_of
from crawler.config import Config
from crawler.settings import user_agent

PHONE = (390, 844)
# A common phone's browser, with our name and contact at the end as manners ask.
_PHONE_AGENT = (
    "Mozilla/5.0 (Linux; Android 15; Mobile) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/{major}.0.0.0 Mobile Safari/537.36 {ours}"
)


@dataclass
class Session:
    """A running browser. `served` counts its visits; `crashed` is set when its page dies."""

    browser: Browser
    process: int | None
    page: Page
    cdp: CDPSession
    served: int = 0
    crashed: bool = False

    @classmethod
    async def start(cls, playwright: Playwright, config: Config) -> Session:
        """Start a browser that stands for a phone with a touch screen.

        Raises:
            crawler.browser.NoBrowserError: there is none, or it does not start.
        """
        browser = await launch(playwright, config)
        context = await browser.new_context(
            viewport={"width": PHONE[0], "height": PHONE[1]},
            device_scale_factor=1,
            is_mobile=True,
            has_touch=True,
            user_agent=phone_agent(config, browser.version),
            locale="en-GB",
            accept_downloads=False,
            service_workers="block",
        )
        for host in config.site.aliases:
            await context.route(re.compile(rf"^https?://{re.escape(host)}/"), _bring_home(config))
        page = await context.new_page()
        session = cls(browser, await process_of(browser), page, await context.new_cdp_session(page))
        page.on("crash", session._on_crash)
        page.on("dialog", dismiss)
        context.on("page", close_popup)
        return session

    def _on_crash(self, _page: Page) -> None:
        """Remember that the page died."""
        self.crashed = True

    @property
    def dead(self) -> bool:
        """Whether the page crashed or the browser is gone."""
        return self.crashed or not self.browser.is_connected()

    async def resize(self, width: int, height: int, phone: bool) -> None:
        """Change the screen without loading the page again."""
        await self.cdp.send(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": phone},
        )

    async def end(self) -> None:
        """Close the browser, by force if need be."""
        await close(self.browser, self.process)


def phone_agent(config: Config, version: str) -> str:
    """Return what a phone with this version of Chromium calls itself, our name at the end."""
    return _PHONE_AGENT.format(major=version.partition(".")[0], ours=user_agent(config))


def _bring_home(config: Config) -> Callable[[Route], Awaitable[None]]:
    """Answer requests to an alias of the site with what the site itself has."""

    async def answer(route: Route) -> None:
        try:
            await route.fulfill(response=await route.fetch(url=config.at_home(route.request.url)))
        except Error:
            await route.abort()

    return answer


async def dismiss(dialog: Dialog) -> None:
    """Send dialogs away; a page that asks whether to leave is left."""
    try:
        if dialog.type == "beforeunload":
            await dialog.accept()
        else:
            await dialog.dismiss()
    except Error:
        return


async def close_popup(page: Page) -> None:
    """Close windows that a page opens."""
    try:
        await page.close()
    except Error:
        return
