"""The layout of a page on narrow screens: what sticks out of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from audit.evidence.visits.measured_facts import measured
from audit.inputs import StyledVisit
from audit.rule import CouldNotCheck
from signpost.workspace.visit_facts import LayoutAtWidth, Length, WideElement


class MeasuredLayout(NamedTuple):
    """How a page is laid out on a screen of one width; lengths are CSS pixels."""

    width: Length
    scroll_width: Length
    wide: Sequence[WideElement]


def measured_layout(layout: LayoutAtWidth | None, width: int) -> MeasuredLayout:
    """Return the layout on a screen; `width` names the screen.

    Raises:
        CouldNotCheck: it was not measured.
    """
    if layout is None or layout.wide is None or layout.width is None:
        raise CouldNotCheck(f"the browser could not measure the layout at {width} pixels")
    return MeasuredLayout(layout.width, layout.scroll_width or layout.width, layout.wide)


def sticking_out(
    visit: StyledVisit, tolerance: float
) -> Iterator[tuple[WideElement, MeasuredLayout, float]]:
    """Yield what sticks out of a narrow screen as (element, layout at that width, by how much).

    `tolerance` and the amount are CSS pixels. Each path comes once, those of the common phone
    first: what is within the tolerance there may still stick out further at 320 pixels (WCAG
    1.4.10). What scrolls in a box of its own is left out.

    Raises:
        CouldNotCheck: it was not measured, or a phone shows this page shrunk, so that nothing
            sticks out and nothing can be read.
    """
    if measured(visit.facts.viewport, "the viewport").content is None:
        raise CouldNotCheck("phones show this page shrunk, because it has no viewport meta tag")
    layouts = measured(visit.facts.layout, "the layout")
    seen: set[str] = set()
    cut = ""
    for width, at_width in ((390, layouts.phone), (320, layouts.narrow)):
        layout = measured_layout(at_width, width)
        for element in layout.wide:
            excess = _excess(element, layout.width)
            if not element.scrolls and element.path not in seen and excess >= tolerance:
                seen.add(element.path)
                yield element, layout, excess
        if at_width and (at_width.wide_count or 0) > len(layout.wide):
            cut = (
                f"{len(layout.wide):,} of {at_width.wide_count:,} that stick out at {width} pixels"
            )
    if cut:
        raise CouldNotCheck(f"the page is large: {cut} were kept")


def _excess(element: WideElement, width: float) -> float:
    """Return by how many pixels an element sticks out on the right or, if not, on the left."""
    right = element.right - width
    return right if right > 0 else max(0.0, -element.left)
