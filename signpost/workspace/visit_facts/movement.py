"""What moved, changed or played though nobody touched the page."""

from __future__ import annotations

from typing import Literal

from signpost.workspace.visit_facts.base import NamedPlace, Number, Place


class SelfMovement(NamedPlace, frozen=True, kw_only=True):
    """What a script moved, or changed the words of, while the page stood still for us."""

    # It goes on moving (`moves`), other words came into its place (`words`), or another of several
    # was shown, or is set to be (`turns`).
    kind: Literal["moves", "words", "turns"] = "moves"
    # Its area, in square CSS pixels.
    area: Number = 0


class PlayingMedia(Place, frozen=True, kw_only=True):
    """A player that plays though nobody pressed anything."""

    # The element's name: `audio` or `video`.
    kind: str = ""
    # Whether its sound is off, it begins anew at its end, and shows controls.
    muted: bool = False
    loops: bool = False
    controls: bool = False
    # How long it plays, in seconds; None where that is not known.
    seconds: Number | None = None
    # Whether the browser has come by any sound in it.
    audible: bool = False
    # The area that is seen of it, in square CSS pixels.
    area: Number = 0
