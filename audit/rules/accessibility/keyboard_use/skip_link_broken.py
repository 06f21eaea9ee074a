"""Skip links that do not skip, or that nobody sees."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import keyboard_walk, tried
from audit.evidence.visits.visit_findings import finding_at_place
from audit.inputs import StyledVisit
from audit.rule import Finding, NotApplicable, Rule


def check(visit: StyledVisit) -> Iterator[Finding]:
    """Report a skip link that, pressed, did not take the keyboard to the content."""
    link = tried(keyboard_walk(visit).skip_link)
    if not link.path:  # the page has none
        raise NotApplicable
    name = link.text[:60]
    if not link.has_target:
        yield finding_at_place(link, f"“{name}” leads to a place that is not on the page.", "sure")
    elif not link.works:
        yield finding_at_place(
            link,
            f"After “{name}” the Tab key does not go on from the content.",
            "needs_person" if link.unconfirmed else "sure",
        )
    elif link.short_of_content:
        message = f"“{name}” leads into what repeats on each page, before the content."
        yield finding_at_place(link, message)
    if not link.visible:
        yield finding_at_place(link, f"“{name}” cannot be seen even while it has the focus.")


RULE = Rule(
    id="accessibility/skip-link-broken",
    title="Skip link that does not skip",
    why="Who uses a keyboard presses it on every page, and stays where they were.",
    fix=(
        "Give the content the id that the link names, and tabindex=-1; show the link while it "
        "has the focus."
    ),
    reference="https://www.w3.org/WAI/WCAG22/Techniques/general/G1",
    severity="serious",
    check=check,
    criterion="2.4.1",
    fixer="template",
    axe_rules=("skip-link",),
)
