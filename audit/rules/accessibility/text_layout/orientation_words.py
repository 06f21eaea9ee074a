"""Pages that ask people to turn their device."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.markup.markup_findings import uncertain_finding_at
from audit.inputs import PageView
from audit.rule import Finding, Rule

_WORDS = re.compile(
    r"\b(?:please )?(?:rotate|turn) (?:your|the) (?:device|phone|screen|tablet|mobile)\b"
    r"|\b(?:only|best) (?:works|viewed|available) in (?:landscape|portrait)\b"
    r"|\buse (?:landscape|portrait) mode\b",
    re.IGNORECASE,
)

# One of these stands in every text that the pattern can find.
_HINTS = ("rotate ", "turn ", "landscape", "portrait")


def check(page: PageView) -> Iterator[Finding]:
    """Find words, shown or waiting in hidden parts, that ask for the device to be turned."""
    text = page.words[:500_000]
    match = _WORDS.search(text) if any(x in text.casefold() for x in _HINTS) else None
    if match:
        yield uncertain_finding_at(
            page.tree,
            f"“{match[0]}”: does the page work without turning the device?",
            key="orientation",
        )


RULE = Rule(
    id="accessibility/orientation-words",
    title="Asks people to turn their device",
    why="Some people's device is fixed to a wheelchair or a bed and cannot be turned.",
    fix="Let the page work both ways up.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/orientation",
    severity="serious",
    check=check,
    criterion="1.3.4",
    fixer="template",
)
