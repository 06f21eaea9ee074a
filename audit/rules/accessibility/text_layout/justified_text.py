"""Find text that is set flush on both sides."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import measured_styles, style_facts
from audit.evidence.visits.visit_findings import component_of_path
from audit.inputs import StyledVisit
from audit.rule import Finding, Rule


def check(visit: StyledVisit) -> Iterator[Finding]:
    """Find text that is set flush on both sides."""
    for block in measured_styles(style_facts(visit).unusual_blocks):
        if block.justified:
            yield Finding(
                message="This text is set flush on both sides, so its words stand unevenly.",
                where=block.path,
                evidence=block.html,
                component=component_of_path(block.path),
            )


RULE = Rule(
    id="accessibility/justified-text",
    title="Justified text",
    why="The uneven gaps between words make rivers of white that some people cannot read across.",
    fix="Set text-align to start (left).",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/visual-presentation",
    severity="minor",
    check=check,
    fixer="template",
)
