"""Pages without a title."""

from __future__ import annotations

from collections.abc import Iterator

from audit.inputs import PageView
from audit.rule import Finding, Rule


def check(page: PageView) -> Iterator[Finding]:
    """Find a page without a title, or with an empty one."""
    content = page.content
    if any(c.isalnum() for c in content.title):
        return
    suggestion = f": “{content.h1}” would do" if content.h1 else ""
    yield Finding(
        message=f"This page has no title. Give it one that says what it is about{suggestion}.",
        where="head > title",
        evidence=content.title,
    )


RULE = Rule(
    id="content/title-missing",
    title="Page without a title",
    why="The title is what search results, browser tabs and screen readers show first.",
    fix="Write a title that names the page's subject, with the council's name after it.",
    reference="https://www.gov.uk/guidance/content-design/writing-for-gov-uk",
    severity="serious",
    check=check,
    criterion="2.4.2",
    axe_rules=("document-title",),
)
