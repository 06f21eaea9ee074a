"""One browser with one context and one page, used for visit after visit."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import Browser, CDPSession, Dialog, Error, Page, Playwright, Route

from crawler.browser.chromium import close, launch, process_of
from crawler.browser.credentials import let_in
from crawler.browser.ocr import Lettering
from crawler.browser.ssrf_proxy import Gateway
from crawler.fetching.credentials import Credentials
from crawler.scrapy_settings import user_agent
from signpost.settings.config import Config

PHONE = (390, 844)
# A common phone's browser, with our name and contact at the end as manners ask.
_PHONE_AGENT = (
    "Mozilla/5.0 (Linux; Android 15; Mobile) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/{major}.0.0.0 Mobile Safari/537.36 {ours}"
)

# Once a page is there it stays: scripts, timers and refreshes may not lead the browser away from
# it while it is looked at. What only changes the address (a single-page site's own) is let be,
# and so are frames, and a page that leads on before it has loaded.
STAY = """() => {
  if (!window.navigation || window.__signpostStays || window.top !== window) return;
  window.__signpostStays = true;
  navigation.addEventListener("navigate", (event) => {
    const moves = !event.hashChange && !event.destination.sameDocument;
    if (moves && event.cancelable && event.navigationType !== "traverse") event.preventDefault();
  });
}"""
# Which elements scripts listen on, and for what: what acts on a click has to answer keys as well.
_HEAR = """(() => {
  const heard = [];
  Object.defineProperty(window, "__signpostHeard", { value: heard });
  const plain = EventTarget.prototype.addEventListener;
  const KINDS = new Set(["click", "mousedown", "pointerdown", "touchstart", "mouseover",
    "mouseenter", "pointerenter", "focus", "focusin", "keydown", "keyup", "keypress"]);
  EventTarget.prototype.addEventListener = function addEventListener(kind, ...rest) {
    if (KINDS.has(kind) && this instanceof Element && heard.length < 5000) {
      heard[heard.length] = [this, kind];
    }
    return plain.call(this, kind, ...rest);
  };
})()"""
_STAY_WHEN_LOADED = f"addEventListener('load', {STAY}, {{once: true}})"


@dataclass
class Session:
    """A running browser. `served` counts its visits; `crashed` is set when its page dies.

    `versions` names the versions of assets that it has worked out (`crawler.browser.page_events`).
    """

    browser: Browser
    process: int | None
    page: Page
    cdp: CDPSession
    served: int = 0
    crashed: bool = False
    versions: dict[str, str] = field(default_factory=dict)
    gateway: Gateway | None = None
    lettering: Lettering = field(default_factory=lambda: Lettering(asked=False))

    @classmethod
    async def start(cls, playwright: Playwright, config: Config) -> Session:
        """Start a browser that stands for a phone with a touch screen.

        Raises:
            crawler.browser.NoBrowserError: there is none, or it does not start.
        """
        gateway = await Gateway.start(config.hosts) if config.visit.third_party else None
        browser, process = None, None
        try:
            browser = await launch(playwright, config, *(gateway.flags if gateway else ()))
            process = await process_of(browser)
            return await cls._in(browser, process, config, gateway)
        except BaseException:
            if browser is not None:
                await close(browser, process)
            if gateway is not None:
                await gateway.stop()
            raise

    @classmethod
    async def _in(
        cls, browser: Browser, process: int | None, config: Config, gateway: Gateway | None
    ) -> Session:
        """Make the context and the page in a browser that runs."""
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
        await context.add_init_script(f"{_HEAR};{_STAY_WHEN_LOADED}")
        page = await context.new_page()
        session = cls(browser, process, page, await context.new_cdp_session(page))
        session.gateway = gateway
        session.lettering = Lettering(config.visit.ocr)
        await let_in(session.cdp, config)
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

    async def look_at(
        self, screens: Sequence[tuple[int, int, bool, str]], back: tuple[int, int, bool]
    ) -> list[Any]:
        """Evaluate an expression at each of some screens (width, height, phone), then go `back`.

        All is sent at once, and the browser takes it in order: waiting for each would have it
        paint pictures that nobody sees. What an expression fails to give is None.
        """
        sent: list[Awaitable[Any]] = []
        for width, height, phone, expression in screens:
            sent.append(self.resize(width, height, phone))
            asked = {"expression": expression, "returnByValue": True}
            sent.append(self.cdp.send("Runtime.evaluate", asked))
        answers = await asyncio.gather(*sent, self.resize(*back))
        return [x["result"].get("value") for x in answers[1::2]]

    async def end(self) -> None:
        """Close the browser, by force if need be."""
        await close(self.browser, self.process)
        if self.gateway is not None:
            await self.gateway.stop()


def phone_agent(config: Config, version: str) -> str:
    """Return what a phone with this version of Chromium calls itself, our name at the end."""
    return _PHONE_AGENT.format(major=version.partition(".")[0], ours=user_agent(config))


def _bring_home(config: Config) -> Callable[[Route], Awaitable[None]]:
    """Answer requests to an alias of the site with what the site itself has."""
    credentials = Credentials(config)

    async def answer(route: Route) -> None:
        home = config.at_home(route.request.url)
        headers = {**route.request.headers, **credentials.headers_for(home)}
        try:
            # A redirect is the browser's to follow: it knows which addresses may be asked.
            answered = await route.fetch(url=home, headers=headers, max_redirects=0)
            await route.fulfill(response=answered)
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
