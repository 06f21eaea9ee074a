"""Whether the browser met what the HTML shows: to be sure of it, or to leave it out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from audit.inputs import Seen
from signpost.pages.markup import Element, squeeze, text_of
from signpost.workspace.visit_facts import NamedPlace

_START = re.compile(r"<([a-zA-Z][\w-]*)([^>]*)")
_ID = re.compile(r"""\sid\s*=\s*["']?([^\s"'>]+)""")
_MOST_LETTERS = 60


def is_among(element: Element, places: Iterable[NamedPlace]) -> bool:
    """Whether an element of the HTML is one of those that the browser noted.

    Scripts change attributes and move elements, so the id tells it or, without one, its name and
    words together.
    """
    name, words = element.get("id"), text_of(element)[:_MOST_LETTERS]
    for place in places:
        start = _START.match(place.html)
        if start is None or start[1].lower() != element.tag:
            continue
        noted = _ID.search(start[2])
        if name or noted:
            if noted and noted[1] == name:
                return True
        elif words and squeeze(place.text)[:_MOST_LETTERS] == words:
            return True
    return False


def takes_focus(element: Element, seen: Seen) -> bool:
    """Whether the Tab key came to an element when the page was used by keyboard."""
    walk = seen.facts.keyboard_walk if seen.facts else None
    return walk is not None and is_among(element, walk.stops)


def only_clicked(element: Element, seen: Seen) -> bool:
    """Whether the browser found that an element is there to be pressed and takes no focus."""
    styles = seen.facts.styles if seen.facts else None
    return styles is not None and is_among(element, styles.click_only or ())


def saw_tables(seen: Seen) -> bool | None:
    """Whether a table was there for people at some width; None where nobody looked.

    axe-core leaves out what is hidden: on a page whose tables all are, this check has no object.
    """
    scans = list(seen.facts.axe.made()) if seen.facts and seen.facts.axe else []
    answered = [x for x in scans if not x.error and _of_tables(x.inapplicable, x.passes)]
    if not answered:
        return None
    return any(_ANY_TABLE not in x.inapplicable for x in answered)


_ANY_TABLE = "table-duplicate-name"


def _of_tables(absent: Iterable[str], passes: Iterable[str]) -> bool:
    """Whether a scan ran the check that looks at any table."""
    return _ANY_TABLE in absent or _ANY_TABLE in passes
