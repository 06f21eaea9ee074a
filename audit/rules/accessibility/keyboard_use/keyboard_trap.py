"""A place that the Tab key does not leave."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import check_walked_through, keyboard_walk
from audit.evidence.visits.visit_findings import component_of_path
from audit.inputs import StyledVisit
from audit.rule import CouldNotCheck, Finding, NotApplicable, Rule


def check(visit: StyledVisit) -> Iterator[Finding]:
    """Report what kept the focus whatever key was pressed, in two loads of the page.

    Where Shift and Tab leave it, people are not stuck for good but cannot go on: a person decides.
    """
    walk = keyboard_walk(visit)
    if not walk.stops:
        raise NotApplicable
    if not walk.trap_checked:
        raise CouldNotCheck("something may keep the focus, and there was no time to look again")
    trap = walk.trap
    if trap:
        yield Finding(
            message="The Tab key does not get past this; only Shift and Tab lead away from it."
            if walk.trap_left_backwards
            else "The keyboard does not get away from this.",
            where=trap.path,
            evidence=trap.html,
            certainty="needs_person" if walk.trap_left_backwards else "sure",
            component=component_of_path(trap.path),
        )
    check_walked_through(walk)


RULE = Rule(
    id="accessibility/keyboard-trap",
    title="Keyboard gets stuck",
    why="Who cannot use a mouse has to leave the page to go on.",
    fix="Let Tab and Shift+Tab move on; if another key is needed, say so.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/no-keyboard-trap",
    severity="critical",
    check=check,
    criterion="2.1.2",
    fixer="template",
    version=2,
)
