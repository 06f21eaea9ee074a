"""Pages that open something or go away when the focus merely passes."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import check_walked_through, keyboard_walk
from audit.inputs import StyledVisit
from audit.rule import Finding, NotApplicable, Rule


def check(visit: StyledVisit) -> Iterator[Finding]:
    """Report what the page opened, or went to, while only Tab was pressed.

    Its own address is no place to go to: frameworks load it again, and people stay where they are.
    """
    walk = keyboard_walk(visit)
    if not walk.stops:
        raise NotApplicable
    away = [x for x in walk.navigated if _bare(x) != _bare(visit.url)]
    for address in dict.fromkeys([*walk.opened, *away]):
        yield Finding(
            message="The page opened this, or went to it, while only the Tab key was pressed.",
            where=address or "a new window",
            evidence=address,
        )
    check_walked_through(walk)


def _bare(address: str) -> str:
    """Return an address without its fragment and the slash at its end."""
    return address.partition("#")[0].rstrip("/")


RULE = Rule(
    id="accessibility/change-on-focus",
    title="Focus alone changes the page",
    why="Who only goes through the page is taken away from it.",
    fix="Act when a link or button is pressed, not when it gets the focus.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/on-focus",
    severity="serious",
    check=check,
    criterion="3.2.1",
    version=2,
    fixer="template",
)
