"""Content that sticks out of a phone's screen, so that the page scrolls sideways."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.narrow_layout import sticking_out
from audit.evidence.visits.visit_findings import component_of_path
from audit.inputs import StyledVisit
from audit.rule import Finding, Rule

# What has to be reached to be used.
_USED = frozenset({"input", "select", "textarea", "button"})


def check(visit: StyledVisit, *, tolerance: int = 4) -> Iterator[Finding]:
    """Find what sticks out at 390 or 320 pixels; tables have a rule of their own."""
    for element, layout, excess in sticking_out(visit, tolerance):
        if element.tag == "table":
            continue
        # Nothing scrolls there: the page cuts off what does not fit.
        cut_off = layout.scroll_width <= layout.width
        if cut_off and element.right <= layout.width:
            continue
        yield Finding(
            message=(
                f"On a screen {layout.width} pixels wide this sticks out by "
                f"{round(excess)} pixels, "
                + (
                    "and the page cuts that off, so nobody can see it."
                    if cut_off
                    else "so people have to scroll sideways."
                )
            ),
            where=element.path,
            evidence=element.html,
            # A picture may lose an edge and mean the same.
            certainty="needs_person" if cut_off and element.tag not in _USED else "sure",
            component=component_of_path(element.path),
        )


RULE = Rule(
    id="mobile/content-wider-than-screen",
    title="Content wider than the screen",
    why="Scrolling sideways for every line makes a page unreadable on a phone or enlarged.",
    fix="Give it no fixed width: use max-width: 100%, and let long words and addresses break.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/reflow",
    severity="serious",
    check=check,
    criterion="1.4.10",
    fixer="template",
)
