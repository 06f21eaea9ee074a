"""The site as the rules of one page see it: what they ask is noted, so that it can be asked again.

Where next week's site gives the same answers, the same judgement holds. What is not listed here
counts as a question about the whole site, and holds while nothing of the site has changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from audit.link_states import LinkState
from audit.site_view import SiteView
from signpost.settings.config import Config
from signpost.workspace.records import UNASKED_KINDS, Link, Page

# The first letter of a question says of what kind it is; the address follows.
_STATE, _PAGE, _OUTSIDE = "s", "p", "o"
_HOME, _CONFIG, _DAY, _WHOLE = "h", "c", "d", "w"


@dataclass
class SiteReads:
    """A `SiteView` for the rules of one page at a time. `begin` forgets what was asked so far."""

    view: SiteView
    asked: dict[str, None] = field(default_factory=dict)

    def begin(self) -> None:
        """Start on another page."""
        self.asked = {}

    @property
    def asked_of_the_run(self) -> bool:
        """Whether something was asked that differs from run to run, whatever the site is like."""
        return _DAY in self.asked

    @property
    def site(self) -> SiteView:
        """This, for what asks for a `SiteView`."""
        return cast("SiteView", self)

    @property
    def today(self) -> date:
        """The day of the run."""
        self.asked[_DAY] = None
        return self.view.today

    @property
    def home(self) -> str:
        """The page that the start address ends on."""
        self.asked[_HOME] = None
        return self.view.home

    @property
    def made_secure(self) -> bool:
        """Whether the site was asked for over http, and redirects that to https."""
        self.asked[_HOME] = self.asked[_CONFIG] = None
        return self.view.made_secure

    @property
    def config(self) -> Config:
        """The settings."""
        self.asked[_CONFIG] = None
        return self.view.config

    def state(self, url: str, fragment: str = "") -> LinkState:
        """Return in which state a link to `url#fragment` ends."""
        self.asked[f"{_STATE}{url}#{fragment}"] = None
        return self.view.state(url, fragment)

    def may_be_followed(self, url: str) -> bool:
        """Whether a link to `url` may lead to a page."""
        self.asked[f"{_STATE}{url}#"] = None
        return self.view.may_be_followed(url)

    def link_state(self, link: Link) -> LinkState:
        """Return in which state a link ends."""
        self.asked[_CONFIG] = None
        if link.kind not in UNASKED_KINDS:
            self.asked[f"{_STATE}{link.url}#{link.fragment}"] = None
        return self.view.link_state(link)

    def was_requested(self, link: Link) -> bool:
        """Whether a link's target was asked."""
        self.asked[f"{_PAGE}{link.url}"] = self.asked[f"{_OUTSIDE}{link.url}"] = None
        return self.view.was_requested(link)

    def links_of(self, url: str) -> list[Link]:
        """Return the links of one page."""
        self.asked[f"{_PAGE}{url}"] = None
        return self.view.links_of(url)

    def unusable_links_of(self, url: str) -> list[Link]:
        """Return the links of one page that cannot be used."""
        self.asked[f"{_PAGE}{url}"] = None
        return self.view.unusable_links_of(url)

    @property
    def pages(self) -> Any:
        """The site's pages: one at a time, or all."""
        return _Asked(self.view.pages, _PAGE, self.asked)

    @property
    def outside(self) -> Any:
        """The answers of other sites: one at a time, or all."""
        return _Asked(self.view.outside, _OUTSIDE, self.asked)

    @property
    def workspace(self) -> Any:
        """The store: the bodies and links of pages that were asked for, or all that it has."""
        return _Stored(self)

    def __getattr__(self, name: str) -> Any:
        """Whatever else rules ask is of the whole site."""
        self.asked[_WHOLE] = None
        return getattr(self.view, name)


@dataclass
class _Asked:
    """A mapping by address that notes which were looked up."""

    rows: dict[str, Page]
    kind: str
    asked: dict[str, None]

    def get(self, url: str, default: Page | None = None) -> Page | None:
        """Return the page of an address."""
        self.asked[self.kind + url] = None
        return self.rows.get(url, default)

    def __getitem__(self, url: str) -> Page:
        self.asked[self.kind + url] = None
        return self.rows[url]

    def __contains__(self, url: str) -> bool:
        return self.get(url) is not None

    def __iter__(self) -> Any:
        self.asked[_WHOLE] = None
        return iter(self.rows)

    def __getattr__(self, name: str) -> Any:
        self.asked[_WHOLE] = None
        return getattr(self.rows, name)


@dataclass
class _Stored:
    """The store as page rules see it. A body is named by its content, so it is never another."""

    reads: SiteReads

    @property
    def pages(self) -> Any:
        """The pages' part of the store."""
        return self

    def body(self, page: Page) -> bytes:
        """Return a page's body."""
        self.reads.asked[f"{_PAGE}{page.url}"] = None
        return self.reads.view.workspace.pages.body(page)

    def links(self, page: Page) -> list[Link]:
        """Return a page's links."""
        self.reads.asked[f"{_PAGE}{page.url}"] = None
        return self.reads.view.workspace.pages.links(page)

    def __getattr__(self, name: str) -> Any:
        # An artifact is of one run; whatever else is stored belongs to the site.
        self.reads.asked[_DAY if name == "artifacts" else _WHOLE] = None
        store = self.reads.view.workspace
        return getattr(store, name) if hasattr(store, name) else getattr(store.pages, name)


class Answers:
    """What a site says to questions that were noted, as a digest.

    `whole` names all that is known of the site, and `config` its settings.
    """

    def __init__(self, site: SiteView, whole: Callable[[], str], config: str) -> None:
        self._site = site
        self._whole = whole
        self._config = config
        self._known: dict[str, str] = {}

    def digest(self, asked: Iterable[str]) -> str:
        """Return the digest of the answers to some questions, in their order."""
        told = "\n".join([self._known.get(x) or self._answer(x) for x in asked])
        return hashlib.blake2b(told.encode("utf-8", "replace"), digest_size=16).hexdigest()

    def _answer(self, question: str) -> str:
        """Return the answer to one question as a line of text."""
        kind, address = question[:1], question[1:]
        if kind == _STATE:
            url, _, fragment = address.partition("#")
            answer = str(self._site.state(url, fragment))
        elif kind in (_PAGE, _OUTSIDE):
            rows = self._site.pages if kind == _PAGE else self._site.outside
            page = rows.get(address)
            answer = " ".join(map(str, page_facts(page))) if page else "none"
        elif kind in (_HOME, _DAY):
            answer = self._site.home if kind == _HOME else self._site.today.isoformat()
        else:
            answer = self._config if kind == _CONFIG else self._whole()
        self._known[question] = answer
        return answer


def page_facts(page: Page) -> tuple[object, ...]:
    """Return what rules may know of a page: not when it was asked, by whom, and how long it took.

    Of its headers only those of which link states speak; a page's own rules name what they read.
    """
    return (
        *(page.url, page.kind, page.status, page.error, page.content_type, page.location),
        *(page.title, page.size, _found_by(page), page.in_sitemap, page.body, page.links),
        *(f"{k}={v}" for k, v in sorted(page.headers.items()) if k.startswith(_MARKS)),
    )


def _found_by(page: Page) -> str:
    """Return how a page was found.

    Of what stands in links and in the sitemap, which came first is chance: other every week.
    """
    return "sitemap" if page.in_sitemap and page.found_by in _BY_CHANCE else page.found_by


_BY_CHANCE = ("link", "redirect", "sitemap")
# Signpost's own marks (signpost.workspace.page_marks) that say what was read of a page.
_MARKS = ("x-signpost-shell", "x-signpost-not-read", "x-signpost-cut-short")
