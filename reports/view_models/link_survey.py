"""Every link that does not end well, with the pages that it is on; and what was not checked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from audit.link_states import BAD, LinkState
from audit.site_view import SiteView
from signpost.workspace.records import Link

# Pages that link to a page, named on its scorecard.
INWARD = 10
_TEXTS = 3
# Elements whose words are the link; a form's words, say, are not.
_WITH_LINK_TEXT = ("a", "area")


@dataclass(slots=True)
class BadTarget:
    """One address that does not end well, as linked (with its fragment), and who links to it."""

    target: str
    state: LinkState
    pages: dict[str, None] = field(default_factory=dict)
    texts: dict[str, None] = field(default_factory=dict)

    @property
    def referrers(self) -> list[str]:
        """The pages that link here, in order of address."""
        return list(self.pages)


@dataclass
class LinkSurvey:
    """One pass over every link of a crawl. `states` counts each target once.

    `inward` names, for each address, some pages that link to it; `documents` counts the links to
    each document.
    """

    bad: dict[str, BadTarget] = field(default_factory=dict)
    unsure: dict[str, BadTarget] = field(default_factory=dict)
    states: Counter[str] = field(default_factory=Counter)
    external: set[str] = field(default_factory=set)
    inward: dict[str, list[str]] = field(default_factory=dict)
    documents: Counter[str] = field(default_factory=Counter)

    @cached_property
    def worst_first(self) -> list[BadTarget]:
        """The broken targets, those on most pages first."""
        return _by_pages(self.bad)

    @cached_property
    def unsure_first(self) -> list[BadTarget]:
        """The targets that nobody could judge, those on most pages first."""
        return _by_pages(self.unsure)

    @cached_property
    def by_page(self) -> dict[str, list[BadTarget]]:
        """For each page, the broken targets that it links to."""
        found: dict[str, list[BadTarget]] = {}
        for one in self.bad.values():
            for page in one.pages:
                found.setdefault(page, []).append(one)
        return found

    @cached_property
    def by_end(self) -> dict[str, list[BadTarget]]:
        """For each address, the broken targets that end on it."""
        found: dict[str, list[BadTarget]] = {}
        for one in self.bad.values():
            found.setdefault(one.state.final_url, []).append(one)
        return found


def _by_pages(found: dict[str, BadTarget]) -> list[BadTarget]:
    """Sort targets by how many pages link to them."""
    return sorted(found.values(), key=lambda x: (-len(x.pages), x.target))


def survey_links(site: SiteView) -> LinkSurvey:
    """Go through every link of every page once."""
    found = LinkSurvey()
    seen: set[str] = set()
    for page, link in site.all_links():
        if link.kind in ("mail", "phone"):
            continue
        if link.kind == "external" and not site.was_requested(link):
            found.external.add(link.url)
            continue
        target = target_of(link)
        state = site.link_state(link)
        if link.kind == "document":
            found.documents[state.final_url] += 1
        if link.tag in _WITH_LINK_TEXT:
            _add_referrer(found.inward.setdefault(state.final_url, []), page, state.final_url)
        if target not in seen:
            seen.add(target)
            found.states[state.state] += 1
        if state.state == "soft_404" and link.url == page:
            continue  # a not-found page that links to a place on itself
        if state.state not in ("ok", "redirect"):
            kept = found.bad if state.state in BAD else found.unsure
            _remember(kept.setdefault(target, BadTarget(target, state)), page, link)
    return found


def _add_referrer(kept: list[str], page: str, end: str) -> None:
    """Remember a few of the pages that link to an address; they come page by page."""
    if len(kept) < INWARD and page != end and kept[-1:] != [page]:
        kept.append(page)


def _remember(one: BadTarget, page: str, link: Link) -> None:
    """Remember where a link is, and a few of the things that it says."""
    one.pages[page] = None
    if link.tag in _WITH_LINK_TEXT and link.text and len(one.texts) < _TEXTS:
        one.texts[link.text] = None


def target_of(link: Link) -> str:
    """Return a link's target as it was linked, with its fragment."""
    return f"{link.url}#{link.fragment}" if link.fragment else link.url
