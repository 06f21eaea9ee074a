"""How a page is laid out: on a phone in full, on other screens what sticks out of them."""

from __future__ import annotations

from playwright.async_api import Page

from crawler.browser.page_scripts.isolated_world import IsolatedWorld
from crawler.browser.page_scripts.on_screens import evaluate_on_screens
from crawler.browser.page_scripts.page_script import (
    PageScript,
    SpoiltAnswerError,
    decoded,
    script_text,
)
from crawler.browser.screens import DESKTOP, NARROW, TABLET
from signpost.workspace.visit_facts import LayoutAtWidth, Layouts, VisitFacts

SCRIPT = PageScript(script_text(__package__ or "", "layout.js"))
_AT_WIDTH = f"({SCRIPT.function})({{part: 'width'}})"
# Whether anything could be scrolled sideways, or is cut off at the page's own edge.
_OVERFLOWS = """() => [document.scrollingElement, document.documentElement, document.body]
  .some((x) => x && x.scrollWidth > x.clientWidth + 1)"""
_NOTHING_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  return {width, scroll_width: width, wide: []};
}"""


async def measure_on_phone(page: Page) -> VisitFacts:
    """Measure what a phone's screen shows; nothing where the page spoilt the measuring.

    Raises:
        playwright.async_api.Error: the page is gone.
    """
    try:
        return await SCRIPT.run(page, VisitFacts, {"part": "phone"})
    except SpoiltAnswerError:
        return VisitFacts(layout=Layouts())


async def measure_other_screens(page: Page, layout: Layouts, at_narrow: str) -> Layouts:
    """Add the layout on a narrow screen and a tablet; leave the page as on a desktop.

    `at_narrow` is a JavaScript function to be called while the screen is narrow.
    """
    aside = f"(() => {{ try {{ ({at_narrow})(); }} catch (error) {{ /* not told */ }} }})()"
    narrow, tablet = await evaluate_on_screens(
        await IsolatedWorld.of(page),
        [
            (NARROW, f"[{_AT_WIDTH}, {aside}][0]"),
            (TABLET, f"({_OVERFLOWS})() ? {_AT_WIDTH} : ({_NOTHING_WIDE})()"),
        ],
        DESKTOP,
    )
    return Layouts(phone=layout.phone, narrow=_layout(narrow), tablet=_layout(tablet))


def _layout(answer: object) -> LayoutAtWidth:
    """Read what was measured on one screen; nothing where the page broke or spoilt it."""
    try:
        return decoded(answer or {}, LayoutAtWidth)
    except SpoiltAnswerError:
        return LayoutAtWidth()
