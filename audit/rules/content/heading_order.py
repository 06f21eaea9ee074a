"""Headings whose levels do not make an outline."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from audit.evidence.markup import headings
from audit.evidence.markup.headings import Heading
from audit.evidence.markup.search_listing import is_unlisted
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import css_path


def check(page: PageView) -> Iterator[Finding]:
    """Find empty headings, levels that are skipped, and a second top heading."""
    found = headings.of_page(page.tree, page.unseen)
    if not found:
        raise NotApplicable
    worded = [h for h in found if h.text]
    # An h1 without words is no h1, which content/heading-missing tells of.
    told = not any(h.level == 1 for h in worded) and not is_unlisted(page.tree)
    for h in found:
        if not h.text and not (told and h.level == 1):
            yield _finding(h, "This heading is empty. Give it words or take it out.")
    for again in [h for h in worded if h.level == 1][1:]:
        yield _finding(again, f"“{again.text}” is a second main heading. Make it a heading 2.")
    yield from _skips([h for h in worded if not h.outside])


def _skips(found: list[Heading]) -> Iterator[Finding]:
    """Yield the headings that stand more than one level below the one before."""
    for before, here in pairwise(found):
        if here.level > before.level + 1:
            yield _finding(
                here,
                f"“{here.text}” is a heading {here.level} right under a heading {before.level}. "
                f"Make it a heading {before.level + 1}.",
            )


def _finding(heading: Heading, message: str) -> Finding:
    """Make a finding for one heading."""
    path = css_path(heading.element)
    return Finding(
        message=message,
        where=path,
        evidence=heading.text,
        key=f"h{heading.level} {heading.text}" if heading.text else "",
        component=f"{path} {heading.text}" if heading.outside else "",
    )


RULE = Rule(
    id="content/heading-order",
    title="Headings out of order",
    why="People who cannot see the page find their way by its headings; gaps and doubles mislead.",
    fix="One h1, then h2 for its parts and h3 for theirs; choose levels by meaning, not by size.",
    reference="https://www.w3.org/WAI/tutorials/page-structure/headings/",
    severity="minor",
    check=check,
    version=2,
    axe_rules=("heading-order",),
)
