"""Stops of the keyboard where nothing shows that they have the focus."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import keyboard_walk, walked
from audit.evidence.visits.visit_findings import component_of_path
from audit.inputs import StyledVisit
from audit.rule import Finding, NotApplicable, Rule


def check(visit: StyledVisit) -> Iterator[Finding]:
    """Find stops that look the same with the focus: by their picture, else by their styles."""
    walk = keyboard_walk(visit)
    if not walk.stops:
        raise NotApplicable
    for stop in walked(walk):
        same = stop.pixels == "same"
        # Styles that do not change say little where the picture does: something else shows it.
        changed = stop.pixels == "differs" and stop.focus_style == "no"
        # The focus goes into a frame or a player, and shows there.
        if stop.html.startswith(("<iframe", "<object", "<embed", "<audio", "<video")):
            continue
        if same or (stop.focus_style in ("no", "hardly") and not changed):
            name = stop.text[:60] or "This"
            yield Finding(
                message=f"“{name}” hardly changes when it gets the keyboard's focus."
                if stop.focus_style == "hardly" and not same
                else f"“{name}” looks the same with and without the keyboard's focus.",
                where=stop.path,
                evidence=stop.html,
                certainty="sure" if same and not stop.unconfirmed else "needs_person",
                component=component_of_path(stop.path),
            )


RULE = Rule(
    id="accessibility/focus-not-visible",
    title="Focus cannot be seen",
    why="Who uses a keyboard has to see where they are.",
    fix="Do not take the outline away; give :focus-visible a clear one.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/focus-visible",
    severity="serious",
    check=check,
    criterion="2.4.7",
    fixer="template",
    version=2,
)
