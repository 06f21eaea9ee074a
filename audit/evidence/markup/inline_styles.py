"""Reading `style` attributes: what they declare, and what of it readers cannot override."""

from __future__ import annotations

import re
from typing import NamedTuple

from signpost.pages.markup import Element

# A value may hold quotes and brackets, in which a semicolon ends nothing.
_DECLARATION = re.compile(r"""(?:[^;"'()]|"[^"]*"|'[^']*'|\([^)]*\))+""")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_IMPORTANT = re.compile(r"\s*!\s*important\s*$", re.IGNORECASE)


class Declared(NamedTuple):
    """What a style attribute says of one property."""

    value: str
    important: bool


def declared(element: Element) -> dict[str, Declared]:
    """Return what an element's style attribute declares, by property in lower case.

    Of two declarations of one property the later counts, unless the earlier alone is important.
    """
    found: dict[str, Declared] = {}
    for part in _DECLARATION.findall(_COMMENT.sub(" ", (element.get("style") or "")[:5000])):
        name, colon, value = part.partition(":")
        name = name.strip().lower()
        important = bool(_IMPORTANT.search(value))
        if colon and name and (important or not (name in found and found[name].important)):
            found[name] = Declared(_IMPORTANT.sub("", value).strip().lower(), important)
    return found


def is_styled_away(element: Element) -> bool:
    """Whether an element's own style attribute takes it off the page, or makes it unseen."""
    style = declared(element)
    display, visibility = style.get("display"), style.get("visibility")
    return (display is not None and display.value == "none") or (
        visibility is not None and visibility.value in ("hidden", "collapse")
    )
