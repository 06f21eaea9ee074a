"""Phone numbers that cannot be rung by tapping on them."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import listed
from audit.rule import Finding, Rule
from signpost.workspace.records import Visit


def check(visit: Visit) -> Iterator[Finding]:
    """Find phone numbers in the text that are not links."""
    facts = visit.facts
    for number in listed(facts, "phones", facts.unlinked_phone_numbers, "its phone numbers"):
        yield Finding(
            message=f"{number.text} cannot be rung by tapping on it, because it is not a link.",
            where=number.path,
            evidence=number.text,
            key=f"{number.path} {number.text}",
        )


RULE = Rule(
    id="mobile/phone-not-tappable",
    title="Phone number that is not a link",
    why="On a phone people expect to tap a number; else they have to remember and type it.",
    fix="Make the number a link that starts with tel:, then +44 and the number.",
    reference="https://www.gov.uk/guidance/style-guide/a-to-z#telephone-numbers",
    severity="minor",
    check=check,
    version=2,
)
