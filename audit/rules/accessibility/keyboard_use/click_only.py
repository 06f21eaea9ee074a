"""Find what can be clicked but has no focus."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import measured_styles, style_facts
from audit.evidence.visits.visit_findings import component_of_path
from audit.inputs import StyledVisit
from audit.rule import Finding, Rule


def check(visit: StyledVisit) -> Iterator[Finding]:
    """Find what can be clicked but has no focus."""
    for one in measured_styles(style_facts(visit).click_only):
        if one.text or one.acts:
            yield Finding(
                message=f"“{one.text[:80]}” looks or acts like a button, but no key reaches it.",
                where=one.path,
                evidence=one.html,
                certainty="sure" if one.acts else "needs_person",
                component=component_of_path(one.path),
            )


RULE = Rule(
    id="accessibility/click-only",
    title="Can be clicked, but not reached by keyboard",
    why="People who cannot use a mouse cannot press what takes no focus.",
    fix="Make it a button or a link.",
    reference="https://www.w3.org/WAI/WCAG22/Techniques/failures/F59",
    severity="serious",
    check=check,
    criterion="2.1.1",
    fixer="template",
)
