"""The focus jumps back and forth in a row of links or buttons."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from audit.evidence.visits.measured_facts import keyboard_walk, walked
from audit.evidence.visits.visit_findings import component_of_path
from audit.inputs import StyledVisit
from audit.rule import Finding, NotApplicable, Rule
from signpost.workspace.visit_facts import FocusStop


def check(visit: StyledVisit) -> Iterator[Finding]:
    """Find stops that lie left of the stop before in one row of one parent."""
    walk = keyboard_walk(visit)
    if not walk.stops:
        raise NotApplicable
    for before, after in pairwise(walked(walk)):
        if _goes_back(before, after):
            yield Finding(
                message=f"In this row the focus goes back from “{before.text[:40]}” to "
                f"“{after.text[:40]}”.",
                where=after.path,
                evidence=after.html,
                certainty="needs_person",
                component=component_of_path(after.path),
            )


def _goes_back(before: FocusStop, after: FocusStop) -> bool:
    """Whether a stop lies wholly left of the one before it, in the same row of the same parent."""
    if not before.parent or before.parent != after.parent:
        return False
    left, top, width, height = after.box
    left_before, top_before, width_before, height_before = before.box
    level = min(top + height, top_before + height_before) - max(top, top_before)
    if min(height, height_before, width, width_before) < _SHOWN:
        return False
    return level * 2 > min(height, height_before) and left + width <= left_before


# A box of fewer pixels is there for screen readers only.
_SHOWN = 5


RULE = Rule(
    id="accessibility/focus-order",
    title="Focus goes in another order than it looks",
    why="Who follows the focus by eye loses it when it jumps against the reading order.",
    fix="Put the elements into the code in the order in which they are shown.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/focus-order",
    severity="moderate",
    check=check,
    criterion="2.4.3",
    fixer="template",
)
