"""Text too small to read on a phone."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import listed
from audit.evidence.visits.visit_findings import component_of_path, shortened
from audit.inputs import StyledVisit
from audit.rule import Finding, Rule


def check(visit: StyledVisit, *, least_pixels: int = 12) -> Iterator[Finding]:
    """Find elements whose text is under 12 pixels high."""
    facts = visit.facts
    for element in listed(facts, "small_text", facts.small_texts, "the size of its text"):
        if element.size >= least_pixels:
            continue
        yield Finding(
            message=f"“{shortened(element.text)}” is only {element.size:g} pixels high on a phone.",
            where=element.path,
            evidence=element.text,
            component=component_of_path(element.path),
        )


RULE = Rule(
    id="mobile/small-text",
    title="Text too small to read",
    why="Text this small cannot be read on a phone without enlarging the page.",
    fix="Make it at least 14 pixels high, better 16.",
    reference="https://design-system.service.gov.uk/styles/type-scale/",
    severity="moderate",
    check=check,
    # The script lists text under 12 px, so this can be lowered but not raised.
    fixer="template",
)
