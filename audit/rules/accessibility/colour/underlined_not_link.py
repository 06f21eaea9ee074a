"""Underlined words that are no links."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import measured_styles, style_facts
from audit.evidence.visits.visit_findings import finding_at_place
from audit.inputs import StyledVisit
from audit.rule import Finding, Rule


def check(visit: StyledVisit) -> Iterator[Finding]:
    """Find words that a style underlines though nothing happens when they are pressed."""
    for one in measured_styles(style_facts(visit).underlined_texts):
        yield finding_at_place(one, f"“{one.text[:60]}” is underlined like a link, and is none.")


RULE = Rule(
    id="accessibility/underlined-not-link",
    title="Underlined, but no link",
    why="People press underlined words, and think that the page is broken.",
    fix="Use bold, or a heading, where words are to stand out.",
    reference="https://www.gov.uk/guidance/content-design/writing-for-gov-uk",
    severity="minor",
    check=check,
)
