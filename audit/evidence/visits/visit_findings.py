"""Findings at a place that a visit saw, and the name of that place over pages."""

from __future__ import annotations

import re

from audit.rule import Certainty, Finding
from signpost.workspace.visit_facts import Place

_NTH = re.compile(r":nth-of-type\(\d+\)")
_DIGITS = re.compile(r"\d+")

# The schemes of colours of `SchemeLook`, as messages say them.
SCHEME_WORDS = {"dark": "in dark mode", "forced": "with forced colours"}


def finding_at_place(
    place: Place, message: str, certainty: Certainty = "needs_person", device: str = ""
) -> Finding:
    """Make a finding of a message at a place of a visit's facts."""
    return Finding(
        message,
        where=place.path,
        evidence=place.html,
        certainty=certainty,
        device=device,
        component=component_of_path(place.path),
    )


def component_of_path(path: str) -> str:
    """Name a template's element over pages: its path without the numbers of single entries."""
    return _DIGITS.sub("#", _NTH.sub("", path))


def shortened(text: str, limit: int = 60) -> str:
    """Shorten a text for use in a message."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
