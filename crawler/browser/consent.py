"""Consent banners: recognised by common shapes, and hidden so that the page itself can be seen.

They are hidden by style: pressing a button would be a choice made on a live site. On the start
page the accessibility scan of the phone sees the banner too, so that it is judged, and once.

`facts["consent"]` lists them: `{path, html, text, share, role, name, controls}`: `share` of a
phone's screen (0 to 1), `role` and `name` as a screen reader gets them ("" where there is none),
`controls` the words on buttons and links; None where the page broke the looking.
"""

from __future__ import annotations

from importlib import resources
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import Error, Page

from crawler.browser.style_facts import NAMING
from signpost.settings.config import Config

_CONSENT = (resources.files("crawler.browser") / "consent.js").read_text(encoding="utf-8")
_SCRIPT = f"(options) => {{ {NAMING}\n{_CONSENT}\n}}"


async def hide_found(page: Page) -> list[dict[str, Any]] | None:
    """Look for consent banners that lie over the page, hide them, and return what they are."""
    try:
        found: list[dict[str, Any]] = await page.evaluate(_SCRIPT, {"do": "find"})
    except Error:
        return None
    return found


async def show(page: Page) -> None:
    """Put the banners back as they were."""
    await page.evaluate(_SCRIPT, {"do": "show"})


async def hide(page: Page) -> None:
    """Hide again what was found."""
    await page.evaluate(_SCRIPT, {"do": "hide"})


def is_judged_here(config: Config, url: str) -> bool:
    """Whether banners stay for the accessibility scan of a page: on the start page only."""
    return url == config.site.url or urlsplit(url).path in ("", "/")
