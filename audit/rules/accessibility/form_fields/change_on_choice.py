"""Lists that take people away at the first press of an arrow key."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import all_kinds, keyboard_walk, tried
from audit.evidence.visits.visit_findings import finding_at_place
from audit.inputs import StyledVisit
from audit.rule import Finding, NotApplicable, Rule


def check(visit: StyledVisit) -> Iterator[Finding]:
    """Report lists that went to another page, or sent a form, while only an arrow was pressed."""
    walk = keyboard_walk(visit)
    lists = tried(walk.choice_lists)
    if not lists:
        raise NotApplicable
    for one in all_kinds(lists, walk.offer_counts.get("lists", 0), "list"):
        if one.went_to:
            yield finding_at_place(
                one, f"An arrow key in this list goes to {one.went_to[0]} at once.", "sure"
            )


RULE = Rule(
    id="accessibility/change-on-choice",
    title="List that acts at the first arrow key",
    why="Who chooses by keyboard is taken to the first entry, and never reaches the others.",
    fix="Add a button that says what it does, and act only when it is pressed.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/on-input",
    severity="serious",
    check=check,
    criterion="3.2.2",
    fixer="template",
)
