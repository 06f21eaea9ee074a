"""Letters that do something when they are pressed alone."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import keyboard_walk, tried
from audit.inputs import StyledVisit
from audit.rule import Finding, Rule


def check(visit: StyledVisit) -> Iterator[Finding]:
    """Report the letters, digits and signs that the page answered twice, with nothing focused.

    People may be able to turn them off, or to choose others: a person has to look.
    """
    keys = tried(keyboard_walk(visit).single_keys)
    if keys:
        named = ", ".join(f"“{key}”" for key in keys[:6])
        more = f" and {len(keys) - 6} more" if len(keys) > 6 else ""
        yield Finding(
            f"These keys do something when pressed alone: {named}{more}. Can people turn them off?",
            where="the whole page",
            certainty="needs_person",
            key="single keys",
            component="single keys",
        )


RULE = Rule(
    id="accessibility/single-key-shortcut",
    title="Single letter that does something",
    why="Who dictates, or slips on the keyboard, sets off what they did not ask for.",
    fix="Ask for Ctrl, Alt or another key as well, or let people turn the shortcut off.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/character-key-shortcuts",
    severity="moderate",
    check=check,
    criterion="2.1.4",
    fixer="template",
)
