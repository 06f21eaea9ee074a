"""Reading the style facts and the keyboard walk of a visit. Not a rule itself.

What was not made, or None because a page broke the making, is "could not check".
"""

from __future__ import annotations

from typing import Any

from audit.evidence.layout_facts import component
from audit.inputs import StyledVisit
from audit.rule import Certainty, CouldNotCheck, Finding


def looked(visit: StyledVisit, key: str) -> list[dict[str, Any]]:
    """Return one list of a page's looks on a desktop (`crawler.browser.style_facts` names them).

    Raises:
        CouldNotCheck: it was not looked at.
    """
    found = (visit.facts.get("looks") or {}).get(key)
    if found is None:
        raise CouldNotCheck("the browser could not look at the styles of this page")
    return list(found)


def walked(visit: StyledVisit) -> dict[str, Any]:
    """Return what happened when the page was used by keyboard (`crawler.browser.keyboard_walk`).

    Raises:
        CouldNotCheck: it was not used.
    """
    found: dict[str, Any] | None = visit.facts.get("walk")
    if found is None:
        raise CouldNotCheck("the page could not be used by keyboard in the time there is")
    return found


def offered(visit: StyledVisit, key: str) -> Any:
    """Return what came of using what the page offers (see `crawler.browser.interactions`).

    Raises:
        CouldNotCheck: it was not tried.
    """
    found = walked(visit).get(key)
    if found is None:
        raise CouldNotCheck("what this page offers could not be tried in the time there is")
    return found


def seen_at(
    place: dict[str, Any], message: str, certainty: Certainty = "needs_person", device: str = ""
) -> Finding:
    """Make a finding of a message at a place of a visit's facts."""
    return Finding(
        message,
        where=place["path"],
        evidence=place["html"],
        certainty=certainty,
        device=device,
        component=component(place["path"]),
    )
