"""Content that a desktop shows and a phone does not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.visits.measured_facts import measured
from audit.evidence.visits.visit_findings import finding_at_place
from audit.rule import Finding, Rule
from signpost.workspace.records import Visit

_SEARCH = re.compile(r"\bsearch\b", re.IGNORECASE)
_MOST_SEARCH_WORDS = 8


def check(visit: Visit) -> Iterator[Finding]:
    """Find blocks of the page's body that are nowhere on a phone, not even in other words.

    Search boxes are left out.
    """
    for one in measured(visit.facts.desktop_only_blocks, "what a phone does not show"):
        if _SEARCH.search(one.text) and len(one.text.split()) <= _MOST_SEARCH_WORDS:
            continue  # phones open the search box with a button
        yield finding_at_place(
            one, f"A phone does not show this: “{one.text[:80]}”.", device="phone"
        )


RULE = Rule(
    id="mobile/hidden-on-phone",
    title="Content missing on phones",
    why="Many people use the site on a phone only, and never learn what stands there.",
    fix="Show it below the rest on small screens, or leave it out everywhere.",
    reference="https://developers.google.com/search/docs/crawling-indexing/mobile/mobile-sites-mobile-first-indexing",
    severity="moderate",
    check=check,
    version=2,
    fixer="template",
)
