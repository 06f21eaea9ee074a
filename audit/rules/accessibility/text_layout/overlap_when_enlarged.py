"""Words that lie on other words once text is larger or spaced out."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import measured_styles, style_facts
from audit.evidence.visits.visit_findings import finding_at_place
from audit.inputs import StyledVisit
from audit.rule import Finding, Rule

_WHEN = {"zoom": "at 200 % text size", "spacing": "with wider text spacing"}


def check(visit: StyledVisit) -> Iterator[Finding]:
    """Find words that do not overlap as the page comes, but do when enlarged or spaced."""
    for one in measured_styles(style_facts(visit).overlaps_when_enlarged):
        when = _WHEN[one.when]
        yield finding_at_place(one, f"“{one.text[:50]}” lies on “{one.other[:50]}” {when}.")


RULE = Rule(
    id="accessibility/overlap-when-enlarged",
    title="Words on top of other words when enlarged",
    why="People who enlarge text, or space it out to read it, can read neither.",
    fix="Let boxes grow with their text: no fixed heights, no text placed by fixed distances.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/resize-text",
    severity="serious",
    check=check,
    criterion="1.4.4",
    fixer="template",
)
