"""Titles that search results cut off."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.markup.search_listing import is_unlisted
from audit.evidence.words.titles import own_words, parts
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule


def check(page: PageView, *, max_characters: int = 65) -> Iterator[Finding]:
    """Find a title whose own words, without the site's name, are over `max_characters`."""
    content = page.content
    # Parts of other pages, examples and previews ask not to be listed.
    if is_unlisted(page.tree):
        raise NotApplicable
    if not content.title:
        raise NotApplicable
    title, limit = own_words(content.title), max_characters
    if len(title) <= limit:
        return
    yield Finding(
        message=f"The title has {len(title)} characters. Shorten it to {limit}.",
        where="head > title",
        evidence=content.title,
        suggestion=_shorter_title(content.title, content.h1, limit),
    )


def _shorter_title(title: str, heading: str, limit: int) -> str:
    """Return the page's heading, else the title's own first part, if it is short enough."""
    own = parts(title)
    choices = (heading, own[0] if own else "")
    short = next((x for x in choices if 0 < len(x) <= limit), "")
    return f"{short} - {own[-1]}" if short and len(own) > 1 else short


RULE = Rule(
    id="content/title-length",
    title="Title too long",
    why="Search results cut titles off after about 65 characters, and the end is lost.",
    fix="Put the subject first and drop words that the reader can do without.",
    reference="https://www.gov.uk/guidance/content-design/writing-for-gov-uk",
    severity="minor",
    check=check,
    version=3,
)
