"""Links and buttons that cannot be read while they are pointed at or focused."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import measured_styles, style_facts
from audit.evidence.visits.visit_findings import finding_at_place
from audit.inputs import StyledVisit
from audit.rule import Finding, Rule


def check(visit: StyledVisit) -> Iterator[Finding]:
    """Find colours of :hover, :focus and :active with too little contrast."""
    for one in measured_styles(style_facts(visit).pale_states):
        least = 3 if one.large else 4.5
        yield finding_at_place(
            one,
            f"“{one.text[:50]}” has a contrast of {one.contrast} to 1 in the state "
            f"“{one.state}”, and needs {least}.",
        )


RULE = Rule(
    id="accessibility/contrast-in-states",
    title="Too pale when pointed at or focused",
    why="What people are about to press becomes hard to read at that moment.",
    fix="Choose colours of enough contrast for :hover, :focus and :active as well.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/contrast-minimum",
    severity="moderate",
    check=check,
    criterion="1.4.3",
    fixer="template",
    axe_rules=("color-contrast",),
)
