"""Find what only a mouse opens."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import measured_styles, style_facts
from audit.evidence.visits.visit_findings import component_of_path
from audit.inputs import StyledVisit
from audit.rule import Finding, Rule


def check(visit: StyledVisit) -> Iterator[Finding]:
    """Find what only a mouse opens."""
    for one in measured_styles(style_facts(visit).hover_only):
        if one.text:
            yield Finding(
                message=f"Only a mouse seems to open this: “{one.text[:80]}”.",
                where=one.path,
                evidence=one.html,
                certainty="needs_person",
                component=component_of_path(one.path),
            )


RULE = Rule(
    id="accessibility/hover-only",
    title="Opens for a mouse only",
    why="People who use a keyboard, a screen reader or a phone cannot get at it.",
    fix="Open it with a button (aria-expanded), or on focus as well (:focus-within).",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/keyboard",
    severity="serious",
    check=check,
    criterion="2.1.1",
    fixer="template",
)
