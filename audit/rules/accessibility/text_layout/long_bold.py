"""Whole paragraphs in bold."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import measured_styles, style_facts
from audit.evidence.visits.visit_findings import finding_at_place
from audit.inputs import StyledVisit
from audit.rule import Finding, Rule


def check(visit: StyledVisit, *, least_characters: int = 200) -> Iterator[Finding]:
    """Find blocks of bold text longer than a sentence or two."""
    for one in measured_styles(style_facts(visit).bold_blocks):
        if one.characters >= least_characters:
            yield finding_at_place(one, f"{one.characters} characters in a row are bold.")


RULE = Rule(
    id="accessibility/long-bold",
    title="Long text in bold",
    why="Where everything is bold nothing stands out, and long bold text is slow to read.",
    fix="Keep bold for a few words.",
    reference="https://www.gov.uk/guidance/style-guide/a-to-z",
    severity="minor",
    check=check,
)
