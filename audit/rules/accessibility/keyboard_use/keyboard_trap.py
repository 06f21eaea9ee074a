"""A place that the Tab key does not leave."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import keyboard_walk
from audit.evidence.visits.visit_findings import component_of_path
from audit.inputs import StyledVisit
from audit.rule import Finding, NotApplicable, Rule


def check(visit: StyledVisit) -> Iterator[Finding]:
    """Report what kept the focus through several presses of Tab."""
    walk = keyboard_walk(visit)
    if not walk.stops:
        raise NotApplicable
    trap = walk.trap
    if trap:
        yield Finding(
            message="The Tab key does not leave this.",
            where=trap.path,
            evidence=trap.html,
            component=component_of_path(trap.path),
        )


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
)
