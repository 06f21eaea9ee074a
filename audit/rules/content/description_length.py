"""Descriptions that search results cut off."""

from __future__ import annotations

from collections.abc import Iterator

from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule


def check(page: PageView, *, max_characters: int = 160) -> Iterator[Finding]:
    """Find a meta description over `max_characters`."""
    text, limit = page.content.description, max_characters
    if not text:
        raise NotApplicable
    if len(text) > limit:
        yield Finding(
            message=f"The description has {len(text)} characters. Shorten it to {limit}: search "
            f"results would stop at “…{text[: limit - 1].rsplit(' ', 1)[0][-30:]}”.",
            where="head > meta[name=description]",
            evidence=text[:300],
        )


RULE = Rule(
    id="content/description-length",
    title="Description too long",
    why="Search results cut descriptions off after about 160 characters.",
    fix="Say the most useful thing first and stop there.",
    reference="https://www.gov.uk/guidance/content-design/writing-for-gov-uk",
    severity="minor",
    check=check,
)
