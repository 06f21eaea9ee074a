"""Which addresses of a site are soft 404s: the server says 200, the page says "not found".

Three signs (docs/decisions/0025-robots-and-soft-404s.md): it is redirected to where an address that
cannot exist is; title or heading say that there is no such page; what it says of its own is what
such an address (a probe) shows. Likeness alone is weak evidence, and is used as such.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import islice
from urllib.parse import urlsplit

from audit.soft_404 import wording
from audit.soft_404.page_words import (
    PageWords,
    likeness,
    without_address,
    words_in,
    words_of,
)
from signpost.workspace.page_marks import why_not_known
from signpost.workspace.records import Page

_PROBE = "probe"
_MOST_HOPS = 20
# Pages whose blocks are counted to learn what all of them share.
_SAMPLE = 40
_LIKE = 0.8
# So many pages' words are kept at a time.
_MOST_KEPT = 500
# Fewer words of its own than this are too few to compare by their runs.
_LEAST_WORDS = 5
# A page that says more than this has something to say besides that it is not there.
_SHORT, _LONGEST = 120, 400
# What a home page is called when it has a name.
_HOME_NAMES = re.compile(r"/(?:home|homepage|home-page|index|default|main|start|welcome|hafan)?"
                         r"(?:\.\w{2,5})?/?", re.IGNORECASE)  # fmt: skip
_PLACE = {
    "council", "borough", "city", "county", "district", "town", "parish", "gov", "uk", "www", "the",
    "of", "and", "website", "site", "official", "home", "homepage", "welcome", "to", "cyngor",
    "sir", "sirol", "org", "com", "net", "page",
}  # fmt: skip
WHY_SAME = "it answers 200 but shows the site's not-found page"
WHY_WORDS = "it answers 200 but says that there is no such page: a not-found page"
WHY_REDIRECTED = "it is redirected to where the site sends every address that does not exist"


class Soft404s:
    """Judges the answers of one site: `pages` by address, `body` gives what one holds."""

    def __init__(
        self, pages: Mapping[str, Page], body: Callable[[Page], bytes], start: str
    ) -> None:
        """Take the stored answers; `start` is the address that the crawl began with."""
        self._pages, self._body, self._start = pages, body, start
        self._probes = [p for p in pages.values() if p.found_by == _PROBE]
        self._words: dict[str, PageWords] = {}

    def why(self, chain: Sequence[Page]) -> str:
        """Say why the end of a chain of answers is a soft 404; "" where it is none."""
        end = chain[-1]
        if not end.is_html or end.found_by == _PROBE or why_not_known(end):
            return ""
        if len(chain) > 1 and self._goes_where_unknown_go(chain):
            return WHY_REDIRECTED
        if end.url in self._homes:
            return ""
        if self._says_so(end):
            return WHY_WORDS
        return WHY_SAME if any(self._is_like(end, x) for x in self._not_found_pages) else ""

    # Redirects

    def _goes_where_unknown_go(self, chain: Sequence[Page]) -> bool:
        """Whether a redirect is the one that an address beside it gets that cannot exist."""
        first, end = _turn(chain), chain[-1]
        if first is None or first.url in self._homes or _is_front(first.url, end.url):
            return False
        probe = self._nearest_probe(first.url)
        way = self._chain_of(probe) if probe else []
        turn = _turn(way)
        if turn is None or turn.status != first.status or not way[-1].is_html:
            return False
        last = way[-1]
        if why_not_known(last) or self._read(last).is_sign_in:
            return False
        return _host(last.url) == _host(end.url) and _path(last.url) == _path(end.url)

    def _nearest_probe(self, url: str) -> Page | None:
        """Return the probe in the deepest folder that an address is in too."""
        near = [x for x in self._probes if url.startswith(x.url.rpartition("/")[0] + "/")]
        return max(near, key=lambda x: (x.url.count("/"), -len(x.url)), default=None)

    def _chain_of(self, page: Page) -> list[Page]:
        """Follow an answer's redirects as far as they are known; none if that is without end."""
        chain = [page]
        while chain[-1].location in self._pages:
            chain.append(self._pages[chain[-1].location])
            if len(chain) > _MOST_HOPS:
                return []
        return chain

    @cached_property
    def _homes(self) -> frozenset[str]:
        """The addresses that are the start page, through all its redirects."""
        found, page = {self._start}, self._pages.get(self._start)
        while page and page.location and page.location not in found:
            found.add(page.location)
            page = self._pages.get(page.location)
        return frozenset(found)

    # Words

    def _read(self, page: Page) -> PageWords:
        """Return a page's words."""
        if page.url not in self._words:
            if len(self._words) >= _MOST_KEPT:
                self._words.clear()
            self._words[page.url] = words_in(page, self._body(page))
        return self._words[page.url]

    def _says_so(self, page: Page) -> bool:
        """Whether a page says of itself, in title or heading, that there is no such page."""
        body = self._body(page)
        # Reading a page takes some ten milliseconds; most pages have a title of their own.
        if self._verdict(page.title) == "other":
            headings = wording.headings_in(body)
            if not any(self._verdict(x) == "says" for x in headings):
                return False
        elif not wording.may_say_not_found(body):
            return False
        words = self._read(page)
        title, h1 = self._verdict(words.title), self._verdict(words.h1)
        text = " ".join(x for x in words.blocks if x not in self._boilerplate)
        length = len(text.split())
        if length > _LONGEST or words.is_sign_in:
            return False
        if "says" in (title, h1) and "other" not in (title, h1):
            return True
        opens = wording.opens_with_not_found(text)
        if "says" in (title, h1):
            return length <= _SHORT and (opens or not text or h1 == "says")
        return "other" not in (title, h1) and length <= _SHORT and opens

    def _verdict(self, heading: str) -> str:
        """Tell whether a heading `says` so, says something `other`, or nothing (`neutral`)."""
        parts = wording.parts_of(heading)
        rest = [x for x in parts if not wording.says_not_found(x)]
        if any(not wording.is_filler(x) and not self._names_the_site(x) for x in rest):
            return "other"
        return "says" if len(rest) < len(parts) else "neutral"

    def _names_the_site(self, part: str) -> bool:
        """Whether a part of a title is what the site is called, or stands in many of its titles."""
        words = set(words_of(part))
        return words <= self._site_words or self._title_parts[part] > max(2, len(self._pages) / 20)

    @cached_property
    def _site_words(self) -> set[str]:
        """The words of the site's name, as its home page's title and its host have them."""
        home = next((self._pages[x] for x in self._homes if self._is_page(x)), None)
        title = set(words_of(wording.plain(home.title))) if home else set()
        return title | _PLACE | set(re.split(r"[\W\d_]+", _host(self._start)))

    @cached_property
    def _title_parts(self) -> Counter[str]:
        """How often each part stands in the titles of pages."""
        titles = {p.title for p in self._pages.values() if p.is_html and p.found_by != _PROBE}
        return Counter(part for title in titles for part in set(wording.parts_of(title)))

    def _is_page(self, url: str) -> bool:
        """Whether a page was found at an address."""
        return url in self._pages and self._pages[url].is_html

    # Likeness

    @cached_property
    def _not_found_pages(self) -> list[Page]:
        """What the probes show, where that can be compared with anything: each page once."""
        found: dict[str, Page] = {}
        for probe in self._probes:
            end = next(reversed(self._chain_of(probe)), probe)
            if end.kind != "html" or not end.body or why_not_known(end):
                continue
            # Where unknown addresses lead to a page of its own right, that page is a good one.
            if end is not probe and not self._heading_says_so(self._read(end)):
                continue
            if self._can_be_compared(end):
                found[end.url] = end
        return list(found.values())

    def _can_be_compared(self, shown: Page) -> bool:
        """Whether likeness to what a probe shows proves anything.

        Not so where it does not say that anything is wrong (an app's empty list, the home page),
        nor where most pages of the site are like it in all but numbers.
        """
        words = self._read(shown)
        if not wording.is_about_the_address(" . ".join((words.title, words.h1, *words.blocks))):
            return False
        sample = self._sample
        alike = sum(self._read(x).head == words.head and self._own_alike(x, shown) for x in sample)
        return self._heading_says_so(words) or 2 * alike <= max(len(sample), 3)

    def _is_like(self, page: Page, shown: Page) -> bool:
        """Whether a page says what a probe shows: the same heading, the same words of its own."""
        if page.url == shown.url:
            return True
        # Cheap, and passes over nearly all pages.
        title = words_of(without_address(page.title, page.url))
        if title != self._read(shown).head[0]:
            return False
        return self._read(page).head == self._read(shown).head and self._own_alike(page, shown)

    def _own_alike(self, page: Page, shown: Page) -> bool:
        """Whether what two pages say of their own is the same but for a little."""
        one, other = self._own(page), self._own(shown)
        if min(len(one), len(other)) < _LEAST_WORDS:
            return one == other
        return likeness(one, other) >= _LIKE

    def _own(self, page: Page) -> tuple[str, ...]:
        """Return the words of a page that are not on most others too."""
        blocks = self._read(page).blocks
        return words_of(" ".join(x for x in blocks if x not in self._boilerplate))

    @cached_property
    def _sample(self) -> list[Page]:
        """Some of the site's pages, from all over it."""
        pages = [p for p in self._pages.values() if p.is_html and p.found_by != _PROBE and p.body]
        return list(islice(pages, 0, None, max(1, len(pages) // _SAMPLE)))[:_SAMPLE]

    @cached_property
    def _boilerplate(self) -> set[str]:
        """The blocks of text that most of the site's pages have, not-found pages left out."""
        shown = {self._read(x) for x in self._probes if x.body and x.kind == "html"}
        sample = [self._read(x) for x in self._sample]
        normal = [x for x in sample if x not in shown and not self._heading_says_so(x)]
        counts = Counter(block for x in normal for block in set(x.blocks))
        return {block for block, number in counts.items() if number >= max(2, len(normal) / 2)}

    def _heading_says_so(self, words: PageWords) -> bool:
        """Whether a title or heading says that there is no such page."""
        return "says" in (self._verdict(words.title), self._verdict(words.h1))


def _turn(chain: Sequence[Page]) -> Page | None:
    """Return the first redirect that changes more than host, scheme or last slash, if any does."""
    return next((x for x in chain if x.location and not _is_same(x.url, x.location)), None)


def _is_same(one: str, other: str) -> bool:
    """Whether two addresses have the same path but for its last slash."""
    return _path(one).rstrip("/") == _path(other).rstrip("/")


def _is_front(url: str, end: str) -> bool:
    """Whether an address is another name of its folder's front page (`/index.html`, `/home`)."""
    folder, _, name = _path(url).rpartition("/")
    return bool(_HOME_NAMES.fullmatch(f"/{name}")) and _path(end).rstrip("/") == folder


def _path(url: str) -> str:
    """Return the path of an address."""
    return urlsplit(url).path


def _host(url: str) -> str:
    """Return the host of an address without `www.`."""
    return urlsplit(url).netloc.removeprefix("www.")
