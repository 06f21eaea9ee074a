"""Parts of a page that are shown in another order than they are read."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import measured_styles, style_facts
from audit.evidence.visits.visit_findings import finding_at_place
from audit.inputs import StyledVisit
from audit.rule import Finding, Rule


def check(visit: StyledVisit) -> Iterator[Finding]:
    """Find what styles move above, or to the left of, what comes before it in the code."""
    for one in measured_styles(style_facts(visit).out_of_order_blocks):
        yield finding_at_place(
            one, f"“{one.text[:50]}” is shown before “{one.text_before[:50]}” but read after it."
        )


RULE = Rule(
    id="accessibility/reading-order",
    title="Shown in one order, read in another",
    why=(
        "A screen reader and the keyboard follow the code: the parts come in an order that "
        "makes no sense."
    ),
    fix="Put the parts into the code in the order in which they are shown.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/meaningful-sequence",
    severity="moderate",
    check=check,
    criterion="1.3.2",
    fixer="template",
)
