"""Pages whose content jumps while they load."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import measured
from audit.evidence.visits.visit_findings import component_of_path
from audit.rule import Finding, Rule
from signpost.workspace.records import Visit
from signpost.workspace.visit_facts import ShiftedElement

# Above this Google calls the shift poor (https://web.dev/articles/cls).
_POOR = 0.25


def check(visit: Visit, *, most: float = 0.1) -> Iterator[Finding]:
    """Find a cumulative layout shift above `most`, with what moved."""
    shift = measured(visit.facts.layout_shift, "what moves while the page loads")
    if shift.score <= most:
        return
    first = shift.places[0] if shift.places else ShiftedElement()
    named = f", above all “{first.text[:50]}”" if first.text else ""
    yield Finding(
        message=(
            f"Things jump while this page loads on a phone{named}: its layout shift is "
            f"{shift.score:.2f}, and up to {most:g} is good."
        ),
        where=first.path,
        evidence=first.html,
        certainty="sure" if shift.score > _POOR else "needs_person",
        key="shift",
        component=component_of_path(first.path),
        device="phone",
    )


RULE = Rule(
    id="mobile/layout-shift",
    title="Content that jumps while the page loads",
    why="People press the wrong thing, or lose the line that they were reading.",
    fix="Give pictures, frames and banners their width and height before they come.",
    reference="https://web.dev/articles/cls",
    severity="moderate",
    check=check,
    fixer="template",
)
