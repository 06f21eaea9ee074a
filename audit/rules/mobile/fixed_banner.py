"""Banners that stay on a phone's screen and leave little room for the page."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import measured
from audit.evidence.visits.visit_findings import component_of_path
from audit.inputs import StyledVisit
from audit.rule import Finding, Rule


def check(visit: StyledVisit, *, max_share: float = 0.3) -> Iterator[Finding]:
    """Find elements that stay on screen and together cover more than a share of it."""
    fixed = measured(visit.facts.fixed_elements, "what stays on screen")
    share = min(1.0, sum(x.share for x in fixed))
    if share <= max_share:
        return
    largest = max(fixed, key=lambda x: float(x.share))
    what = "This stays" if len(fixed) == 1 else f"{len(fixed)} elements stay"
    covers = "covers" if len(fixed) == 1 else "together cover"
    yield Finding(
        message=f"{what} on a phone's screen and {covers} {round(share * 100)} % of it.",
        where=largest.path,
        evidence=largest.html,
        component=component_of_path(largest.path),
    )


RULE = Rule(
    id="mobile/fixed-banner",
    title="Banner that covers the screen",
    why="What stays on the screen leaves a phone, or an enlarged page, no room for the content.",
    fix="Let the banner scroll away with the page, or make it a single line.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/focus-not-obscured-minimum",
    severity="moderate",
    check=check,
    fixer="template",
)
