"""Walking with a thumb: an element has to be on the screen, uncovered, and answer a tap."""

from __future__ import annotations

from typing import ClassVar

from playwright.async_api import Error

from crawler.browser.journeys.visible_elements import PageElement
from crawler.browser.journeys.walker import StoppedError, Walker
from signpost.workspace.artifacts.browser import WalkWay

# What moves in when the page has scrolled may still be moving.
_STILL_MS = 150


class PhoneWalker(Walker):
    """Taps."""

    way: ClassVar[WalkWay] = "phone"

    async def reach(self, element: PageElement) -> None:
        """Scroll to an element and see that a finger could touch it."""
        seen = await self.elements.reach(element)
        if seen.state == "ok":
            await self._page.wait_for_timeout(_STILL_MS)
            seen = await self.elements.reach(element, scroll=False)
        if seen.state != "ok":
            raise StoppedError(seen.state, element, seen)

    async def press(self, element: PageElement) -> None:
        """Tap it."""
        seen = await self.elements.reach(element, scroll=False)
        if seen.state != "ok":
            raise StoppedError(seen.state, element, seen)
        await self._page.touchscreen.tap(seen.x, seen.y)

    async def pick(self, element: PageElement, name: str) -> None:
        """Tap a choice; a phone shows the options of a list itself, so these are set."""
        if element.tag == "select":
            try:
                await self._page.locator(element.path).first.select_option(label=name, timeout=2000)
            except Error:
                raise StoppedError("not_taken", element) from None
            return
        if await self.elements.value(element) != "true":
            await self.press(element)
            if await self.elements.value(element) != "true":
                raise StoppedError("not_taken", element)
