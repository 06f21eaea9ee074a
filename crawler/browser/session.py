"""One browser with one context and one page, used for visit after visit."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from playwright.async_api import CDPSession, Dialog, Error, Page, Playwright, Route

from crawler.browser.credentials import send_credentials
from crawler.browser.guarded_browser import GuardedBrowser
from crawler.browser.page_scripts.isolated_world import IsolatedWorld
from crawler.browser.page_scripts.ocr import ImageReader
from crawler.browser.page_scripts.page_script import PageScript
from crawler.browser.screens import PHONE
from crawler.browser.signed_in_context import add_session, is_signed_out
from crawler.fetching.credentials import Credentials
from crawler.fetching.request_headers import user_agent
from signpost.settings.config import Config

# A common phone's browser, with our name and contact at the end as manners ask.
_PHONE_AGENT = (
    "Mozilla/5.0 (Linux; Android 15; Mobile) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/{major}.0.0.0 Mobile Safari/537.36 {ours}"
)

# A page in a sandbox (Content-Security-Policy) has no timers, not even for us; it has frames.
_TIMERS = """() => {
  if (self.origin !== "null" || !location.protocol.startsWith("http")) return;
  const stopped = new Set();
  let last = 0;
  window.setTimeout = (done, wait = 0, ...rest) => {
    const [id, end] = [last += 1, performance.now() + wait];
    const turn = () => {
      if (stopped.has(id)) return;
      if (performance.now() >= end) done(...rest);
      else requestAnimationFrame(turn);
    };
    requestAnimationFrame(turn);
    return id;
  };
  window.clearTimeout = (id) => { stopped.add(id); };
}"""
# Once a page is there it stays: scripts, timers and refreshes may not lead the browser away from
# it while it is looked at. What only changes the address (a single-page site's own) is let be,
# and so are frames, and a page that leads on before it has loaded.
_STAY_ON_PAGE = """() => {
  if (!window.navigation || window.__signpostStays || window.top !== window) return;
  window.__signpostStays = true;
  navigation.addEventListener("navigate", (event) => {
    const moves = !event.hashChange && !event.destination.sameDocument;
    if (moves && event.cancelable && event.navigationType !== "traverse") event.preventDefault();
  });
}"""
_STAY_WHEN_LOADED = f"addEventListener('load', {_STAY_ON_PAGE}, {{once: true}})"
_STAY = PageScript(f"() => {{ ({_TIMERS})(); ({_STAY_ON_PAGE})(); }}")


@dataclass
class Session:
    """A running browser. `served` counts its visits; `crashed` is set when its page dies.

    `signed_out` is set when the site no longer knows who it is.

    `versions` names the versions of assets that it has worked out (`PageEvents.assets`).
    """

    guarded: GuardedBrowser
    page: Page
    cdp: CDPSession
    served: int = 0
    crashed: bool = False
    signed_out: bool = False
    versions: dict[str, str] = field(default_factory=dict)
    image_reader: ImageReader = field(default_factory=lambda: ImageReader(wanted=False))

    @classmethod
    async def start(cls, playwright: Playwright, config: Config) -> Session:
        """Start a browser that stands for a phone with a touch screen.

        Raises:
            crawler.browser.chromium.NoBrowserError: there is none, or it does not start.
        """
        guarded = await GuardedBrowser.start(playwright, config)
        try:
            return await cls._in(guarded, config)
        except BaseException:
            await guarded.end()
            raise

    @classmethod
    async def _in(cls, guarded: GuardedBrowser, config: Config) -> Session:
        """Make the context and the page in a browser that runs."""
        browser = guarded.browser
        context = await browser.new_context(
            viewport={"width": PHONE.width, "height": PHONE.height},
            device_scale_factor=1,
            is_mobile=True,
            has_touch=True,
            user_agent=phone_agent(config, browser.version),
            locale="en-GB",
            accept_downloads=False,
            service_workers="block",
        )
        for host in config.site.aliases:
            pattern = re.compile(rf"^https?://{re.escape(host)}/")
            await context.route(pattern, _answer_from_site(config))
        await add_session(context, guarded.session, config)
        page = await context.new_page()
        world = await IsolatedWorld.of(page)
        await world.run_in_new_documents(_STAY_WHEN_LOADED)
        # One connection for both: a second would have an emulated screen of its own.
        session = cls(guarded, page, world.cdp)
        session.image_reader = ImageReader(config.visit.ocr)
        await send_credentials(session.cdp, config)
        page.on("crash", session._on_crash)
        page.on("dialog", dismiss)
        context.on("page", close_popup)
        return session

    def _on_crash(self, _page: Page) -> None:
        """Remember that the page died."""
        self.crashed = True

    async def check_signed_in(self, config: Config, url: str) -> bool:
        """Whether the page that is shown is what was asked for, and not the sign-in page."""
        self.signed_out = await is_signed_out(self.page, self.guarded.session, config, url)
        return not self.signed_out

    @property
    def dead(self) -> bool:
        """Whether the page crashed or the browser is gone."""
        return self.crashed or not self.guarded.browser.is_connected()

    async def end(self) -> None:
        """Close the browser, by force if need be."""
        await self.guarded.end()


async def keep_on_page(page: Page) -> None:
    """Have a page stay where it is from now on."""
    await _STAY.do(page)


def phone_agent(config: Config, version: str) -> str:
    """Return what a phone with this version of Chromium calls itself, our name at the end."""
    return _PHONE_AGENT.format(major=version.partition(".")[0], ours=user_agent(config))


def _answer_from_site(config: Config) -> Callable[[Route], Awaitable[None]]:
    """Answer requests to an alias of the site with what the site itself has."""
    credentials = Credentials(config)

    async def answer(route: Route) -> None:
        home = config.without_alias(route.request.url)
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
