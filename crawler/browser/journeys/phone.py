"""Walking with a thumb: a thing has to be on the screen, uncovered, and answer a tap."""

from __future__ import annotations

from playwright.async_api import Error

from crawler.browser.journeys.visible_elements import Thing
from crawler.browser.journeys.walker import StoppedError, Walker

# What moves in when the page has scrolled may still be moving.
_STILL_MS = 150


class Phone(Walker):
    """Taps."""

    way = "phone"

    async def reach(self, thing: Thing) -> None:
        """Scroll to a thing and see that a finger could touch it."""
        seen = await self.eyes.usable(thing)
        if seen["state"] == "ok":
            await self._page.wait_for_timeout(_STILL_MS)
            seen = await self.eyes.usable(thing, scroll=False)
        if seen["state"] != "ok":
            more = {k: v for k, v in seen.items() if k in ("by", "cover", "box")}
            raise StoppedError(seen["state"], thing, **more)

    async def press(self, thing: Thing) -> None:
        """Tap it."""
        seen = await self.eyes.usable(thing, scroll=False)
        if seen["state"] != "ok":
            raise StoppedError(seen["state"], thing)
        await self._page.touchscreen.tap(seen["x"], seen["y"])

    async def pick(self, thing: Thing, name: str) -> None:
        """Tap a choice; a phone shows the options of a list itself, so these are set."""
        if thing["tag"] == "select":
            try:
                await self._page.locator(thing["path"]).first.select_option(
                    label=name, timeout=2000
                )
            except Error:
                raise StoppedError("not_taken", thing) from None
            return
        if await self.eyes.value(thing) != "true":
            await self.press(thing)
            if await self.eyes.value(thing) != "true":
                raise StoppedError("not_taken", thing)
