"""Words that lie on other words on a narrow screen."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import measured_styles, style_facts
from audit.evidence.visits.visit_findings import finding_at_place
from audit.inputs import StyledVisit
from audit.rule import Finding, Rule


def check(visit: StyledVisit) -> Iterator[Finding]:
    """Find words that share at least half of a line's height with others at 320 pixels."""
    for one in measured_styles(style_facts(visit).overlaps):
        yield finding_at_place(
            one,
            f"“{one.text[:50]}” lies on “{one.other[:50]}” at 320 pixels.",
            device="phone",
        )


RULE = Rule(
    id="mobile/overlapping-text",
    title="Words on top of other words",
    why="Neither can be read.",
    fix="Let boxes grow with their text and break lines; do not place text by fixed distances.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/reflow",
    severity="serious",
    check=check,
    criterion="1.4.10",
    fixer="template",
)
