"""Find words that only a style sheet puts into the page."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import measured_styles, style_facts
from audit.evidence.visits.visit_findings import component_of_path
from audit.inputs import StyledVisit
from audit.rule import Finding, Rule


def check(visit: StyledVisit) -> Iterator[Finding]:
    """Find words that only a style sheet puts into the page."""
    for one in measured_styles(style_facts(visit).generated_texts):
        if one.text:
            yield Finding(
                message=f"Only a style sheet puts “{one.text}” in here: the page has it not.",
                where=one.path,
                evidence=one.html,
                certainty="needs_person",
                component=component_of_path(one.path),
            )


RULE = Rule(
    id="accessibility/words-in-styles",
    title="Words put in by a style sheet",
    why="Words from a style sheet are lost to some screen readers, to translation and to copying.",
    fix="Put the words into the page.",
    reference="https://www.w3.org/WAI/WCAG22/Techniques/failures/F87",
    severity="moderate",
    check=check,
    criterion="1.3.1",
    fixer="template",
)
