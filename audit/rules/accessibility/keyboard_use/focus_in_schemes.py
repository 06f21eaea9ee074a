"""Stops of the keyboard that show no focus in dark mode, or with forced colours."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import measured
from audit.evidence.visits.visit_findings import SCHEME_WORDS, component_of_path
from audit.inputs import StyledVisit
from audit.rule import Finding, Rule


def check(visit: StyledVisit) -> Iterator[Finding]:
    """Report stops whose focus shows as the page comes, and not in another scheme of colours."""
    for look in measured(visit.facts.scheme_looks, "the page in other schemes of colours"):
        for stop in look.unfocused:
            yield Finding(
                f"“{stop.text[:60] or 'This'}” looks the same with and without keyboard focus "
                f"{SCHEME_WORDS[look.scheme]}.",
                where=stop.path,
                evidence=stop.html,
                component=component_of_path(stop.path),
                key=f"{look.scheme} {stop.path}",
                device="desktop",
            )


RULE = Rule(
    id="accessibility/focus-in-schemes",
    title="Focus cannot be seen in dark mode or high contrast",
    why="Forced colours take shadows and backgrounds away: a focus that only they show is gone.",
    fix="Show the focus with an outline (it may be transparent), not a shadow or colour alone.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/focus-visible",
    severity="serious",
    check=check,
    criterion="2.4.7",
    fixer="template",
)
