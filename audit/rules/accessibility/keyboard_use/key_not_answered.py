"""What is called a button but does not answer the keys of one."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import all_kinds, keyboard_walk
from audit.evidence.visits.visit_findings import component_of_path
from audit.inputs import StyledVisit
from audit.rule import Finding, NotApplicable, Rule


def check(visit: StyledVisit) -> Iterator[Finding]:
    """Find would-be buttons that did not react to Space or Enter when these were pressed."""
    walk = keyboard_walk(visit)
    if not walk.button_lookalikes:
        raise NotApplicable
    for button in all_kinds(walk.button_lookalikes, walk.button_kinds, "button"):
        keys = {"Space": button.space, "Enter": button.enter}
        dead = [name for name, answered in keys.items() if not answered]
        if dead:
            yield Finding(
                message=f"“{button.text[:60]}” did not answer {' and '.join(dead)}.",
                where=button.path,
                evidence=button.html,
                certainty="needs_person",
                component=component_of_path(button.path),
            )


RULE = Rule(
    id="accessibility/key-not-answered",
    title="Button that does not answer its keys",
    why="Screen readers say “button”, and people press Space: nothing happens.",
    fix="Use a real button, or handle both Space and Enter.",
    reference="https://www.w3.org/WAI/ARIA/apg/patterns/button/",
    severity="serious",
    check=check,
    criterion="2.1.1",
    fixer="template",
)
