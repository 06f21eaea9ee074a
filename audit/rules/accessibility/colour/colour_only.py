"""Words that only their colour sets apart."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import each_in_turn, measured_styles, style_facts
from audit.evidence.visits.visit_findings import finding_at_place
from audit.inputs import StyledVisit
from audit.rule import Finding, Rule
from signpost.workspace.visit_facts import StyleFacts


def check(visit: StyledVisit) -> Iterator[Finding]:
    """Find words, labels and items of another colour than the others, and alike in all else.

    Besides, empty boxes of several colours in one list or table, where no word goes with a colour.
    """
    facts = style_facts(visit)
    yield from each_in_turn(_coloured(facts), _tinted(facts))


def _coloured(facts: StyleFacts) -> Iterator[Finding]:
    for one in measured_styles(facts.colour_only_texts):
        yield finding_at_place(
            one, f"Only its colour sets “{one.text[:60]}” apart: does it mean something?"
        )


def _tinted(facts: StyleFacts) -> Iterator[Finding]:
    for holder in measured_styles(facts.colours_unsaid):
        yield finding_at_place(
            holder, "Boxes here differ by colour alone, and no words say what the colours mean."
        )


RULE = Rule(
    id="accessibility/colour-only",
    title="Set apart by colour alone",
    why="Who does not see colours, or hears the page, does not learn what the colour says.",
    fix="Say it in words as well: “(required)”, “late”, “closed”.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/use-of-color",
    severity="moderate",
    check=check,
    criterion="1.4.1",
    version=3,
)
