"""Links in running text that nothing but colour tells from it."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.axe_rules import snippet_key
from audit.evidence.visits.measured_facts import measured_styles, style_facts
from audit.inputs import StyledVisit
from audit.rule import Finding, Rule

_SAME = 1.2


def check(visit: StyledVisit) -> Iterator[Finding]:
    """Find links told by colour only; without another colour either it is sure.

    Contrast of 3 to 1 with the text is allowed if something else shows on hover and focus
    (WCAG technique G183), so that one needs a person.
    """
    scans = visit.facts.axe.made() if visit.facts.axe else ()
    told = {
        snippet_key(node.html)
        for scan in scans
        for result in scan.violations
        if result.id == "link-in-text-block"
        for node in result.nodes
    }
    for link in measured_styles(style_facts(visit).colour_only_links):
        same = link.contrast is not None and link.contrast < _SAME
        if snippet_key(link.html) not in told:
            yield Finding(
                message=f"“{link.text[:80]}” "
                + ("looks just like the text round it." if same else "is told by colour only."),
                where=link.path,
                evidence=link.html,
                certainty="sure" if same else "needs_person",
                severity=None if same else "minor",
            )


RULE = Rule(
    id="accessibility/link-looks-like-text",
    title="Link that looks like the text round it",
    why="Who does not see the colour does not see that it is a link.",
    fix="Underline links in running text.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/use-of-color",
    severity="serious",
    check=check,
    criterion="1.4.1",
    fixer="template",
    axe_rules=("link-in-text-block",),
)
