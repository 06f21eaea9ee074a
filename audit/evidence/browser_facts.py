"""Reading the style facts and the keyboard walk of a visit. Not a rule itself.

What was not made, or None because a page broke the making, is "could not check".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from audit.evidence.layout_facts import component
from audit.inputs import StyledVisit
from audit.rule import Certainty, CouldNotCheck, Finding
from signpost.workspace.visit_facts import KeyboardWalk, Place, StyleFacts

T = TypeVar("T")


def style_facts(visit: StyledVisit) -> StyleFacts:
    """Return what styles make of a page on a desktop; each list is to be read through `looked`."""
    return visit.facts.styles or StyleFacts()


def looked(places: Sequence[T] | None) -> Sequence[T]:
    """Return one list of a page's style facts.

    Raises:
        CouldNotCheck: it was not looked at.
    """
    if places is None:
        raise CouldNotCheck("the browser could not look at the styles of this page")
    return places


def walked(visit: StyledVisit) -> KeyboardWalk:
    """Return what happened when the page was used by keyboard.

    Raises:
        CouldNotCheck: it was not used.
    """
    if visit.facts.keyboard_walk is None:
        raise CouldNotCheck("the page could not be used by keyboard in the time there is")
    return visit.facts.keyboard_walk


def offered(tried: T | None) -> T:
    """Return what came of using what the page offers: a part of a keyboard walk.

    Raises:
        CouldNotCheck: it was not tried.
    """
    if tried is None:
        raise CouldNotCheck("what this page offers could not be tried in the time there is")
    return tried


def seen_at(
    place: Place, message: str, certainty: Certainty = "needs_person", device: str = ""
) -> Finding:
    """Make a finding of a message at a place of a visit's facts."""
    return Finding(
        message,
        where=place.path,
        evidence=place.html,
        certainty=certainty,
        device=device,
        component=component(place.path),
    )
