"""What has to be dragged."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import measured_styles, style_facts
from audit.evidence.visits.visit_findings import finding_at_place
from audit.inputs import StyledVisit
from audit.rule import Finding, Rule


def check(visit: StyledVisit) -> Iterator[Finding]:
    """Find what can be dragged and has no control in it or beside it; once a list."""
    for one in measured_styles(style_facts(visit).dragged):
        yield finding_at_place(
            one, "This can be dragged: is there a way to do the same with single clicks or keys?"
        )


RULE = Rule(
    id="accessibility/dragging-only",
    title="Can only be dragged",
    why="Many people cannot hold a mouse button down, or a finger, and move it at the same time.",
    fix="Add buttons that do the same: move up, move down, more, less.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/dragging-movements",
    severity="serious",
    check=check,
    criterion="2.5.7",
    fixer="template",
)
