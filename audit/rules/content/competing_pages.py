"""Pages that compete for one search: by their headings, or by what residents opened for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.similar_pages import duplicates
from audit.evidence.words.titles import own_words
from audit.rule import Finding, Rule
from audit.rules.content import query_shares
from audit.site_view import SiteView
from signpost.workspace.page_summary import PageSummary

_WORD = re.compile(r"[a-z0-9]+")
# Words that do not tell what a page is about; verbs of asking are the same request.
_EMPTY = frozenset(
    [
        "a", "an", "the", "of", "for", "to", "in", "on", "at", "and", "or", "your", "our", "my",
        "you", "us", "we", "how", "what", "is", "are", "do", "i", "can", "with", "by", "get",
        "find", "out", "about", "information", "page", "council", "online", "new", "guide",
        "guidance",
        "service", "services", "more", "help", "using", "use", "this", "from",
    ]
)  # fmt: skip


def check(
    site: SiteView,
    *,
    most_pages: int = 4,
    min_words: int = 2,
    min_clicks: int = 20,
    min_share_percent: int = 35,
) -> Iterator[Finding]:
    """Find pages whose top headings have the same words, order and endings apart.

    News and copies are left out (other rules tell those), and so are pages with the same title: a
    title that is there twice is content/title-duplicate's. More than `most_pages` are a series.
    Where there is a query log, pages that share the clicks of one query are found too (see
    `audit.rules.content.query_shares`).
    """
    yield from _by_headings(site, most_pages, min_words)
    yield from _by_log(site, min_clicks, min_share_percent)


def _by_log(site: SiteView, min_clicks: int, min_share_percent: int) -> Iterator[Finding]:
    """Find the pages that residents opened nearly as often as another one for the same query."""
    for share in query_shares.shared_queries(site, min_clicks, min_share_percent):
        most, next_most = share.clicks
        yield Finding(
            message=f"Of {share.total} people who searched for “{share.query}”, {next_most} opened "
            f"this page and {most} opened {duplicates.path(share.first)}. Make one page of them, "
            "or say in each heading what only that page is about.",
            where=share.first,
            evidence=share.query,
            certainty="needs_person",
            page=share.second,
            key=f"shares {share.query}",
        )


def _by_headings(site: SiteView, most_pages: int, min_words: int) -> Iterator[Finding]:
    """Find the pages whose headings have the same words."""
    for words, urls in duplicates.groups(site, lambda row: _heading_words(row, min_words)).items():
        titles = {own_words(site.summaries[url].title).lower() for url in urls}
        if not 1 < len(urls) <= most_pages or len(titles) < len(urls):
            continue
        if len({site.summaries[url].text_hash for url in urls}) < len(urls):
            continue
        for url in urls[1:]:
            yield Finding(
                message=f"A search for “{site.summaries[url].h1}” finds this page and "
                f"{duplicates.others(urls, url)}. Make one page of them, or say in each heading "
                "what only that page is about.",
                where=urls[0],
                evidence=" | ".join(site.summaries[x].h1 for x in urls),
                certainty="needs_person",
                page=url,
                key=f"competes {words}",
            )


def _heading_words(row: PageSummary, fewest: int) -> str:
    """Return the words that a page's heading is about, in order of the alphabet; "" if too few."""
    if row.is_record or row.unlisted or row.type == "news":
        return ""
    found = {_stem(x) for x in _WORD.findall(row.h1.lower())} - _EMPTY
    return " ".join(sorted(found)) if len(found) >= fewest else ""


def _stem(word: str) -> str:
    """Return a word without the ending of its plural or -ing."""
    if word in _EMPTY or len(word) < 4:
        return word
    return re.sub(r"(?:ies|y)$", "i", re.sub(r"(?:ing|s|e|es)$", "", word))


RULE = Rule(
    id="content/competing-pages",
    title="Pages that compete for the same search",
    why="Search shows two pages for one question, and residents open the wrong one half the time.",
    fix="Merge the pages, or give each a heading and title that say what only it is about.",
    reference="https://www.gov.uk/guidance/content-design/planning-content",
    severity="minor",
    check=check,
    version=3,
)
