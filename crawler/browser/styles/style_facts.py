"""Looks at what styles make of a page on a desktop. Collects facts; rules judge them."""

from __future__ import annotations

import asyncio
from weakref import WeakKeyDictionary

import msgspec
from msgspec.structs import replace
from playwright.async_api import BrowserContext, Error, Page

from crawler.browser.page_scripts.listeners import note_listeners
from crawler.browser.page_scripts.page_script import NAMING, PageScript, script_text
from crawler.browser.styles.states import COLOURS, look_at_states
from crawler.browser.styles.turned import look_at_turned
from signpost.workspace.visit_facts import Overlap, OverlapWhenEnlarged, StyleFacts

# The scripts stop by themselves before this (parts.js).
_SECONDS = 20.0
_MOST_TEMPLATES = 400
# Makes of pages (style sheets and kinds of blocks) where nothing overlapped, by browser.
_clean_templates: WeakKeyDictionary[BrowserContext, set[str]] = WeakKeyDictionary()

_ROOM = __package__ or ""
_OVERLAPS = script_text(_ROOM, "overlaps.js")
_STYLES = PageScript(
    f"""() => {{ {NAMING}
  {COLOURS}
  {script_text(_ROOM, "parts.js")}
  const template = (() => {{ {script_text(_ROOM, "style_facts.js")} }})();
  (() => {{ {script_text(_ROOM, "more_style_facts.js")} }})();
  (() => {{ {script_text(_ROOM, "unsaid.js")} }})();
  return {{ template, facts: {{ ...result, cut }} }};
}}"""
)
_WHEN_ENLARGED = PageScript.of_files(_ROOM, "overlaps.js", "enlarged.js")
_WHEN_NARROW = PageScript("() => window.__signpostOverlaps || null")

# To be called on a narrow screen: notes what is cut off there, and what lies on other words.
NOTE_WHAT_IS_CUT = f"""() => {{ {NAMING}
  const boxes = document.body ? Array.from(document.body.querySelectorAll("*")) : [];
  window.__signpostCut = boxes.filter((x) => x.scrollHeight > x.clientHeight + 8 && cuts(x));
  {_OVERLAPS}
  window.__signpostOverlaps = overlaps();
}}"""


class _Styles(msgspec.Struct, frozen=True, kw_only=True):
    """What the scripts give."""

    # What the page is made of: another make may behave otherwise when its text grows.
    template: str | None
    facts: StyleFacts


async def look_at_styles(page: Page) -> StyleFacts | None:
    """Return what styles make of the page as it stands; None if it could not be looked at."""
    try:
        async with asyncio.timeout(_SECONDS):
            await note_listeners(page)
            styles = await _STYLES.run(page, _Styles)
            states = await look_at_states(page)
            return replace(
                styles.facts,
                pale_states=states.states,
                hover_only=states.hover,
                orientation_rules=await look_at_turned(page),
                overlaps=await _WHEN_NARROW.run_optional(page, list[Overlap]),
                overlaps_when_enlarged=await _when_enlarged(page, styles.template or ""),
            )
    except (TimeoutError, Error):
        return None


async def _when_enlarged(page: Page, template: str) -> list[OverlapWhenEnlarged]:
    """Say what overlaps when text is enlarged or spaced; a make that was clean is not tried again.

    Nothing is remembered of more makes than `_MOST_TEMPLATES`.
    """
    clean = _clean_templates.setdefault(page.context, set())
    if template in clean:
        return []
    found = await _WHEN_ENLARGED.run(page, list[OverlapWhenEnlarged])
    if not found and len(clean) < _MOST_TEMPLATES:
        clean.add(template)
    return found
