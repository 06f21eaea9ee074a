"""The places on a page that a link's fragment can lead to, found as browsers find them.

The HTML standard's "find a potential indicated element": an `id`, or the `name` of an `a`, that is
the fragment as it stands in the address, else the fragment once it is percent-decoded.
"""

from __future__ import annotations

import re
from urllib.parse import unquote_to_bytes

from signpost.pages.markup import Element

# What follows this names words, not a place, and is taken off (WICG, text fragments).
_DIRECTIVE = ":~:"
# Where scripts keep their own state: a route of a single page's.
_ROUTE = ("/", "!")
# The URL standard's fragment percent-encode set, of what can be written on a page.
_ENCODED = re.compile('[\x00-\x20"<>`\x7f-\U0010ffff]')
# What is in these is not on the page.
_NOT_SHOWN = "[not(ancestor::template) and not(ancestor::noscript)]"
# Scripts of these types are data, and make nothing.
_DATA = re.compile(r"json|template|text/(?!(java|ecma|live|j)script)|importmap|speculation", re.I)


def places_of(tree: Element) -> frozenset[str]:
    """Return every id and anchor's name of a page."""
    found = (*tree.xpath(f"//*[@id]{_NOT_SHOWN}/@id"), *tree.xpath(f"//a[@name]{_NOT_SHOWN}/@name"))
    return frozenset(map(str, found))


def named_place(fragment: str) -> str:
    """Return the place that a fragment names; "" where it names none.

    None are the top of the page, words (`#:~:text=`) and a script's routes (`#/`, `#!`).
    """
    place = fragment.partition(_DIRECTIVE)[0]
    return "" if place.lower() == "top" or place.startswith(_ROUTE) else place


def has_place(place: str, places: frozenset[str]) -> bool:
    """Whether one of a page's places is what a fragment names."""
    encoded = _ENCODED.sub(_percent_encoded, place)
    if encoded in places:
        return True
    decoded = unquote_to_bytes(encoded).decode("utf-8", "replace")
    return decoded in places or decoded.lower() == "top"


def _percent_encoded(character: re.Match[str]) -> str:
    """Percent-encode a character's UTF-8."""
    return "".join(f"%{x:02X}" for x in character.group().encode("utf-8", "replace"))


def may_gain_places(tree: Element) -> bool:
    """Whether a page has a script, which could make places that its HTML does not have."""
    return any(not _DATA.search(x.get("type") or "") for x in tree.iter("script"))
