"""Text that is too pale in dark mode, or with forced colours."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import each_in_turn, measured
from audit.evidence.visits.visit_findings import SCHEME_WORDS, component_of_path
from audit.inputs import StyledVisit
from audit.rule import CouldNotCheck, Finding, Rule
from signpost.workspace.visit_facts import SchemeLook


def check(visit: StyledVisit) -> Iterator[Finding]:
    """Report what is too pale in another scheme of colours, and not as the page comes."""
    looks = measured(visit.facts.scheme_looks, "the page in other schemes of colours")
    yield from each_in_turn(*(_pale(look) for look in looks))


def _pale(look: SchemeLook) -> Iterator[Finding]:
    """Go through what is too pale in one scheme."""
    scheme = SCHEME_WORDS[look.scheme]
    if look.error:
        raise CouldNotCheck(f"the scan {scheme} did not end: {look.error[:200]}")
    for node in (node for result in look.pale for node in result.nodes):
        yield Finding(
            f"This text has too little contrast with its background {scheme}.",
            where=node.target,
            evidence=node.html,
            component=component_of_path(node.target),
            key=f"{look.scheme} {node.ancestry or node.target}",
            device="desktop",
        )


RULE = Rule(
    id="accessibility/contrast-in-schemes",
    title="Too little contrast in dark mode",
    why="People who ask for dark or high contrast colours, often to see better, cannot read it.",
    fix="Give text and background together in each scheme, and look at the page in it.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/contrast-minimum",
    severity="serious",
    check=check,
    criterion="1.4.3",
    fixer="template",
    axe_rules=("color-contrast",),
)
