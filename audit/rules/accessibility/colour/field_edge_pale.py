"""Fields whose edge can hardly be seen."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import measured_styles, style_facts
from audit.evidence.visits.visit_findings import finding_at_place
from audit.inputs import StyledVisit
from audit.rule import Finding, Rule


def check(visit: StyledVisit, *, least: float = 3.0) -> Iterator[Finding]:
    """Find fields whose border and ground hardly differ from what is round them."""
    for one in measured_styles(style_facts(visit).pale_field_edges):
        if one.contrast < least:
            yield finding_at_place(
                one,
                f"The edge of this field has a contrast of {one.contrast} to 1, and needs {least}.",
            )


RULE = Rule(
    id="accessibility/field-edge-pale",
    title="Field that can hardly be seen",
    why="People who see poorly do not find where to type.",
    fix="Give the field a border of at least 3 to 1 against the page.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/non-text-contrast",
    severity="moderate",
    check=check,
    criterion="1.4.11",
    fixer="template",
)
