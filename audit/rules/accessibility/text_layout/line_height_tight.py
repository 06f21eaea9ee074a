"""Find blocks of several lines that are set too tightly."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import measured_styles, style_facts
from audit.evidence.visits.visit_findings import component_of_path
from audit.inputs import StyledVisit
from audit.rule import Finding, Rule


def check(visit: StyledVisit, *, least: float = 1.2) -> Iterator[Finding]:
    """Find blocks of several lines that are set too tightly."""
    for block in measured_styles(style_facts(visit).unusual_blocks):
        if (block.lines or 0) >= 2 and (block.line_height or 9) < least:
            yield Finding(
                message=f"Lines of this text are only {block.line_height} of its size apart.",
                where=block.path,
                evidence=block.html,
                component=component_of_path(block.path),
            )


RULE = Rule(
    id="accessibility/line-height-tight",
    title="Lines of text too close together",
    why="Lines that nearly touch are hard to follow, above all enlarged or with dyslexia.",
    fix="Set line-height to 1.5 or so.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/visual-presentation",
    severity="minor",
    check=check,
    fixer="template",
)
