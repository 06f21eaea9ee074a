"""Boxes that cut text off when it is larger, spaced out or on a narrow screen."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import measured_styles, style_facts
from audit.evidence.visits.visit_findings import component_of_path
from audit.inputs import StyledVisit
from audit.rule import Finding, Rule


def check(visit: StyledVisit) -> Iterator[Finding]:
    """Find boxes that show all their text at first and cut some off later."""
    for box in measured_styles(style_facts(visit).clipped_boxes):
        cases = {
            "at 200 % text size": box.zoom,
            "with wider text spacing": box.spacing,
            "on a screen of 320 pixels": box.narrow,
        }
        when = " and ".join(words for words, is_cut in cases.items() if is_cut)
        yield Finding(
            message=f"This box cuts off some of its text {when}.",
            where=box.path,
            evidence=box.html,
            certainty="needs_person",
            component=component_of_path(box.path),
        )


RULE = Rule(
    id="accessibility/text-cut-off",
    title="Text is cut off when enlarged",
    why="People who enlarge text or space it out lose what the box does not show.",
    fix="Do not give boxes with text a fixed height with overflow hidden; use min-height.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/resize-text",
    severity="serious",
    check=check,
    criterion="1.4.4",
    fixer="template",
)
