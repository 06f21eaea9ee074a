"""What moves for over five seconds."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import measured_styles, style_facts
from audit.evidence.visits.visit_findings import finding_at_place
from audit.inputs import StyledVisit
from audit.rule import Finding, Rule

# Changes of these are felt as movement or blinking; a colour that fades is not.
_MOVES = {
    "transform",
    "translate",
    "rotate",
    "scale",
    "left",
    "right",
    "top",
    "bottom",
    "opacity",
    "visibility",
    "marginLeft",
    "marginTop",
    "backgroundPosition",
    "backgroundPositionX",
    "textIndent",
}


def check(visit: StyledVisit, *, most_seconds: int = 5, least_area: int = 400) -> Iterator[Finding]:
    """Find animations that run on, and are larger than a small sign of waiting."""
    for one in measured_styles(style_facts(visit).animations):
        long = one.seconds is None or one.seconds > most_seconds
        if long and one.area >= least_area and _MOVES & set(one.changes):
            length = "without end" if one.seconds is None else f"for {one.seconds:g} seconds"
            yield finding_at_place(one, f"This moves or blinks {length}: can people stop it?")


RULE = Rule(
    id="accessibility/moving-content",
    title="Moves and does not stop",
    why="Many people cannot read, or cannot concentrate, beside something that moves.",
    fix=(
        "Let it stop by itself within five seconds, give it a button to stop it, and heed "
        "prefers-reduced-motion."
    ),
    reference="https://www.w3.org/WAI/WCAG22/Understanding/pause-stop-hide",
    severity="serious",
    check=check,
    criterion="2.2.2",
    fixer="template",
)
