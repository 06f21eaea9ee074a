"""What a visit measured of a page: its facts, its styles and its use by keyboard.

What was not measured, or is None because a page broke the measuring, is "could not check": an
empty list must never be taken for one that was not made.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from audit.inputs import StyledVisit
from audit.rule import CouldNotCheck
from signpost.workspace.visit_facts import KeyboardWalk, StyleFacts

T = TypeVar("T")


def measured(fact: T | None, what: str) -> T:
    """Return one fact of a visit; `what` names it in words.

    What means nothing on a page whose style sheets did not come (its layout, sizes and what can
    be touched) is to be a `StyledVisit`'s.

    Raises:
        CouldNotCheck: it was not measured.
    """
    if fact is None:
        raise CouldNotCheck(f"the browser could not measure {what}")
    return fact


def style_facts(visit: StyledVisit) -> StyleFacts:
    """Return what styles make of a page on a desktop; `measured_styles` reads each of its lists."""
    return visit.facts.styles or StyleFacts()


def measured_styles(places: Sequence[T] | None) -> Sequence[T]:
    """Return one list of a page's style facts.

    Raises:
        CouldNotCheck: it was not looked at.
    """
    if places is None:
        raise CouldNotCheck("the browser could not look at the styles of this page")
    return places


def keyboard_walk(visit: StyledVisit) -> KeyboardWalk:
    """Return what happened when the page was used by keyboard.

    Raises:
        CouldNotCheck: it was not used.
    """
    if visit.facts.keyboard_walk is None:
        raise CouldNotCheck("the page could not be used by keyboard in the time there is")
    return visit.facts.keyboard_walk


def tried(part: T | None) -> T:
    """Return what came of using what the page offers: a part of a keyboard walk.

    Raises:
        CouldNotCheck: it was not tried.
    """
    if part is None:
        raise CouldNotCheck("what this page offers could not be tried in the time there is")
    return part
