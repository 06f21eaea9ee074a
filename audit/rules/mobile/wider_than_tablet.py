"""Content that sticks out of a tablet's screen, and not of a phone's."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import measured
from audit.evidence.visits.narrow_layout import measured_layout
from audit.evidence.visits.visit_findings import component_of_path
from audit.inputs import StyledVisit
from audit.rule import Finding, Rule

_WIDTH = 768


def check(visit: StyledVisit, *, tolerance: int = 4) -> Iterator[Finding]:
    """Find what sticks out at 768 pixels only; what does so on a phone has rules of its own."""
    layouts = measured(visit.facts.layout, "the layout")
    tablet = measured_layout(layouts.tablet, _WIDTH)
    phones = [measured_layout(x, _WIDTH) for x in (layouts.narrow, layouts.phone)]
    told = {x.path for layout in phones for x in layout.wide}
    for element in tablet.wide:
        excess = element.right - tablet.width
        if element.scrolls or element.path in told or excess < tolerance:
            continue
        yield Finding(
            message=(
                f"On a tablet ({tablet.width} pixels wide) this sticks out by {round(excess)} "
                "pixels; on a phone it fits."
            ),
            where=element.path,
            evidence=element.html,
            component=component_of_path(element.path),
        )


RULE = Rule(
    id="mobile/wider-than-tablet",
    title="Content wider than a tablet's screen",
    why="On a tablet, or a desktop's half window, people have to scroll sideways for it.",
    fix="Let the layout of phones last until there is room: mind widths between 641 and 1024.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/reflow",
    severity="moderate",
    check=check,
    fixer="template",
)
