"""The success criteria of WCAG 2.2 at levels A and AA: what the regulator monitors.

Numbers, names and levels are those of the Recommendation (https://www.w3.org/TR/WCAG22/), where
4.1.1 is no longer one: rules that name it are not told in the rehearsal.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_ROWS = """
1.1.1 A Non-text content
1.2.1 A Audio-only and video-only (prerecorded)
1.2.2 A Captions (prerecorded)
1.2.3 A Audio description or media alternative (prerecorded)
1.2.4 AA Captions (live)
1.2.5 AA Audio description (prerecorded)
1.3.1 A Info and relationships
1.3.2 A Meaningful sequence
1.3.3 A Sensory characteristics
1.3.4 AA Orientation
1.3.5 AA Identify input purpose
1.4.1 A Use of colour
1.4.2 A Audio control
1.4.3 AA Contrast (minimum)
1.4.4 AA Resize text
1.4.5 AA Images of text
1.4.10 AA Reflow
1.4.11 AA Non-text contrast
1.4.12 AA Text spacing
1.4.13 AA Content on hover or focus
2.1.1 A Keyboard
2.1.2 A No keyboard trap
2.1.4 A Character key shortcuts
2.2.1 A Timing adjustable
2.2.2 A Pause, stop, hide
2.3.1 A Three flashes or below threshold
2.4.1 A Bypass blocks
2.4.2 A Page titled
2.4.3 A Focus order
2.4.4 A Link purpose (in context)
2.4.5 AA Multiple ways
2.4.6 AA Headings and labels
2.4.7 AA Focus visible
2.4.11 AA Focus not obscured (minimum)
2.5.1 A Pointer gestures
2.5.2 A Pointer cancellation
2.5.3 A Label in name
2.5.4 A Motion actuation
2.5.7 AA Dragging movements
2.5.8 AA Target size (minimum)
3.1.1 A Language of page
3.1.2 AA Language of parts
3.2.1 A On focus
3.2.2 A On input
3.2.3 AA Consistent navigation
3.2.4 AA Consistent identification
3.2.6 A Consistent help
3.3.1 A Error identification
3.3.2 A Labels or instructions
3.3.3 AA Error suggestion
3.3.4 AA Error prevention (legal, financial, data)
3.3.7 A Redundant entry
3.3.8 AA Accessible authentication (minimum)
4.1.2 A Name, role, value
4.1.3 AA Status messages
"""
PRINCIPLES = {"1": "Perceivable", "2": "Operable", "3": "Understandable", "4": "Robust"}


@dataclass(frozen=True, slots=True)
class Criterion:
    """One success criterion: its number, level (A or AA) and name."""

    number: str
    level: str
    name: str

    @property
    def address(self) -> str:
        """Where WCAG 2.2 says it: the criterion's own URI, as W3C's EARL examples name tests."""
        # W3C spells it the American way.
        words = re.sub(r"[^a-z0-9]+", "-", self.name.lower().replace("colour", "color")).strip("-")
        return f"https://www.w3.org/TR/WCAG22/#{words}"

    @property
    def principle(self) -> str:
        """The principle of WCAG that it stands under."""
        return PRINCIPLES[self.number[0]]


CRITERIA: dict[str, Criterion] = {
    number: Criterion(number, level, name)
    for number, level, name in (row.split(" ", 2) for row in _ROWS.strip().splitlines())
}
