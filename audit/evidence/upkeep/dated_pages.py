"""Pages that are a record of their day: news, minutes, blog posts. They may speak of the past."""

from __future__ import annotations

import re
from itertools import islice
from urllib.parse import urlsplit

from audit.evidence.once import once_a_page
from audit.inputs import PageView
from signpost.pages.markup import Element

_PATH = re.compile(
    r"/(?:news|press|media|blogs?|blog-posts?|weeknotes?|posts?|articles?|minutes|agendas?|meetings?"
    r"|committees?|decisions?|archives?|newsletters?|bulletins?|statements|speeches|stories|history"
    r"|case-stud(?:y|ies)|reports|mgai|ielistdocuments)(?:[/.]|$)|/20\d\d[/-](?:0?[1-9]|1[0-2])\b"
    r"|[/-](?:news|archived?|minutes|press-release)(?:[/.-]|$)",
    re.IGNORECASE,
)
_TYPES = frozenset({"article", "news", "newsarticle", "blogposting", "reportagenewsarticle"})
_JSON_TYPE = re.compile(r"\"@type\"\s*:\s*\[?\s*\"(\w+)\"")
_LABEL = re.compile(r"\b(?:posted|published|press release|news|date published)\b[^.]{0,12}\d", re.I)
# Classes of the line that says when a piece of news was published.
_DATE_LINE = re.compile(
    r"(?:^|[\s_-])(?:dateline|published|publish-date|(?:page|post|posted|entry|article|news|pub)"
    r"[_-]?(?:date|on))(?:[\s_-]|$)",
    re.IGNORECASE,
)
_FIRST, _LINE_PARTS = 8, 3
_MINUTES = re.compile(
    r"\b(?:minutes|agenda) (?:of|for|from)\b|(?<!\d )(?<!\d)\bminutes$", re.IGNORECASE
)
_PAGE_OF_MINUTES = re.compile(r"\b(?:agendas? and|find|view|search|all) ", re.I)
# How meetings of councils open: "Apologies for absence", "Declarations of interest".
_OPENINGS = re.compile(
    r"\bapologies\b|\bdeclarations? of interests?\b|\bin attendance\b|\bpublic participation\b"
    r"|\bminutes of the (?:previous|last)\b|\bmatters arising\b|\bpresent:",
    re.IGNORECASE,
)
_LEAST_OPENINGS, _OPENING_CHARACTERS = 3, 6_000


@once_a_page
def is_record(page: PageView) -> bool:
    """Whether a page is news, a blog post, minutes or archive, by address, markup or dateline."""
    if _PATH.search(urlsplit(page.url).path):
        return True
    for element in page.tree.iter("meta"):
        name = (element.get("property") or element.get("name") or "").lower()
        if name == "article:published_time":
            return True
        if name == "og:type" and (element.get("content") or "").lower() in _TYPES - {"article"}:
            return True
    for script in page.tree.iter("script"):
        if (script.get("type") or "") == "application/ld+json":
            types = {t.lower() for t in _JSON_TYPE.findall(script.text or "")}
            if types & _TYPES:
                return True
    if any(_DATE_LINE.search(x.get("class", "")) for x in _above_text(page)):
        return True
    return any(_LABEL.match(block.text) for block in page.content.blocks[:6])


def _above_text(page: PageView) -> list[Element]:
    """Return the first small elements of the main content, among which a line with a date is."""
    small = page.content.main.iter("p", "time", "span", "div")
    return [x for x in islice(small, _FIRST) if x.tag != "div" or len(x) <= _LINE_PARTS]


def is_minutes(page: PageView) -> bool:
    """Whether a page is the minutes or agenda of a meeting, by its title or what it opens with.

    They report what others said and asked; nobody is to act on them.
    """
    content = page.content
    if _MINUTES.search(content.h1 or content.title) and not _PAGE_OF_MINUTES.search(content.h1):
        return True
    return len(_OPENINGS.findall(content.text[:_OPENING_CHARACTERS])) >= _LEAST_OPENINGS
