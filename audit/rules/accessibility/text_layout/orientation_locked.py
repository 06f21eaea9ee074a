"""Styles that hide or turn the page by how the device is held."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import measured_styles, style_facts
from audit.evidence.visits.visit_findings import finding_at_place
from audit.inputs import StyledVisit
from audit.rule import Finding, Rule


def check(visit: StyledVisit) -> Iterator[Finding]:
    """Find style rules for one orientation that hide or turn most of the page."""
    for one in measured_styles(style_facts(visit).orientation_rules):
        yield finding_at_place(
            one, f"A style for “{one.media}” {one.how} most of the page.", "sure"
        )


RULE = Rule(
    id="accessibility/orientation-locked",
    title="Works one way up only",
    why="Some people have their phone or tablet fixed to a wheelchair and cannot turn it.",
    fix="Take out the style that hides or turns the page when the device is turned.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/orientation",
    severity="serious",
    check=check,
    criterion="1.3.4",
    fixer="template",
    version=2,
    formerly=("accessibility/orientation",),
    axe_rules=("css-orientation-lock",),
)
