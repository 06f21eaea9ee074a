"""Consent banners: hidden where that is proved, so that the page itself can be seen.

Proved is what lies over the page, is not its content and offers consent: a banner that the kept
rule set knows, or one whose words and buttons say so (docs/decisions/0029-what-is-a-banner.md).
They are hidden by style: pressing a button would be a choice made on a live site. On the start
page the accessibility scan of the phone sees the banner too, so that it is judged, and once.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.async_api import Error, Page

from crawler.browser.page_scripts.consent_rules import known_as_json
from crawler.browser.page_scripts.page_script import PageScript
from signpost.settings.config import Config
from signpost.workspace.visit_facts import ConsentBanner

SCRIPT = PageScript.of_files(__package__ or "", "consent.js")


async def hide_found(page: Page) -> list[ConsentBanner] | None:
    """Look for consent banners that lie over the page, hide them, and return what they are.

    None where the page broke the looking.
    """
    try:
        if not await SCRIPT.run(page, bool, {"do": "over"}):
            return []
        known = known_as_json(urlsplit(page.url).hostname or "")
        return await SCRIPT.run(page, list[ConsentBanner], {"do": "find", "known": known})
    except Error:
        return None


async def show(page: Page) -> None:
    """Put the banners back as they were."""
    await SCRIPT.do(page, {"do": "show"})


async def hide(page: Page) -> None:
    """Hide what was found, after it was shown."""
    await SCRIPT.do(page, {"do": "hide"})


def is_judged_here(config: Config, url: str) -> bool:
    """Whether banners stay for the accessibility scan of a page: on the start page only."""
    return url == config.site.url or urlsplit(url).path in ("", "/")
