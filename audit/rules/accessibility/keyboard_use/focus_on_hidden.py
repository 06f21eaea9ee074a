"""Places that the keyboard stops at though nothing is to be seen there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.visits.measured_facts import keyboard_walk, walked
from audit.evidence.visits.visit_findings import finding_at_place
from audit.inputs import StyledVisit
from audit.rule import Finding, NotApplicable, Rule

# A field that is itself unseen is often drawn by its label.
_DRAWN = re.compile(r"^<(?:input|iframe|select|object|embed|audio|video)\b")


def check(visit: StyledVisit) -> Iterator[Finding]:
    """Find stops of the Tab key without size, without opacity or off the page."""
    walk = keyboard_walk(visit)
    if not walk.stops:
        raise NotApplicable
    for stop in walked(walk):
        drawn = _DRAWN.match(stop.html) and stop.focus_style == "yes"
        if not stop.visible and not drawn:
            name = stop.text[:60] or "something"
            yield finding_at_place(stop, f"The keyboard stops at “{name}”, which cannot be seen.")


RULE = Rule(
    id="accessibility/focus-on-hidden",
    title="Keyboard stops at what is not seen",
    why="The focus is gone for several presses, and people press what they do not see.",
    fix=(
        "Hide closed menus and panels with display: none or visibility: hidden, not only from "
        "sight."
    ),
    reference="https://www.w3.org/WAI/WCAG22/Understanding/focus-visible",
    severity="serious",
    check=check,
    criterion="2.4.7",
    fixer="template",
)
