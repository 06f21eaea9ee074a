"""What was not taken of a sitemap, and why: kept beside its answer, told wherever coverage is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from signpost.workspace.page_marks import PREFIX
from signpost.workspace.records import Page

# The header of Signpost's own that holds the notes of a sitemap.
SITEMAP = f"{PREFIX}sitemap"


class SitemapNotes(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was not taken of one sitemap."""

    # Whether the file is no sitemap of any kind that can be read.
    unread: bool = False
    # Whether it ends in the middle, or goes on after what is read of one file.
    cut: bool = False
    too_large: bool = False
    # Addresses after the 50,000th.
    over_limit: int = 0
    # Addresses of other sites, and one of them.
    other_sites: int = 0
    other_site: str = ""
    # Entries that are no web address, and one of them.
    no_address: int = 0
    no_address_sample: str = ""

    @property
    def packed(self) -> str:
        """The notes as the value of a header; "" where there is nothing to tell."""
        return "" if self == SitemapNotes() else msgspec.json.encode(self).decode()


def notes_of(page: Page) -> SitemapNotes:
    """Return the notes that are kept beside a sitemap's answer."""
    packed = page.headers.get(SITEMAP, "")
    try:
        return msgspec.json.decode(packed, type=SitemapNotes) if packed else SitemapNotes()
    except msgspec.DecodeError:  # of another version
        return SitemapNotes()


# Of these kinds is what was asked for as a sitemap: what gave no answer is of none.
_KINDS = {"sitemap", "none"}


def told_of(pages: Iterable[Page]) -> list[str]:
    """Return, as sentences, what was not taken of the sitemaps among some pages."""
    return [note for page in pages if page.kind in _KINDS for note in told(page)]


def told(page: Page) -> Iterator[str]:
    """Yield, as sentences, what was not taken of a sitemap; nothing where all of it was.

    One that only was tried, as nothing names it, need not be there.
    """
    notes, name = notes_of(page), f"The sitemap {page.url}"
    if page.referrer and page.status is not None and page.status >= 400:
        yield f"{name} answers {page.status}, but {page.referrer} names it"
    if page.status is None and page.referrer.endswith("/robots.txt"):
        yield f"{name} gave no answer ({page.error}), but {page.referrer} names it"
    if page.referrer and notes.unread:
        yield f"{name} holds no list of addresses that can be read, but {page.referrer} names it"
    if notes.cut:
        yield f"{name} ends in the middle: what comes before was read"
    if notes.too_large:
        yield f"{name} is larger than a sitemap may be (50 MB): the rest of it was not read"
    if notes.over_limit:
        yield f"{name} lists {_count(notes.over_limit)} more than the 50,000 that one may"
    if notes.other_sites:
        yield (
            f"{name} lists {_count(notes.other_sites)} of another site (such as "
            f"{notes.other_site}): not read. If they are of this site, name their host in [site] "
            "hosts, or in aliases if this site is a copy of that one"
        )
    if notes.no_address:
        yield (
            f"{name} has {notes.no_address:,} "
            f"{'entry that is no web address' if notes.no_address == 1 else _NO_ADDRESSES}"
            + (f" (such as “{notes.no_address_sample}”)" if notes.no_address_sample else "")
        )


_NO_ADDRESSES = "entries that are no web addresses"


def _count(number: int) -> str:
    """Say how many addresses there are."""
    return f"{number:,} address{'' if number == 1 else 'es'}"
