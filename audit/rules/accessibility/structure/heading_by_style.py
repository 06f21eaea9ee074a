"""Headings that only styles make: larger, bolder lines above text."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import measured_styles, style_facts
from audit.evidence.visits.visit_findings import finding_at_place
from audit.inputs import StyledVisit
from audit.rule import Finding, Rule


def check(visit: StyledVisit) -> Iterator[Finding]:
    """Find short lines set as a heading is, that are none in the code."""
    for one in measured_styles(style_facts(visit).heading_like_blocks):
        yield finding_at_place(
            one,
            f"“{one.text[:80]}” looks like a heading ({one.size:g} pixels above text of "
            f"{one.plain_size:g}) but is none in the code.",
        )


RULE = Rule(
    id="accessibility/heading-by-style",
    title="Looks like a heading, and is none",
    why="Screen readers jump from heading to heading, and pass by what only looks like one.",
    fix="Make it a heading of the right level.",
    reference="https://www.w3.org/WAI/WCAG22/Techniques/failures/F2",
    severity="moderate",
    check=check,
    criterion="1.3.1",
    axe_rules=("p-as-heading",),
)
