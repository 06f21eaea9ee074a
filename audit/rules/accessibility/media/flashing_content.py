"""What flashes more than three times a second."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import measured_styles, style_facts
from audit.evidence.visits.visit_findings import finding_at_place
from audit.inputs import StyledVisit
from audit.rule import Finding, Rule

# WCAG lets three flashes be; a single fade is none.
_LEAST_ROUNDS = 3
_FLASHES = {"opacity", "visibility", "backgroundColor", "color", "filter"}


def check(
    visit: StyledVisit, *, least_milliseconds: int = 334, least_area: int = 21824
) -> Iterator[Finding]:
    """Find large animations of brightness whose one round is shorter than a third of a second."""
    for one in measured_styles(style_facts(visit).animations):
        turn = one.round_milliseconds or 0
        fast = 0 < turn < least_milliseconds
        again = one.seconds is None or (turn > 0 and one.seconds * 1000 / turn >= _LEAST_ROUNDS)
        if fast and again and one.area >= least_area and _FLASHES & set(one.changes):
            yield finding_at_place(one, f"This changes every {turn} thousandths of a second.")


RULE = Rule(
    id="accessibility/flashing-content",
    title="Flashes",
    why="Flashing can bring on seizures.",
    fix="Take it out, or let it change less than three times a second.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/three-flashes-or-below-threshold",
    severity="critical",
    check=check,
    criterion="2.3.1",
    fixer="template",
    version=2,
)
