"""Content that sticks out of a tablet's screen, and not of a phone's."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.layout_facts import NARROW_WIDTHS, component, fact
from audit.inputs import StyledVisit
from audit.rule import CouldNotCheck, Finding, Rule

_WIDTH = "768"


def check(visit: StyledVisit, *, tolerance: int = 4) -> Iterator[Finding]:
    """Find what sticks out at 768 pixels only; what does so on a phone has rules of its own."""
    layouts = fact(visit, "layout", "the layout")
    tablet = layouts.get(_WIDTH) or {}
    phones = [(layouts.get(width) or {}).get("wide") for width in NARROW_WIDTHS]
    if tablet.get("wide") is None or None in phones:
        raise CouldNotCheck(f"the browser could not measure the layout at {_WIDTH} pixels")
    told = {x["path"] for wide in phones for x in wide or []}
    for element in tablet["wide"]:
        excess = element["right"] - tablet["width"]
        if element["scrolls"] or element["path"] in told or excess < tolerance:
            continue
        yield Finding(
            message=(
                f"On a tablet ({tablet['width']} pixels wide) this sticks out by {round(excess)} "
                "pixels; on a phone it fits."
            ),
            where=element["path"],
            evidence=element["html"],
            component=component(element["path"]),
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
