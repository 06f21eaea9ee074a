"""Placeholders too pale to read."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import measured_styles, style_facts
from audit.evidence.visits.visit_findings import finding_at_place
from audit.inputs import StyledVisit
from audit.rule import Finding, Rule


def check(visit: StyledVisit, *, least: float = 4.5) -> Iterator[Finding]:
    """Find placeholders with less contrast than text has to have."""
    for one in measured_styles(style_facts(visit).placeholders):
        if one.contrast is not None and one.contrast < least:
            yield finding_at_place(
                one,
                f"The placeholder “{one.text[:60]}” has a contrast of {one.contrast} to 1, "
                f"and needs {least}.",
                "sure",
            )


RULE = Rule(
    id="accessibility/placeholder-contrast",
    title="Placeholder too pale",
    why="People who see poorly cannot read what the field asks for.",
    fix="Give ::placeholder a darker colour; better, say it in the label or a hint.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/contrast-minimum",
    severity="serious",
    check=check,
    criterion="1.4.3",
    fixer="template",
    axe_rules=("color-contrast",),
)
