"""One Chromium with what stands around it: the proxy that guards it, a home that trusts more."""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Browser, Playwright, async_playwright

from crawler.browser.chromium import close, launch, process_of
from crawler.browser.nss_database import home_that_trusts
from crawler.browser.ssrf_proxy import SsrfProxy
from crawler.fetching.site_session import SiteSession
from crawler.fetching.trusted_certificates import TrustedCertificates
from signpost.settings.config import Config


@dataclass
class GuardedBrowser:
    """A running browser that reaches what the settings let it reach, and how they say.

    `session` is what the site was signed in to with; it is new with each browser.
    """

    browser: Browser
    process: int | None
    proxy: SsrfProxy | None
    home: Path | None
    session: SiteSession

    @classmethod
    async def start(cls, playwright: Playwright, config: Config) -> GuardedBrowser:
        """Start a browser for a site.

        Raises:
            crawler.browser.chromium.NoBrowserError: there is none, or it does not start.
            signpost.settings.config.ConfigError: the proxy or the certificates are set wrongly.
            crawler.fetching.site_session.SignInError: the site did not let Signpost sign in.
        """
        session = await _signed_in(config)
        trusted = TrustedCertificates.of_config(config)
        proxy = await SsrfProxy.start(config) if SsrfProxy.is_needed(config) else None
        browser, process, home = None, None, None
        try:
            if trusted.added:
                home = Path(tempfile.mkdtemp(prefix="signpost-home-"))
                await asyncio.to_thread(home_that_trusts, home, trusted.added)
            address = proxy.address if proxy else ""
            browser = await launch(playwright, config, address, _environment(home))
            process = await process_of(browser)
        except BaseException:
            await _end(browser, process, proxy, home)
            raise
        return cls(browser, process, proxy, home, session)

    def why_proxy_refused(self, host: str) -> str:
        """Say what the council's proxy did in place of letting requests for a host through."""
        return self.proxy.of_proxy.get(host, "") if self.proxy else ""

    async def end(self) -> None:
        """Close the browser, by force if need be, and what stands around it."""
        await _end(self.browser, self.process, self.proxy, self.home)


def check_starts(config: Config) -> None:
    """Start the browser that visits use, and end it: nothing is asked of any site.

    Raises:
        crawler.browser.chromium.NoBrowserError: there is none, or it does not start.
        signpost.settings.config.ConfigError: the certificates are set wrongly.
    """
    asyncio.run(_check_starts(config))


async def _check_starts(config: Config) -> None:
    """Start and end a browser."""
    trusted = TrustedCertificates.of_config(config)
    home = Path(tempfile.mkdtemp(prefix="signpost-home-")) if trusted.added else None
    try:
        if home is not None:
            await asyncio.to_thread(home_that_trusts, home, trusted.added)
        async with async_playwright() as playwright:
            browser = await launch(playwright, config, "", _environment(home))
            await _end(browser, None, None, None)
    finally:
        await _end(None, None, None, home)


async def _signed_in(config: Config) -> SiteSession:
    """Sign in where the settings say how; the browser's contexts take the session over."""
    session = SiteSession(config)
    try:
        await session.begin()
    finally:
        await session.close()
    return session


def _environment(home: Path | None) -> dict[str, str | float | bool] | None:
    """Return the environment of a browser with a home folder of its own."""
    return {**os.environ, "HOME": str(home)} if home else None


async def _end(
    browser: Browser | None, process: int | None, proxy: SsrfProxy | None, home: Path | None
) -> None:
    """Close what there is."""
    if browser is not None:
        await close(browser, process)
    if proxy is not None:
        await proxy.stop()
    if home is not None:
        shutil.rmtree(home, ignore_errors=True)
