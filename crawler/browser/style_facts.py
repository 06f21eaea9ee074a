"""What styles make of a page on a desktop. Collects facts; rules judge them.

`facts["looks"]` is None where it could not be looked at, or holds lists of at most 30 places
(`{path, html, ...}`); a list is None where a page broke its making:

- `text`: blocks of at least 60 characters that are set unusually: `{chars, lines, line_height,
  uppercase, italic, justified}` (`line_height` is a multiple of the text's size)
- `pseudo`: words that a style sheet puts in: `{text}`
- `backgrounds`: single background pictures: `{src, text}`
- `hover`: what a style sheet opens for a mouse only: `{text}`
- `links`: links in a block of text that nothing but colour tells from it: `{text, contrast}`
- `labels`: fields far from their label on one line: `{gap}` in CSS pixels
- `clicks`: what acts on a click or shows a hand, but takes no focus: `{text, acts}`
- `clipped`: boxes that cut text off at 200 % (`zoom`), with WCAG's text spacing (`spacing`) or on
  a screen of 320 pixels (`narrow`), and do not otherwise: `{text, zoom, spacing, narrow}`
- `overlaps`: words that lie on other words at 320 pixels: `{text, other}`
- `enlarged`: words that lie on other words once text is at 200 % (`when` is `zoom`) or has WCAG's
  text spacing (`spacing`): `{text, other, when}`; looked for once a browser in each make of page
  (same style sheets, same tags and classes), in at most 40
- `underlined`: words that are underlined and no link: `{text}`
- `bold`: blocks of at least 200 characters in bold: `{chars}`
- `headings`: short blocks set larger or bolder than the text that follows: `{text, size, plain}`
- `coloured`: words that differ from those round them by colour alone: `{text}`
- `order`: what is shown above, or left of, what comes before it in the code: `{text, before}`
- `moving`: running animations: `{text, seconds, turn, area, changes}` (`seconds` in all, None
  where it never ends; `turn`: one round in milliseconds; `area` in square pixels)
- `placeholders`: `{text, contrast}`; `edges`: fields with a pale edge (contrast under 3)
- `states`: links and buttons too pale in a state: `{text, state, contrast, large}`
- `turned`: style rules that hide or turn most of the page by orientation: `{media, how}`
- `sheet_rules`: how many style rules could be read
"""

from __future__ import annotations

import asyncio
from importlib import resources
from typing import Any
from weakref import WeakKeyDictionary

from playwright.async_api import BrowserContext, Error, Page

_FOLDER = resources.files("crawler.browser")
NAMING = (_FOLDER / "naming.js").read_text(encoding="utf-8")
_LOOKS = f"() => {{ {NAMING}\n{(_FOLDER / 'style_facts.js').read_text(encoding='utf-8')}\n}}"
_MORE = (_FOLDER / "styles.js").read_text(encoding="utf-8")
_STYLES = f"() => {{ {NAMING}\n{_MORE}\n}}"
_OVERLAPS = (_FOLDER / "overlaps.js").read_text(encoding="utf-8")
_ENLARGED = f"() => {{ {NAMING}\n{_OVERLAPS}\n{(_FOLDER / 'enlarged.js').read_text('utf-8')}\n}}"
_SECONDS = 5.0
_MOST_TEMPLATES = 40
# Makes of pages (style sheets and kinds of blocks) whose text was enlarged already, by browser.
_templates: WeakKeyDictionary[BrowserContext, set[str]] = WeakKeyDictionary()

CUT = f"""() => {{ {NAMING}
  const boxes = document.body ? Array.from(document.body.querySelectorAll("*")) : [];
  window.__signpostCut = boxes.filter((x) => x.scrollHeight > x.clientHeight + 8 && cuts(x));
  {_OVERLAPS}
  window.__signpostOverlaps = overlaps();
}}"""


async def _enlarged(page: Page, template: str) -> list[dict[str, Any]]:
    """Say what overlaps when text is enlarged or spaced, once for each make of page."""
    known = _templates.setdefault(page.context, set())
    if template in known or len(known) >= _MOST_TEMPLATES:
        return []
    known.add(template)
    found: list[dict[str, Any]] = await page.evaluate(_ENLARGED)
    return found


async def looks(page: Page) -> dict[str, Any] | None:
    """Return what styles make of the page as it stands; None if it could not be looked at."""
    try:
        async with asyncio.timeout(_SECONDS):
            found: dict[str, Any] = await page.evaluate(_LOOKS)
            found.update(await page.evaluate(_STYLES))
            found["overlaps"] = await page.evaluate("() => window.__signpostOverlaps || null")
            found["enlarged"] = await _enlarged(page, found.pop("template"))
    except (TimeoutError, Error):
        return None
    return found
