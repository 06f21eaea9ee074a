"""Whole paragraphs marked as headings."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.markup.markup_findings import uncertain_finding_at
from audit.evidence.upkeep.dated_pages import is_record
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule


def check(page: PageView, *, most_words: int = 25) -> Iterator[Finding]:
    """Find headings with more words than a heading has; headlines of news are left out."""
    headings = page.content.headings
    if not headings:
        raise NotApplicable
    for block in headings:
        words = len(block.text.split())
        if words > most_words and block.level > (1 if is_record(page) else 0):
            yield uncertain_finding_at(
                block.element, f"This heading has {words} words: is it a paragraph?"
            )


RULE = Rule(
    id="accessibility/heading-too-long",
    title="Heading as long as a paragraph",
    why=(
        "People go through a page by its headings; one that is a paragraph tells them nothing "
        "quickly."
    ),
    fix="Write a short heading and put the rest into a paragraph under it.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/headings-and-labels",
    severity="minor",
    check=check,
    criterion="2.4.6",
)
