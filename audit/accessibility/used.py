"""Reading the facts of `crawler.browser.looks` and `crawler.browser.walk`. Not a rule itself.

What was not made, or None because a page broke the making, is "could not check".
"""

from __future__ import annotations

from typing import Any

from audit.contract import CouldNotCheck
from audit.subject import Subject


def looked(subject: Subject, key: str) -> list[dict[str, Any]]:
    """Return one list of a page's looks on a desktop (`crawler.browser.looks` names them).

    Raises:
        CouldNotCheck: it was not looked at, or not with the page's own style sheets.
    """
    found = (subject.styled_visit.facts.get("looks") or {}).get(key)
    if found is None:
        raise CouldNotCheck("the browser could not look at the styles of this page")
    return list(found)


def walked(subject: Subject) -> dict[str, Any]:
    """Return what happened when the page was used by keyboard (see `crawler.browser.walk`).

    Raises:
        CouldNotCheck: it was not used, or not with the page's own style sheets.
    """
    found: dict[str, Any] | None = subject.styled_visit.facts.get("walk")
    if found is None:
        raise CouldNotCheck("the page could not be used by keyboard in the time there is")
    return found
