"""Looks whether a page works one way up only, by turning the screen (WCAG 2.2, 1.3.4).

Only a page whose style sheets speak of how a screen is held is turned. Both ways round the screen
is equally wide, on a phone and on a wider one, so that nothing else than its shape has changed.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace
from playwright.async_api import Page

from crawler.browser.page_scripts.isolated_world import IsolatedWorld
from crawler.browser.page_scripts.on_screens import evaluate_on_screens
from crawler.browser.page_scripts.page_script import PageScript, SpoiltAnswerError, decoded
from crawler.browser.screens import DESKTOP, Screen
from signpost.workspace.visit_facts import OrientationRule

_SCRIPT = PageScript.of_files(__package__ or "", "turned.js")
_LOOK = f'({_SCRIPT.function})({{do: "look"}})'
# Upright, then on its side, for each width.
_SCREENS = [Screen(w, h, phone=True) for w, h in ((390, 844), (390, 360), (844, 1100), (844, 390))]


async def look_at_turned(page: Page) -> list[OrientationRule]:
    """Return what most of the page is hidden or turned by, one way up and not the other.

    The page is left as on a desktop.

    Raises:
        playwright.async_api.Error: the page is gone.
    """
    if not await _SCRIPT.run(page, bool, {"do": "asks"}):
        return []
    screens = [(screen, _LOOK) for screen in _SCREENS]
    world = await IsolatedWorld.of(page)
    looks = [_read(x) for x in await evaluate_on_screens(world, screens, DESKTOP)]
    return list(_locked(looks))[:1]


def _read(answer: object) -> OrientationRule | None:
    """Read how a page stands on one screen; None where that cannot be told."""
    try:
        return decoded(answer, OrientationRule) if answer else None
    except SpoiltAnswerError:
        return None


def _locked(looks: list[OrientationRule | None]) -> Iterator[OrientationRule]:
    """Yield what is hidden or turned on one of two screens that are held otherwise."""
    for upright, sideways in zip(looks[::2], looks[1::2], strict=True):
        if upright is None or sideways is None or upright.how == sideways.how:
            continue
        if upright.how:
            yield replace(upright, media="orientation: portrait")
        else:
            yield replace(sideways, media="orientation: landscape")
