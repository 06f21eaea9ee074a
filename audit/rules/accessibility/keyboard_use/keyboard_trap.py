"""A place that the Tab key does not leave."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.browser_facts import walked
from audit.evidence.layout_facts import component
from audit.inputs import StyledVisit
from audit.rule import Finding, NotApplicable, Rule


def check(visit: StyledVisit) -> Iterator[Finding]:
    """Report what kept the focus through several presses of Tab."""
    walk = walked(visit)
    if not walk.stops:
        raise NotApplicable
    trap = walk.trap
    if trap:
        yield Finding(
            message="The Tab key does not leave this.",
            where=trap.path,
            evidence=trap.html,
            component=component(trap.path),
        )


RULE = Rule(
    id="accessibility/keyboard-trap",
    title="Keyboard gets stuck",
    why="Who cannot use a mouse has to leave the page to go on.",
    fix="Let Tab and Shift+Tab move on; if another key is needed, say so.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/no-keyboard-trap",
    severity="critical",
    check=check,
    criterion="2.1.2",
    fixer="template",
)
