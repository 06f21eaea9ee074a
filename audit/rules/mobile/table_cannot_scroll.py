"""Tables wider than a phone's screen without a box of their own to scroll in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.visits.narrow_layout import sticking_out
from audit.inputs import StyledVisit
from audit.rule import Finding, Rule

_CLASS = re.compile(r'^<table[^>]{0,200}?\bclass="([^"]{0,100})"')


def check(visit: StyledVisit, *, tolerance: int = 4) -> Iterator[Finding]:
    """Find tables that stick out of the page at 390 or 320 pixels."""
    for element, layout, _ in sticking_out(visit, tolerance):
        if element.tag != "table" or element.right <= layout.width:
            continue
        named = _CLASS.match(element.html)
        yield Finding(
            message=(
                f"This table is {round(element.width)} pixels wide on a screen of "
                f"{layout.width}, and cannot be scrolled by itself."
            ),
            where=element.path,
            evidence=element.html,
            # One style for tables of this kind mends them all.
            component=f"table {named.group(1) if named else ''}",
        )


RULE = Rule(
    id="mobile/table-cannot-scroll",
    title="Table that sticks out of the screen",
    why="On a phone the right-hand columns, often the figures people came for, are off the screen.",
    fix="Put tables in a box with overflow-x: auto in the template, or use fewer columns.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/reflow",
    severity="moderate",
    check=check,
    criterion="1.4.10",
    fixer="template",
)
