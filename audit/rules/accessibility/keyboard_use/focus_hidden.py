"""Stops of the keyboard that lie under something that stays on screen."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import check_walked_through, keyboard_walk
from audit.evidence.visits.visit_findings import component_of_path
from audit.inputs import StyledVisit
from audit.rule import Finding, NotApplicable, Rule


def check(visit: StyledVisit) -> Iterator[Finding]:
    """Find stops wholly covered by a fixed or sticky element, on the way there or back."""
    walk = keyboard_walk(visit)
    if not walk.stops:
        raise NotApplicable
    told: set[str] = set()
    for stop in (*walk.stops, *walk.stops_backwards):
        if stop.hidden_by and stop.path not in told:
            told.add(stop.path)
            yield Finding(
                message=f"“{stop.text[:60]}” lies under something that stays on the screen "
                "when the keyboard gets to it.",
                where=stop.path,
                evidence=stop.html,
                certainty="needs_person" if stop.unconfirmed else "sure",
                component=component_of_path(stop.hidden_by),
            )
    check_walked_through(walk)


RULE = Rule(
    id="accessibility/focus-hidden",
    title="Focus hidden under a banner",
    why="Who uses a keyboard cannot see where they are.",
    fix="Give the page scroll-padding as high as the banner, or let the banner scroll away.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/focus-not-obscured-minimum",
    severity="serious",
    check=check,
    criterion="2.4.11",
    fixer="template",
)
