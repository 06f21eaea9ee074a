"""Find long passages in italics."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import measured_styles, style_facts
from audit.evidence.visits.visit_findings import component_of_path
from audit.inputs import StyledVisit
from audit.rule import Finding, Rule


def check(visit: StyledVisit, *, min_characters: int = 100) -> Iterator[Finding]:
    """Find long passages in italics."""
    for block in measured_styles(style_facts(visit).unusual_blocks):
        if block.italic and block.characters >= min_characters:
            yield Finding(
                message=f"These {block.characters} characters are in italics.",
                where=block.path,
                evidence=block.html,
                component=component_of_path(block.path),
            )


RULE = Rule(
    id="accessibility/long-italics",
    title="Long passage in italics",
    why="Slanted letters are harder to read, above all with dyslexia.",
    fix="Use italics for single words only.",
    reference="https://www.bdadyslexia.org.uk/advice/employers/creating-a-dyslexia-friendly-workplace/dyslexia-friendly-style-guide",
    severity="minor",
    check=check,
    fixer="template",
)
