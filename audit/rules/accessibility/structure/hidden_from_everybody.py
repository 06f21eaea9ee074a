"""Words that nobody can see or hear."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import measured_styles, style_facts
from audit.evidence.visits.visit_findings import finding_at_place, shortened
from audit.inputs import StyledVisit
from audit.rule import Finding, Rule


def check(visit: StyledVisit) -> Iterator[Finding]:
    """Find sentences that are neither shown nor read out, where nothing speaks of showing them.

    A script may show them all the same: a person decides.
    """
    for one in measured_styles(style_facts(visit).hidden_texts):
        yield finding_at_place(
            one, f"Nobody can see or hear this: “{shortened(one.text)}”. Is it meant for people?"
        )


RULE = Rule(
    id="accessibility/hidden-from-everybody",
    title="Words that nobody can see or hear",
    why="What people have to know is on the page, and no one ever meets it.",
    fix="Show it, or take it out of the page.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/info-and-relationships",
    severity="minor",
    check=check,
    criterion="1.3.1",
)
