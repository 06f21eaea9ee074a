"""What tests of page scripts share: pages of our own, looked at one by one in a real Chromium."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeVar

import pytest
from playwright.async_api import async_playwright

from crawler.browser.screens import DESKTOP, Screen, resize
from crawler.browser.session import Session
from signpost.settings.config import Config, SiteSettings

T = TypeVar("T")


@pytest.fixture(scope="session")
def each_page() -> Callable[..., dict[str, Any]]:
    """Shows whole pages of HTML, by name, in one browser; gives what `look` says of each."""

    def run(
        pages: Mapping[str, str],
        look: Callable[[Session], Awaitable[T]],
        screen: Screen = DESKTOP,
    ) -> dict[str, T]:
        async def go() -> dict[str, T]:
            found = {}
            async with async_playwright() as playwright:
                config = Config(site=SiteSettings(url="http://x.uk/"))
                session = await Session.start(playwright, config)
                await resize(session.cdp, screen)
                for name, html in pages.items():
                    await session.page.goto("about:blank")
                    await session.page.set_content(html)
                    found[name] = await look(session)
                await session.end()
            return found

        return asyncio.run(go())

    return run
