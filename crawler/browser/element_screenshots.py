"""Pictures of elements that something is measured wrong with: a few a page, each look once a run.

They collect, as the rest of a visit does; whether the element is at issue is judged later. A
picture is an artifact (`ELEMENT_SCREENSHOT`) whose key is made of the element's own HTML, so that
a report finds it for every page on which the same element stands.
"""

from __future__ import annotations

import base64
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from playwright.async_api import CDPSession, Error, Page

from crawler.browser.page_scripts.page_script import PageScript
from signpost.workspace import Workspace
from signpost.workspace.artifacts.browser import ELEMENT_SCREENSHOT, element_key
from signpost.workspace.visit_facts import FocusStop, Place, StyleFacts, VisitFacts

_A_PAGE = 6
_A_KIND = 2
# So many pictures of elements at the same place of a template: they are one issue.
_A_PLACE = 2
_MARGIN = 24
_MAX_WIDTH, _MAX_HEIGHT = 390, 500
_LEAST = 24
_NTH = re.compile(r":nth-[\w-]+\(\d+\)")
_DIGITS = re.compile(r"\d+")
_OUTLINE = PageScript("""({ path }) => {
  const element = document.querySelector(path);
  if (!element) return null;
  const box = element.getBoundingClientRect();
  window.__signpostStyle = element.getAttribute("style");
  element.style.setProperty("outline", "3px solid #d4351c", "important");
  element.style.setProperty("outline-offset", "2px", "important");
  return [box.left + scrollX, box.top + scrollY, box.width, box.height];
}""")
_RESTORE = PageScript("""({ path }) => {
  const element = document.querySelector(path);
  if (element && window.__signpostStyle === null) element.removeAttribute("style");
  else if (element) element.setAttribute("style", window.__signpostStyle);
  delete window.__signpostStyle;
}""")


def phone_candidates(facts: VisitFacts) -> Iterator[Place]:
    """Yield what is worth a picture on a phone's screen, worst first."""
    scan = facts.axe.phone if facts.axe else None
    for result in scan.violations if scan else ():
        for node in result.nodes[:_A_KIND]:
            yield Place(path=node.target, html=node.html)
    layout = facts.layout.phone if facts.layout else None
    for wide in ((layout.wide if layout else None) or ())[:_A_KIND]:
        if not wide.scrolls:
            yield wide
    targets = [x for x in facts.small_targets or () if x.crowded and not x.inline]
    yield from [x for x in targets if min(x.width, x.height) < _LEAST][:_A_KIND]


def desktop_candidates(facts: VisitFacts) -> Iterator[Place]:
    """Yield what is worth a picture on a desktop, once the page has been used, worst first."""
    stops = facts.keyboard_walk.stops if facts.keyboard_walk else ()
    yield from [x for x in stops if x.hidden_by or _hides_focus(x)][:_A_KIND]
    for places in _places_by_style(facts.styles or StyleFacts()):
        yield from (places or ())[:_A_KIND]


def _places_by_style(styles: StyleFacts) -> tuple[Sequence[Place] | None, ...]:
    """Return the places that styles make something of, worst first."""
    return (
        styles.click_only,
        styles.overlaps,
        styles.clipped_boxes,
        styles.pale_states,
        styles.colour_only_links,
        styles.colour_only_texts,
        styles.heading_like_blocks,
        styles.placeholders,
        styles.pale_field_edges,
        styles.distant_labels,
        styles.underlined_texts,
        styles.hover_only,
        styles.out_of_order_blocks,
        styles.animations,
    )


def _hides_focus(stop: FocusStop) -> bool:
    """Whether nothing seems to show the focus."""
    unmarked = stop.focus_style in ("no", "hardly") and stop.pixels != "differs"
    return stop.pixels == "same" or unmarked


def _template_place(path: str) -> str:
    """Name a place of a template: a path without the numbers of single entries."""
    return _DIGITS.sub("#", _NTH.sub("", path))


class ElementScreenshots:
    """Takes the pictures of one run."""

    def __init__(self, workspace: Workspace, run: int) -> None:
        self._workspace = workspace
        self._run = run
        self._taken = set(workspace.artifacts.keys(run, ELEMENT_SCREENSHOT))
        self._places: Counter[str] = Counter()

    async def take(self, page: Page, cdp: CDPSession, candidates: Iterable[Place]) -> None:
        """Take pictures of a page's candidates that no page of this run has shown yet."""
        left = _A_PAGE
        for element in candidates:
            key, place = element_key(element.html), _template_place(element.path)
            if not left or key in self._taken or ">>>" in element.path:
                continue
            if self._places[place] >= _A_PLACE:
                continue
            self._places[place] += 1
            self._taken.add(key)
            left -= 1
            picture = await _picture(page, cdp, element.path)
            if picture:
                blob = self._workspace.blobs.put(picture)
                self._workspace.artifacts.write(self._run, ELEMENT_SCREENSHOT.of(key), blob)


async def _picture(page: Page, cdp: CDPSession, path: str) -> bytes | None:
    """Outline an element, take a picture of it and what is round it, and put it back."""
    try:
        box = await _OUTLINE.run_optional(page, list[float], {"path": path})
        if not box or box[2] < 1 or box[3] < 1:
            return None
        clip = {
            "x": max(0, box[0] - _MARGIN),
            "y": max(0, box[1] - _MARGIN),
            "width": min(box[2] + 2 * _MARGIN, _MAX_WIDTH),
            "height": min(box[3] + 2 * _MARGIN, _MAX_HEIGHT),
            "scale": 1,
        }
        taken = await cdp.send(
            "Page.captureScreenshot",
            {"format": "jpeg", "quality": 70, "clip": clip, "captureBeyondViewport": True},
        )
        await _RESTORE.do(page, {"path": path})
    except Error:
        return None
    return base64.b64decode(taken["data"])
