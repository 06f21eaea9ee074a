"""The screens that pages are looked at on, and changing from one to another without loading."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.async_api import CDPSession


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen of `width` by `height` CSS pixels; `phone` is whether it is laid out as a phone."""

    width: int
    height: int
    phone: bool


PHONE = Screen(390, 844, phone=True)
NARROW = Screen(320, 844, phone=True)
TABLET = Screen(768, 1024, phone=True)
DESKTOP = Screen(1280, 900, phone=False)


async def resize(cdp: CDPSession, screen: Screen) -> None:
    """Change the screen without loading the page again."""
    await cdp.send(
        "Emulation.setDeviceMetricsOverride",
        {
            "width": screen.width,
            "height": screen.height,
            "deviceScaleFactor": 1,
            "mobile": screen.phone,
        },
    )
