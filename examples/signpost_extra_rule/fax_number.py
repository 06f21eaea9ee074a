"""Pages that still give a fax number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from audit.inputs import PageView
from audit.rule import Finding, Rule

_FAX = re.compile(r"\bfax\b[^\d\n]{0,20}(?P<number>\+?\d[\d ]{8,14}\d)", re.IGNORECASE)


def check(page: PageView, *, still_in_use: Sequence[str] = ()) -> Iterator[Finding]:
    """Find fax numbers in the main content, but for those that the settings say are in use."""
    for block in page.content.blocks:
        for match in _FAX.finditer(block.text):
            if match["number"] not in still_in_use:
                yield Finding(
                    message=f"This page gives the fax number {match['number']}.",
                    where=block.path,
                    evidence=match.group(),
                    certainty="needs_person",
                    key=match["number"],
                )


RULE = Rule(
    id="content/fax-number",
    title="Fax number on a page",
    why="Nobody has a fax any more; who looks for a way to get in touch reads it in vain.",
    fix="Take the number out, or list it as still in use in the rule's options.",
    reference="https://www.gov.uk/guidance/style-guide/a-to-z#telephone-numbers",
    severity="minor",
    check=check,
)
