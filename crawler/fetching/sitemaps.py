"""Which sitemaps robots.txt declares, and which addresses of the site sitemaps and feeds list."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from crawler.fetching.sitemap_formats import Entry, SitemapContent, read_sitemap
from signpost.pages.addresses import host_of, resolve
from signpost.workspace.records import Link
from signpost.workspace.sitemap_notes import SitemapNotes

# RFC 9309, 2.5: so much of robots.txt is read at least.
_MAX_ROBOTS = 512_000
# White space of its own line only: across lines an empty file would cost the square of its length.
_DECLARED = re.compile(
    r"^(?:[^\S\n]|\ufeff)*sitemap[^\S\n]*:([^#\n]*)", re.IGNORECASE | re.MULTILINE
)
_LONGEST_SAMPLE = 200
WithoutAlias = Callable[[str], str] | None


@dataclass(slots=True)
class Listed:
    """The addresses of the site that a sitemap lists, and what was not taken of it."""

    links: list[Link] = field(default_factory=list)
    notes: SitemapNotes = field(default_factory=SitemapNotes)


def declared_sitemaps(body: bytes, url: str, without_alias: WithoutAlias = None) -> list[Link]:
    """Return the sitemaps that a robots.txt declares, as links of tag `loc` and rel `sitemap`.

    They may be on any host: it is the site itself that says so.
    """
    text = body[:_MAX_ROBOTS].decode("utf-8", "replace").replace("\r", "\n")
    found = (resolve(url, x.strip()) for x in _DECLARED.findall(text) if x.strip())
    targets = dict.fromkeys(_home(x[0], without_alias) for x in found if x)
    return [Link(x, where="sitemap", tag="loc", rel="sitemap") for x in targets]


def locations(
    body: bytes,
    url: str,
    hosts: frozenset[str],
    content_type: str = "",
    without_alias: WithoutAlias = None,
) -> Listed:
    """Return what a sitemap at `url` lists, as links of tag `loc`, and what was not taken of it.

    Sitemaps that it names have rel `sitemap`; they may be on the sitemap's own host as well as on
    the site's `hosts`. `without_alias` reads an alias's address as the site's own (None: the site
    has no alias).
    """
    content = read_sitemap(body, content_type)
    return _Sorter(url, hosts, without_alias).sorted(content)


def feed_links(
    body: bytes, url: str, hosts: frozenset[str], content_type: str, without_alias: WithoutAlias
) -> list[Link]:
    """Return where the items of an RSS or Atom feed lead, as links; nothing of another file."""
    content = read_sitemap(body, content_type)
    if content.format != "feed":
        return []
    links = _Sorter(url, hosts, without_alias).sorted(content).links
    return [link._replace(where="feed", tag="item") for link in links]


class _Sorter:
    """Tells the addresses of the site from what else a sitemap lists."""

    def __init__(self, url: str, hosts: frozenset[str], without_alias: WithoutAlias) -> None:
        self._url, self._hosts, self._without_alias = url, hosts, without_alias
        self._outside: list[str] = []
        self._bad: list[str] = []

    def sorted(self, content: SitemapContent) -> Listed:
        """Return the site's addresses, each once, and what the others are."""
        links = list(dict.fromkeys(self._links(content.entries)))
        bad = content.no_address + len(self._bad)
        notes = SitemapNotes(
            unread=not content.format,
            cut=content.cut,
            too_large=content.too_large,
            over_limit=content.over_limit,
            other_sites=len(self._outside),
            other_site="".join(self._outside[:1])[:_LONGEST_SAMPLE],
            no_address=bad,
            no_address_sample="".join(self._bad[:1])[:_LONGEST_SAMPLE],
        )
        return Listed(links, notes)

    def _links(self, entries: list[Entry]) -> Iterator[Link]:
        """Yield the entries that are addresses of the site; note the others."""
        for entry in entries:
            base = resolve(self._url, entry.base) if entry.base else None
            target = (
                resolve(base[0] if base else self._url, entry.address) if entry.address else None
            )
            if target is None:
                self._bad.append(entry.address)
                continue
            url = _home(target[0], self._without_alias)
            beside = entry.is_sitemap and host_of(url) == host_of(self._url)
            if host_of(url) in self._hosts or beside:
                yield Link(url, where="sitemap", tag="loc", rel="sitemap" * entry.is_sitemap)
            else:
                self._outside.append(url)


def _home(url: str, without_alias: WithoutAlias) -> str:
    """Read an address of an alias as the site's own."""
    return without_alias(url) if without_alias else url
