"""Titles that share no word with the page's main heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from audit.evidence.markup.markup_findings import uncertain_finding_at
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import squeeze

_WORD = re.compile(r"[^\W_]{3,}")
_PARTS = re.compile(r"\s[–—|:-]\s|: ")


def check(page: PageView, *, least_words: int = 2) -> Iterator[Finding]:
    """Find a title of some words of which none is in the main heading."""
    content = page.content
    title, heading = squeeze(content.title), content.h1
    home = urlsplit(page.url).path in ("", "/")  # its title is the site's
    if not title or not heading or home:
        raise NotApplicable
    # What comes after a dash is the site's name, or a part of it.
    words, wanted = _words(_PARTS.split(title)[0]), _words(heading)
    enough = min(len(words), len(wanted)) >= least_words
    if enough and not {w[:5] for w in words} & {w[:5] for w in wanted}:
        element = page.tree.find(".//title")
        yield uncertain_finding_at(
            element if element is not None else content.main,
            f"The title “{title[:80]}” and the heading “{heading[:80]}” share no word.",
            key="title",
        )


def _words(text: str) -> set[str]:
    """Return the words of three letters and more, in lower case."""
    return {w.lower() for w in _WORD.findall(text)}


RULE = Rule(
    id="accessibility/title-unlike-heading",
    title="Title and heading speak of different things",
    why="The title is what people hear first and see in their tabs: it has to be of this page.",
    fix="Begin the title with the words of the main heading.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/page-titled",
    severity="moderate",
    check=check,
    criterion="2.4.2",
)
