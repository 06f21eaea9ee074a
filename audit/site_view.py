"""The site as a whole: every address with its answer, who links to whom, how deep, what state.

Built once a run from the store; pages are numbered so that a million links cost a few megabytes.
"""

from __future__ import annotations

from array import array
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, MutableMapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from audit import contact_links
from audit.link_states import LinkState, judge
from audit.soft_404.judgement import Soft404s
from signpost.pages import markup
from signpost.pages.addresses import host_of
from signpost.pages.places import has_place, may_gain_places, named_place, places_of
from signpost.pages.unusable_links import UNREADABLE, fault_of
from signpost.settings.config import Config
from signpost.workspace import Run, Workspace
from signpost.workspace.page_marks import why_not_known
from signpost.workspace.page_summary import PageSummary
from signpost.workspace.records import UNASKED_KINDS, Document, Link, Page, Skipped, Visit

# The address asked to learn what the site says when a page does not exist.
PROBE = "probe"


@dataclass(frozen=True, slots=True)
class Places:
    """The places of a page that are known, and whether these are all."""

    names: frozenset[str]
    all_known: bool


@dataclass
class SiteView:
    """What rules may know of the whole site. `today` is the day of the run, not of the judging.

    `pages` are the site's own; `outside` are the addresses on other sites that were asked.
    Once pages are judged there are `summaries` and `failures`: by rule, the pages that surely fail.
    `fresh_visits` stand in for the run's own where a page is checked again. `parsed` gives the tree
    of the page that is judged now, by the name of its body: most links to a place are to its own.
    """

    config: Config
    run: Run
    workspace: Workspace
    pages: dict[str, Page]
    documents: dict[str, Document] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)
    outside: dict[str, Page] = field(default_factory=dict)
    summaries: MutableMapping[str, PageSummary] = field(default_factory=dict)
    failures: dict[str, list[str]] = field(default_factory=dict)
    fresh_visits: dict[str, Visit] = field(default_factory=dict)
    parsed: tuple[str, Callable[[], markup.Element]] = ("", markup.Element)
    _last_visit: tuple[str, Visit | None] = field(init=False, repr=False, default=("", None))

    @property
    def today(self) -> date:
        """The day on which the run began."""
        return date.fromisoformat(self.run.started[:10])

    @property
    def home(self) -> str:
        """The page that the start address ends on."""
        return self.state(self.config.site.url).final_url

    @property
    def made_secure(self) -> bool:
        """Whether the site was asked for over http, and redirects that to https."""
        url = self.config.site.url
        return url.startswith("http:") and self.home == url.replace("http:", "https:", 1)

    @cached_property
    def html_pages(self) -> list[str]:
        """Addresses of the pages that a resident can read, in order."""
        return [u for u, p in self.pages.items() if p.is_html and p.found_by != PROBE]

    @cached_property
    def probe(self) -> Page | None:
        """The site's answer for an address that cannot exist; of several, the whole site's."""
        host = host_of(self.config.site.url)
        probes = (p for p in self.pages.values() if p.found_by == PROBE)
        return min(probes, key=lambda p: (host_of(p.url) != host, len(p.url), p.url), default=None)

    def visit_of(self, url: str) -> Visit | None:
        """Return what the browser saw of a page, if it was opened."""
        if url in self.fresh_visits:
            return self.fresh_visits[url]
        if self._last_visit[0] != url:  # a page's visit is asked for again, and takes long to read
            self._last_visit = (url, self.workspace.visits.get(self.run.id, url))
        return self._last_visit[1]

    def links_of(self, url: str) -> list[Link]:
        """Return the links of one page, in document order, without those that cannot be used."""
        return [link for link in self._every_link_of(url) if link.kind != "unusable"]

    def unusable_links_of(self, url: str) -> list[Link]:
        """Return the links of one page that cannot be used, in document order."""
        return [link for link in self._every_link_of(url) if link.kind == "unusable"]

    def _every_link_of(self, url: str) -> list[Link]:
        page = self.pages.get(url)
        return self.workspace.pages.links(page) if page else []

    def all_links(self) -> Iterator[tuple[str, Link]]:
        """Go through the links of every HTML page, then document, then feed, as (address, link).

        Those that cannot be used are among them.
        """
        feeds = [u for u, p in self.pages.items() if p.kind == "other" and p.links]
        linking = [u for u in self.documents if u in self.pages and self.pages[u].links] + feeds
        for url in [*self.html_pages, *linking]:
            for link in self._every_link_of(url):
                yield url, link

    @cached_property
    def framed(self) -> frozenset[str]:
        """The pages that others of the site show in a frame, the home page apart."""
        pages, tags = (self.pages[url] for url in self.html_pages), ("iframe", "frame")
        shown = {x.url for page in pages for x in self.workspace.pages.links_of(page, tags)}
        # A folder's index page has two addresses.
        folders = {url.removesuffix("index.html") for url in shown}
        return frozenset(shown | folders) - {self.home}

    @cached_property
    def _states(self) -> dict[tuple[str, str], LinkState]:
        return {}

    def state(self, url: str, fragment: str = "") -> LinkState:
        """Return in which state a link to `url#fragment` ends."""
        key = (url, fragment)
        if key not in self._states:
            state = judge(url, self._answer, self._soft_404s.why, fragment)
            if state.state == "soft_404" and state.final_url in self.framed:
                state = replace(state, state="ok", why="")  # shown on purpose, as an example
            place = named_place(state.fragment)
            if place and state.state in ("ok", "redirect"):
                state = self._state_of_place(state, place)
            self._states[key] = state
        return self._states[key]

    def may_be_followed(self, url: str) -> bool:
        """Whether a link to `url` may lead to a page: what was not asked may, what is dead not."""
        return not self.state(url).is_dead

    def link_state(self, link: Link) -> LinkState:
        """Return in which state a link ends.

        A form that is posted is never sent: that a mere question at its address is answered with
        an error (404, 405, 500) does not say that nothing takes what is sent there. Email and
        phone links are `unusable` or `could_not_check`: that somebody answers is not asked.
        """
        if link.kind == "unusable":
            fault = fault_of(self.config.site.url, link.url) or UNREADABLE
            return LinkState("unusable", link.url, None, 0, fault.why)
        if link.kind in UNASKED_KINDS:
            why = contact_links.fault_of(link)
            return LinkState("unusable" if why else "could_not_check", "", None, 0, why)
        state = self.state(link.url, link.fragment)
        is_error = state.state == "broken" and (state.status or 0) >= 400
        if link.tag == "form" and link.rel == "post" and is_error:
            why = f"only sending the form would tell (the server answers {state.status})"
            return replace(state, state="could_not_check", why=why)
        return state

    def _answer(self, url: str) -> Page | None:
        """Return the stored answer for an address of this site or another."""
        return self.pages.get(url) or self.outside.get(url)

    def was_requested(self, link: Link) -> bool:
        """Whether a link's target was asked: not so for other sites where there was no network."""
        return self._answer(link.url) is not None

    def _state_of_place(self, state: LinkState, place: str) -> LinkState:
        """Return in which state a link ends whose page is there, and whose fragment names a place.

        A place that a script could make is missed only where a browser did not see it either.
        """
        page = self.pages.get(state.final_url)
        if page is None or not page.is_html or not page.body:
            return state
        places = self._places(page)
        if has_place(place, places.names):
            return state
        if not places.all_known:
            why = f"whether scripts make the place “{place}” is not known: no browser has looked"
            return replace(state, state="could_not_check", why=why)
        return replace(
            state, state="missing_fragment", why=f"the page has no place called “{place}”"
        )

    @cached_property
    def _place_cache(self) -> dict[str, Places]:
        return {}

    def _places(self, page: Page) -> Places:
        """Return every id and anchor name of a page, and of what a browser saw scripts add."""
        if page.url not in self._place_cache:
            name, parsed = self.parsed
            if page.body == name:
                tree = parsed()
            else:
                tree = markup.parse(self.workspace.pages.body(page), page.content_type)
            visit = self.visit_of(page.url)
            added = visit.facts.added_places if visit else None
            complete = added is not None or not may_gain_places(tree)
            names = places_of(tree) | frozenset(added or ())
            self._place_cache[page.url] = Places(names, complete and not why_not_known(page))
        return self._place_cache[page.url]

    @cached_property
    def _soft_404s(self) -> Soft404s:
        return Soft404s(self.pages, self.workspace.pages.body, self.config.site.url)

    @cached_property
    def _graph(self) -> tuple[dict[str, int], dict[int, array[int]]]:
        """Number the HTML pages; for each, the numbers of pages that it links to."""
        number = {url: i for i, url in enumerate(self.html_pages)}
        edges: dict[int, array[int]] = {}
        for url, here in number.items():
            targets = {
                number[end]
                for end in {
                    self.state(x.url).final_url for x in self.links_of(url) if x.tag in _STEPS
                }
                if end in number and end != url
            }
            edges[here] = array("I", sorted(targets))
        return number, edges

    @cached_property
    def depths(self) -> dict[str, int]:
        """Fewest clicks from the home page to each page; pages out of reach are missing."""
        number, edges = self._graph
        urls = self.html_pages
        depths = {number[self.home]: 0} if self.home in number else {}
        queue = deque(depths)
        while queue:
            here = queue.popleft()
            for there in edges.get(here, ()):
                if there not in depths:
                    depths[there] = depths[here] + 1
                    queue.append(there)
        return {urls[i]: depth for i, depth in depths.items()}

    @cached_property
    def inlinks(self) -> dict[str, int]:
        """How many other pages link to each page."""
        number, edges = self._graph
        counts = [0] * len(number)
        for targets in edges.values():
            for there in targets:
                counts[there] += 1
        return {url: counts[i] for url, i in number.items()}

    @cached_property
    def referrers(self) -> dict[str, list[str]]:
        """For each link target that does not end well: every page that links to it, in order.

        Keys are `address` or `address#fragment`, as linked.
        """
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for page, link in self.all_links():
            if link.kind in ("mail", "phone") or (
                link.kind == "external" and not self.was_requested(link)
            ):
                continue
            if self.link_state(link).state not in ("ok", "redirect"):
                key = f"{link.url}#{link.fragment}" if link.fragment else link.url
                found[key][page] = None
        return {key: list(pages) for key, pages in sorted(found.items())}


# Elements whose links a person can follow.
_STEPS = frozenset({"a", "area"})
# Why no other site answered, where it may be the network that Signpost runs in.
_OF_THE_NETWORK = frozenset({"dns", "timeout", "private", "proxy", "proxy_down", "proxy_login"})


def build(workspace: Workspace, config: Config, run: Run) -> SiteView:
    """Read a run's crawl into a SiteView."""
    return SiteView(
        config=config,
        run=run,
        workspace=workspace,
        pages={page.url: page for page in workspace.pages.all(run.id)},
        documents={d.url: d for d in workspace.pages.documents(run.id)},
        skipped=workspace.pages.left_out(run.id),
        outside=_outside({page.url: page for page in workspace.pages.all(run.id, "external")}),
    )


def _outside(pages: dict[str, Page]) -> dict[str, Page]:
    """Return the answers of other sites; none where not one of them could be looked up.

    Then the issue is the network's that Signpost ran in, and no link's.
    """
    if all(p.status is None and p.error in _OF_THE_NETWORK for p in pages.values()):
        return {}
    return pages
