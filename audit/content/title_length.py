"""Titles that search results cut off."""

from __future__ import annotations

from collections.abc import Iterator

from audit.content.titles import own_words
from audit.contract import Finding, NotApplicable, Options, Rule
from audit.subject import Subject


def check(subject: Subject, options: Options) -> Iterator[Finding]:
    """Find a title whose own words, without the site's name, are over `max_characters`."""
    content = subject.page.content
    if not content.title:
        raise NotApplicable
    title, limit = own_words(content.title), options["max_characters"]
    if len(title) <= limit:
        return
    heading = content.h1
    shorter = f", for example “{heading}”" if 0 < len(heading) <= limit else ""
    yield Finding(
        message=f"The title has {len(title)} characters. Shorten it to {limit}{shorter}.",
        where="head > title",
        evidence=content.title,
    )


RULE = Rule(
    id="content/title-length",
    title="Title too long",
    why="Search results cut titles off after about 65 characters, and the end is lost.",
    fix="Put the subject first and drop words that the reader can do without.",
    reference="https://www.gov.uk/guidance/content-design/writing-for-gov-uk",
    severity="minor",
    needs=("page",),
    check=check,
    options={"max_characters": 65},
)
