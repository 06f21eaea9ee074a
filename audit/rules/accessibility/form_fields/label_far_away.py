"""Find fields far from their label."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import measured_styles, style_facts
from audit.evidence.visits.visit_findings import component_of_path
from audit.inputs import StyledVisit
from audit.rule import Finding, Rule


def check(visit: StyledVisit, *, max_gap: int = 250) -> Iterator[Finding]:
    """Find fields far from their label."""
    for one in measured_styles(style_facts(visit).distant_labels):
        if one.gap > max_gap:
            yield Finding(
                message=f"This field is {one.gap} pixels away from its label.",
                where=one.path,
                evidence=one.html,
                certainty="needs_person",
                component=component_of_path(one.path),
            )


RULE = Rule(
    id="accessibility/label-far-away",
    title="Field far from its label",
    why="Who enlarges the page sees the label or the field, not both.",
    fix="Put the label right above its field.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/labels-or-instructions",
    severity="minor",
    check=check,
    fixer="template",
)
