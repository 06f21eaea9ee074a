"""Pictures of elements that something is measured wrong with: a few a page, each look once a run.

They collect, as the rest of a visit does; whether the element is at issue is judged later. A
picture is an artifact `picture/<name>`, the name being that of the element's own HTML, so that a
report finds it for every page on which the same element stands.
"""

from __future__ import annotations

import base64
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from playwright.async_api import CDPSession, Error, Page

from signpost.workspace import Workspace
from signpost.workspace.records import PICTURE, picture_name

_A_PAGE = 6
_A_KIND = 2
# So many pictures of elements at the same place of a template: they are one issue.
_A_PLACE = 2
_MARGIN = 24
_MAX_WIDTH, _MAX_HEIGHT = 390, 500
_LEAST = 24
_NTH = re.compile(r":nth-[\w-]+\(\d+\)")
_DIGITS = re.compile(r"\d+")
_OUTLINE = """path => {
  const element = document.querySelector(path);
  if (!element) return null;
  const box = element.getBoundingClientRect();
  window.__signpostStyle = element.getAttribute("style");
  element.style.setProperty("outline", "3px solid #d4351c", "important");
  element.style.setProperty("outline-offset", "2px", "important");
  return [box.left + scrollX, box.top + scrollY, box.width, box.height];
}"""
_RESTORE = """path => {
  const element = document.querySelector(path);
  if (element && window.__signpostStyle === null) element.removeAttribute("style");
  else if (element) element.setAttribute("style", window.__signpostStyle);
  delete window.__signpostStyle;
}"""


def suspects(facts: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what is worth a picture of the phone's screen, as (CSS path, HTML), worst first."""
    for result in facts.get("axe", {}).get("phone", {}).get("violations", []):
        for node in result["nodes"][:_A_KIND]:
            yield node["target"], node["html"]
    for element in (facts["layout"]["390"].get("wide") or [])[:_A_KIND]:
        if not element["scrolls"]:
            yield element["path"], element["html"]
    small = [x for x in facts.get("targets") or [] if x["crowded"] and not x["inline"]]
    for target in [x for x in small if min(x["width"], x["height"]) < _LEAST][:_A_KIND]:
        yield target["path"], target["html"]


# What styles make of a page, worst first, as `crawler.browser.style_facts` names it.
_LOOKS: tuple[str, ...] = (
    "clicks",
    "overlaps",
    "clipped",
    "states",
    "links",
    "coloured",
    "headings",
)
_LOOKS += ("placeholders", "edges", "labels", "underlined", "hover", "order", "moving")


def later_suspects(facts: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what is worth a picture on a desktop, once the page has been used, worst first."""
    stops = (facts.get("walk") or {}).get("stops") or []
    for stop in [x for x in stops if x["hidden_by"] or _unseen(x)][:_A_KIND]:
        yield stop["path"], stop["html"]
    looks = facts.get("looks") or {}
    for place in [x for key in _LOOKS for x in (looks.get(key) or [])[:_A_KIND]]:
        yield place["path"], place["html"]


def _unseen(stop: Mapping[str, Any]) -> bool:
    """Whether nothing seems to show the focus."""
    pixels = stop.get("pixels", "")
    return pixels == "same" or (stop["seen"] in ("no", "hardly") and pixels != "differs")


def _place(path: str) -> str:
    """Name a place of a template: a path without the numbers of single entries."""
    return _DIGITS.sub("#", _NTH.sub("", path))


class Pictures:
    """Takes the pictures of one run."""

    def __init__(self, workspace: Workspace, run: int) -> None:
        self._workspace = workspace
        self._run = run
        self._taken = set(workspace.artifacts.names(run, PICTURE))
        self._places: Counter[str] = Counter()

    async def take(self, page: Page, cdp: CDPSession, wanted: Iterable[tuple[str, str]]) -> None:
        """Take pictures of a page's suspects that no page of this run has shown yet."""
        left = _A_PAGE
        for path, html in wanted:
            name, place = picture_name(html), _place(path)
            if not left or name in self._taken or ">>>" in path:
                continue
            if self._places[place] >= _A_PLACE:
                continue
            self._places[place] += 1
            self._taken.add(name)
            left -= 1
            picture = await _picture(page, cdp, path)
            if picture:
                self._workspace.artifacts.put(self._run, name, self._workspace.blobs.put(picture))


async def _picture(page: Page, cdp: CDPSession, path: str) -> bytes | None:
    """Outline an element, take a picture of it and what is round it, and put it back."""
    try:
        box = await page.evaluate(_OUTLINE, path)
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
        await page.evaluate(_RESTORE, path)
    except Error:
        return None
    return base64.b64decode(taken["data"])
