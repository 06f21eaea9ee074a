"""Pages without a description for search results."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.markup.search_listing import is_unlisted
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule


def check(page: PageView) -> Iterator[Finding]:
    """Find a page without a meta description; pages that no search engine lists need none."""
    if is_unlisted(page.tree):
        raise NotApplicable
    if not page.content.description:
        yield Finding(
            message="This page has no description for search results. Say in one or two sentences "
            "what a resident can do or learn here.",
            where="head > meta[name=description]",
        )


RULE = Rule(
    id="content/description-missing",
    title="No description for search results",
    why="The description stands under the title in search results and helps people choose.",
    fix="Write up to 160 characters: what the page is for, in words that residents use.",
    reference="https://www.gov.uk/guidance/content-design/writing-for-gov-uk",
    severity="minor",
    check=check,
)
