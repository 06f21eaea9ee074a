"""Reading a visit's facts. Not a rule itself.

A fact that is missing, or None because a page broke the measuring, is "could not check": an empty
list must never be taken for one that was not made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from audit.inputs import StyledVisit
from audit.rule import CouldNotCheck
from signpost.workspace.records import Visit

_NTH = re.compile(r":nth-of-type\(\d+\)")
_DIGITS = re.compile(r"\d+")
# The widths, in CSS pixels, at which nothing may stick out: WCAG 1.4.10 (320) and a common phone.
NARROW_WIDTHS = ("320", "390")


def fact(visit: Visit, key: str, what: str) -> Any:
    """Return one fact of a visit (`crawler.browser.visit` lists them); `what` names it in words.

    What means nothing on a page whose style sheets did not come (its layout, sizes and what can
    be touched) is asked of a `StyledVisit`.

    Raises:
        CouldNotCheck: it was not measured.
    """
    found = visit.facts.get(key)
    if found is None:
        raise CouldNotCheck(f"the browser could not measure {what}")
    return found


def sticking_out(
    visit: StyledVisit, tolerance: float
) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any], float]]:
    """Yield what sticks out of a narrow screen as (element, layout at that width, by how much).

    `tolerance` and the amount are CSS pixels. Each path comes once, those of the common phone
    first: what is within the tolerance there may still stick out further at 320 pixels. What
    scrolls in a box of its own is left out.

    Raises:
        CouldNotCheck: it was not measured, or a phone shows this page shrunk, so that nothing
            sticks out and nothing can be read.
    """
    if fact(visit, "viewport", "the viewport")["content"] is None:
        raise CouldNotCheck("phones show this page shrunk, because it has no viewport meta tag")
    layouts = fact(visit, "layout", "the layout")
    seen: set[str] = set()
    for width in reversed(NARROW_WIDTHS):
        layout = layouts.get(width) or {}
        if layout.get("wide") is None:
            raise CouldNotCheck(f"the browser could not measure the layout at {width} pixels")
        for element in layout["wide"]:
            excess = _excess(element, layout["width"])
            if not element["scrolls"] and element["path"] not in seen and excess >= tolerance:
                seen.add(element["path"])
                yield element, layout, excess


def _excess(element: Mapping[str, Any], width: float) -> float:
    """Return by how many pixels an element sticks out on the right or, if not, on the left."""
    right: float = element["right"] - width
    return right if right > 0 else max(0.0, -element["left"])


def component(path: str) -> str:
    """Name a template's element over pages: its path without the numbers of single entries."""
    return _DIGITS.sub("#", _NTH.sub("", path))


def short(text: str, limit: int = 60) -> str:
    """Shorten a text for use in a message."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
