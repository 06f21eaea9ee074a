"""Pages that answer when the device is moved."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import keyboard_walk, tried
from audit.inputs import StyledVisit
from audit.rule import Finding, Rule


def check(visit: StyledVisit) -> Iterator[Finding]:
    """Report that a script listens to the device being moved, tilted or shaken.

    It may only count, and there may be buttons that do the same: a person has to try.
    """
    if tried(keyboard_walk(visit).hears_motion):
        yield Finding(
            "A script here answers when the device is moved: is there a button for the same, and "
            "can it be turned off?",
            where="the whole page",
            certainty="needs_person",
            key="motion",
            component="motion",
        )


RULE = Rule(
    id="accessibility/motion-only",
    title="Answers when the device is moved",
    why="Who has a device fixed to a wheelchair, or shaking hands, cannot or must not set it off.",
    fix="Add buttons that do the same, and let people turn the movement off.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/motion-actuation",
    severity="moderate",
    check=check,
    criterion="2.5.4",
    fixer="template",
)
