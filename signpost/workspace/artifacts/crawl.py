"""What the crawl hands on beside its pages."""

from __future__ import annotations

import msgspec


class CrawlSummary(msgspec.Struct, frozen=True, kw_only=True):
    """What a crawl came to: the summary of its stage."""

    # Addresses of the site that were asked, whatever they answered.
    addresses: int = 0
    # HTML pages that answered 200; the not-found page that was asked for on purpose is none.
    pages: int = 0
    # Documents (PDF, office files) that were read, or tried to.
    documents: int = 0
    # Addresses on other sites that were tried.
    other_sites: int = 0
    # Addresses by their kind (`Page.kind`).
    kinds: dict[str, int] = {}
    # App shells that were rendered (`drawn`) and that could not be (`not_drawn`).
    drawn: dict[str, int] = {}
    # Addresses that were not asked, by reason (`Skipped.reason`).
    left_out: dict[str, int] = {}
    # What its owner should know of the site's robots.txt, in a few words; mostly nothing.
    robots_txt: str = ""
    # What was not taken of sitemaps, and why: a sentence each.
    notes: list[str] = []
    # Bodies of old runs that were let go.
    pruned: int = 0
