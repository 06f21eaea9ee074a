"""Content that a desktop shows and a phone does not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree
from lxml.cssselect import CSSSelector, SelectorError

from audit.evidence.visits.measured_facts import measured
from audit.evidence.visits.visit_findings import finding_at_place
from audit.inputs import PageView, StoredPage
from audit.rule import Finding, Rule
from signpost.pages.markup import text_of
from signpost.workspace.records import Visit

_SEARCH = re.compile(r"\bsearch\b", re.IGNORECASE)
_MOST_SEARCH_WORDS = 8
# The share of a menu's letters that are link text.
_LINKED = 0.8


def check(visit: Visit, stored: StoredPage) -> Iterator[Finding]:
    """Find blocks of the page's body that are nowhere on a phone, not even in other words.

    Search boxes are left out, and menus whose links all stand elsewhere on the page as well.
    """
    for one in measured(visit.facts.desktop_only_blocks, "what a phone does not show"):
        if _SEARCH.search(one.text) and len(one.text.split()) <= _MOST_SEARCH_WORDS:
            continue  # phones open the search box with a button
        if stored.view is not None and _is_second_menu(stored.view, one.path):
            continue
        yield finding_at_place(
            one, f"A phone does not show this: “{one.text[:80]}”.", device="phone"
        )


def _is_second_menu(view: PageView, path: str) -> bool:
    """Whether an element has links and little else, all of which stand elsewhere, too."""
    try:
        found = CSSSelector(path)(view.tree)
    except (SelectorError, etree.XPathError):
        return False
    if len(found) != 1:
        return False
    inside = list(found[0].iter("a"))
    linked = sum(len(text_of(x)) for x in inside)
    if not inside or linked < _LINKED * len(text_of(found[0])):
        return False
    within = Counter(x.get("href") for x in inside)
    everywhere = Counter(x.get("href") for x in view.tree.iter("a"))
    return all(everywhere[x] > count for x, count in within.items())


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
