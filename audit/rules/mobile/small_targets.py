"""Links and buttons that are too small and too close together for a finger."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import listed
from audit.evidence.visits.visit_findings import component_of_path, shortened
from audit.inputs import StyledVisit
from audit.rule import Finding, Rule


def check(visit: StyledVisit, *, least_pixels: int = 24) -> Iterator[Finding]:
    """Find targets under 24 by 24 pixels that crowd another; links in sentences are exempt."""
    least = least_pixels
    for target in listed(visit.facts, "targets", visit.facts.small_targets, "what can be touched"):
        large = target.width >= least and target.height >= least
        if large or target.inline or target.native or not target.crowded:
            continue
        name = f"“{shortened(target.text)}”" if target.text else "This link or button"
        yield Finding(
            message=(
                f"{name} is only {target.width:g} by {target.height:g} pixels and too close "
                "to its neighbours to be hit with a thumb."
            ),
            where=target.path,
            evidence=target.html,
            component=component_of_path(target.path),
        )


RULE = Rule(
    id="mobile/small-targets",
    title="Link or button too small to touch",
    why="People with large or shaking fingers hit the wrong one of two small links.",
    fix="Make it at least 24 by 24 pixels (better 44), or leave more space round it.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/target-size-minimum",
    severity="moderate",
    check=check,
    criterion="2.5.8",
    fixer="template",
    axe_rules=("target-size",),
    version=2,
)
