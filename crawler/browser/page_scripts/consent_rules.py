"""The kept rule set for consent banners (DuckDuckGo's autoconsent): how known ones are recognised.

Of each rule only what recognises the banner is used here. Its steps that accept or refuse
(`optIn`, `optOut`) are for whoever looks at a page after a choice; a visit makes none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from duckduckgo_autoconsent import rules_json

# A CSS selector, or several that lead through shadow roots.
Selector = str | list[str]
_IN_BRACKETS = re.compile(r"\[[^\]]*\]")
_MARK = re.compile(r"[#.][A-Za-z_][\w-]*")


class KnownBanner(NamedTuple):
    """One consent banner that the rule set knows."""

    # The rule's name, such as `civic-cookie-control`.
    name: str
    # Ids and classes, as `#id` and `.class`, without which the page has no such banner.
    marks: list[str]
    # What has to be on the page, and what is the banner once it is shown.
    there: list[Selector]
    banners: list[Selector]


@cache
def known_at(host: str) -> list[KnownBanner]:
    """Return the rules that may hold on the pages of a host, in the rule set's order."""
    return [known for pattern, known in _known() if _holds(pattern, f"https://{host}/")]


@cache
def known_as_json(host: str) -> str:
    """Return `known_at` as JSON: one text costs a browser far less than a thousand values."""
    return json.dumps(known_at(host))


@cache
def _known() -> Sequence[tuple[str, KnownBanner]]:
    """Read the rules of pages (not of frames), each after the pattern of addresses where it holds.

    A rule that only a script or a cookie could recognise is left out.
    """
    found = []
    for rule in json.loads(rules_json()):
        where: Mapping[str, Any] = rule.get("runContext") or {}
        there = list(_selectors(rule["detectCmp"]))
        banners = list(_selectors(rule["detectPopup"]))
        if where.get("main", True) and there and banners:
            known = KnownBanner(rule["name"], _marks(there), there, banners)
            found.append((str(where.get("urlPattern") or ""), known))
    return found


def _selectors(steps: Sequence[Mapping[str, Any]]) -> Iterator[Selector]:
    """Yield what the steps of a rule look for."""
    for step in steps:
        selector = step.get("exists") or step.get("visible")
        if selector and not step.get("negated"):
            yield selector


def _marks(there: Sequence[Selector]) -> list[str]:
    """Return the ids and classes that have to be on the page for all of some selectors to match.

    What stands in brackets, or beside a comma, or in a shadow root need not be there.
    """
    steps = [x if isinstance(x, str) else x[0] for x in there]
    bare = [_IN_BRACKETS.sub("", x) for x in steps]
    return [mark for x in bare if "," not in x and "(" not in x for mark in _MARK.findall(x)]


def _holds(pattern: str, address: str) -> bool:
    """Whether a pattern, as JavaScript writes it, is of an address; none is of all."""
    try:
        return not pattern or bool(re.search(pattern, address))
    except re.error:
        return False
