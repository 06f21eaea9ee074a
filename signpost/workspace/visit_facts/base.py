"""What the structs of visit facts have in common: their settings, places on a page, lengths."""

from __future__ import annotations

import msgspec

# Whole numbers stay whole, so that what is told of them reads "44", not "44.0".
Number = int | float
# A length on screen, in CSS pixels.
Length = Number


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One fact. Fields that are missing where it is read take their defaults."""


class Place(Fact, frozen=True, kw_only=True):
    """An element of a page."""

    # The CSS path; the steps into shadow roots and frames are joined by " >>> ".
    path: str = ""
    # The element's own HTML, at most 300 characters.
    html: str = ""


class NamedPlace(Place, frozen=True, kw_only=True):
    """An element with the words in it."""

    # The words, white space apart; cut at 80 to 300 characters.
    text: str = ""
