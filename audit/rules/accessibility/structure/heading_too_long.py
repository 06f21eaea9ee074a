"""Whole paragraphs marked as headings."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.markup_findings import doubtful
from audit.inputs import Subject
from audit.rule import Finding, NotApplicable, Options, Rule


def check(subject: Subject, options: Options) -> Iterator[Finding]:
    """Find headings with more words than a heading has."""
    headings = subject.page.content.headings
    if not headings:
        raise NotApplicable
    for block in headings:
        words = len(block.text.split())
        if words > options["most_words"] and block.level:
            yield doubtful(block.element, f"This heading has {words} words: is it a paragraph?")


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
    needs=("page",),
    check=check,
    options={"most_words": 25},
    criterion="2.4.6",
)
