"""Titles that differ in small words and endings only: pages that compete for the same search."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.similar_pages import duplicates
from audit.evidence.words.titles import own_words
from audit.rule import Finding, Rule
from audit.site_view import SiteView
from signpost.workspace.page_summary import PageSummary

_WORD = re.compile(r"[^\W_]+")
# Words that nobody tells two pages apart by.
_SMALL = frozenset(
    [
        "a", "an", "the", "of", "for", "to", "in", "on", "at", "and", "or", "your", "our", "my",
        "us", "you", "we", "it", "is", "s", "with",
    ]
)  # fmt: skip


def check(site: SiteView, *, min_words: int = 2) -> Iterator[Finding]:
    """Find pages whose titles have the same words but for order, plurals and small words.

    Equal titles are content/title-duplicate's, pages with the same text content/duplicate-page's.
    """
    for urls in duplicates.groups(site, lambda row: _title_words(row, min_words)).values():
        titles = {url: own_words(site.summaries[url].title) for url in urls}
        if len({title.lower() for title in titles.values()}) < 2:
            continue
        if len({site.summaries[url].text_hash for url in urls}) < 2:
            continue
        for url, title in titles.items():
            other = next(x for x in urls if titles[x].lower() != title.lower())
            yield Finding(
                message=f"“{title}” is hard to tell from “{titles[other]}” "
                f"({duplicates.path(other)}). Say in each title what only that page has, "
                "or merge them.",
                where="head > title",
                evidence=title,
                certainty="needs_person",
                page=url,
                component=" / ".join(sorted({title.lower() for title in titles.values()})),
            )


def _title_words(row: PageSummary, fewest: int) -> str:
    """Return a title's words that matter, in order of the alphabet; "" where there are too few."""
    if row.is_record:
        return ""
    words = [w for w in _WORD.findall(own_words(row.title).lower()) if w not in _SMALL]
    return " ".join(sorted(w.removesuffix("s") for w in words)) if len(words) >= fewest else ""


RULE = Rule(
    id="content/title-similar",
    title="Titles that are hard to tell apart",
    why="When two results look the same, people open the wrong one or give up.",
    fix="Merge the pages, or name in each title what sets that page apart.",
    reference="https://www.gov.uk/guidance/content-design/writing-for-gov-uk",
    severity="minor",
    check=check,
    version=2,
)
