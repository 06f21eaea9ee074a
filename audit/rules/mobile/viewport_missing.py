"""Pages without a viewport meta tag, which phones show shrunk."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.visits.measured_facts import measured
from audit.rule import Finding, Rule
from signpost.workspace.records import Visit

_FIXED_WIDTH = re.compile(r"(?:^|[,;\s])width\s*=\s*(\d{2,5})", re.IGNORECASE)

_SCALE = re.compile(r"(?:^|[,;\s])initial-scale\s*=\s*(\d*\.?\d+)", re.IGNORECASE)
# Browsers take no smaller scale than this, and round what is hardly less than one.
_LEAST_SCALE, _WHOLE_SCALE = 0.1, 0.95


def check(visit: Visit) -> Iterator[Finding]:
    """Find a page that does not ask for the phone's own width."""
    content = measured(visit.facts.viewport, "the viewport").content
    fixed = _FIXED_WIDTH.search(content or "")
    scale = _SCALE.search(content or "")
    shrunk = scale is not None and _LEAST_SCALE <= float(scale[1]) < _WHOLE_SCALE
    if content is None or not content.strip():
        message = "Phones show this page shrunk to a third, because it has no viewport meta tag."
    elif fixed:
        message = (
            f"This page is always laid out {fixed.group(1)} pixels wide, however small the screen."
        )
    elif scale is not None and shrunk:
        message = f"Phones show this page shrunk to {float(scale[1]):.0%} of its size."
    else:
        return
    yield Finding(message, where="head > meta", evidence=content or "", component="viewport")


RULE = Rule(
    id="mobile/viewport-missing",
    title="Page not made for phones",
    why="Without this tag a phone shows the whole desktop page, shrunk until nobody can read it.",
    fix='Add <meta name="viewport" content="width=device-width, initial-scale=1"> to the template.',
    reference="https://developer.mozilla.org/en-US/docs/Web/HTML/Reference/Elements/meta/name/viewport",
    severity="serious",
    check=check,
    fixer="template",
    version=2,
)
