"""Find passages that a style turns into capitals."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import measured_styles, style_facts
from audit.evidence.visits.visit_findings import component_of_path
from audit.inputs import StyledVisit
from audit.rule import Finding, Rule


def check(visit: StyledVisit, *, min_characters: int = 60) -> Iterator[Finding]:
    """Find passages that a style turns into capitals."""
    for block in measured_styles(style_facts(visit).unusual_blocks):
        if block.uppercase and block.characters >= min_characters:
            yield Finding(
                message=f"A style sets these {block.characters} characters in capitals.",
                where=block.path,
                evidence=block.html,
                component=component_of_path(block.path),
            )


RULE = Rule(
    id="accessibility/capitals-by-style",
    title="Passage in capitals",
    why="Capitals all have one shape, so reading is slower, and some screen readers spell them.",
    fix="Take text-transform: uppercase off whatever is longer than a label.",
    reference="https://www.bdadyslexia.org.uk/advice/employers/creating-a-dyslexia-friendly-workplace/dyslexia-friendly-style-guide",
    severity="minor",
    check=check,
    fixer="template",
)
