"""What the crawl asks next, and what it leaves for later: the one queue of a crawl.

Scrapy takes it by way of `crawler.fetching.scrapy_scheduler`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from crawler.fetching.depths import nearest_first
from crawler.fetching.frontier import CrawlTarget, Frontier, Role, role_of
from crawler.fetching.previous_crawl import PreviousCrawl, PreviousPage, visited_assets
from crawler.fetching.probes import FOUND_BY, MOST_PROBES, main_probe, part_probes
from signpost.pages.addresses import host_of, resolve
from signpost.settings.config import Config
from signpost.workspace import Run, Workspace
from signpost.workspace.records import UNASKED_KINDS, Link, Skipped

# So many targets are made ready together: what the last crawl knew of them is one query.
AHEAD = 100
_MAX_SITEMAPS = 1000
# Lower comes first: what says which pages there are is asked before the pages.
_ORDER: dict[Role, int] = {"robots": 0, "sitemap": 1, "page": 2, "asset": 2, "file": 2, "form": 2}


class TargetQueue:
    """Targets in the order in which they are asked: breadth first."""

    def __init__(self) -> None:
        self._lines: tuple[deque[CrawlTarget], ...] = (deque(), deque(), deque())

    def __bool__(self) -> bool:
        return any(self._lines)

    def add(self, target: CrawlTarget) -> None:
        """Put a target at the end of its line."""
        self._lines[_ORDER[target.role]].append(target)

    def take(self) -> list[CrawlTarget]:
        """Return the next targets: those of the first line that has any, at most `AHEAD`."""
        for line in self._lines:
            if line:
                return [line.popleft() for _ in range(min(AHEAD, len(line)))]
        return []


class Scheduler:
    """Holds what is to be asked, and hands it out one by one with what the last crawl knew of it.

    `add_external` takes a link to another site and the page it is on; `flush` stores what was
    collected so far, before depths are worked out from what is stored.
    """

    def __init__(
        self,
        workspace: Workspace,
        config: Config,
        run: Run,
        add_external: Callable[[Link, str], None],
        flush: Callable[[], None],
    ) -> None:
        self._workspace, self._config, self._run = workspace, config, run
        self._add_external = add_external
        self._flush = flush
        self._frontier = Frontier(config, run.id)
        self._previous = PreviousCrawl(workspace, config, run)
        self._queue = TargetQueue()
        self._ready: deque[tuple[CrawlTarget, PreviousPage | None]] = deque()
        # What only its state is asked of waits until every page is through: an address that is a
        # form's target and a page is a page.
        self._deferred: dict[str, tuple[int, str, Role]] = {}
        self._assets_of_visits: frozenset[str] = frozenset()
        # Links that only a browser saw wait until all others are through: as they did in the week
        # in which it saw them.
        self._added: dict[str, tuple[int, Link, str]] = {}
        self._takes_added = False
        self._sitemaps = 0
        self._has_started = False
        self._named_by_robots: list[tuple[Sequence[Link], str]] = []
        self._has_asked_last_run = False
        self._has_probed = False
        self._answered_at_last_walk = -1
        # How many addresses were answered, or got no answer, so far.
        self.answered = 0
        # Whether an address came already.
        self.has_seen = self._frontier.has_seen
        # Whether an address of the site is one to ask at all.
        self.may_be_asked = self._frontier.may_be_asked

    @property
    def admitted(self) -> int:
        """How many addresses were, or will be, asked for."""
        return self._frontier.admitted

    @property
    def has_targets(self) -> bool:
        """Whether any address waits to be asked."""
        return bool(self._ready) or bool(self._queue)

    def take_skipped(self) -> list[Skipped]:
        """Return what was left out since the last call."""
        return self._frontier.take_skipped()

    def start(self) -> None:
        """Let what an earlier, cut-off try left wait, then what a crawl starts from."""
        for page in self._workspace.pages.all(self._run.id):
            self._frontier.restore(page.url)
            self.answered += 1
        self.add_unasked()
        if self._config.crawl.check_assets:
            self._assets_of_visits = frozenset(visited_assets(self._workspace, self._run))
        self._add_all(self._seeds())
        self._has_started = True
        for links, referrer in self._named_by_robots:
            self.add_links(links, referrer, 1)

    def add_named_by_robots(self, links: Sequence[Link], url: str) -> None:
        """Let the sitemaps wait that a robots.txt names, once the start page does: it is a page."""
        if self._has_started:
            self.add_links(links, url, 1)
        else:
            self._named_by_robots.append((links, url))

    def next_target(self) -> tuple[CrawlTarget, PreviousPage | None] | None:
        """Return the next target and what the last crawl knew of it, or None if nothing waits."""
        if not self._ready:
            targets = self._queue.take()
            previous = self._previous.look_up(targets)
            self._ready.extend((target, previous.get(target.url)) for target in targets)
        return self._ready.popleft() if self._ready else None

    def note_answered(self, url: str) -> None:
        """Count an address that was asked otherwise: a robots.txt."""
        self._frontier.restore(url)
        self.answered += 1

    def add(self, target: CrawlTarget) -> None:
        """Let a target wait that was admitted already."""
        self._queue.add(target)

    def add_afresh(self, target: CrawlTarget) -> None:
        """Let a target wait that is to be told in full, whatever the last crawl knew."""
        self._ready.append((target, None))

    def add_links(self, links: Iterable[Link], referrer: str, depth: int) -> None:
        """Let what a page links to wait, as far as it is new; `depth` is how deep that is."""
        self._add_all(self.targets_of(links, referrer, depth))

    def add_redirect(self, target: CrawlTarget, location: str) -> None:
        """Let the address wait that a target redirects to: it is as deep, and asked as the same."""
        onward = self.targets_of([Link(location)], target.url, target.depth, target.role)
        self._add_all(onward)

    def leave_all(self, reason: str) -> list[Skipped]:
        """Let go of all that waits, as it cannot be asked now; return it with the reason."""
        waiting = [target for target, _ in self._ready]
        while targets := self._queue.take():
            waiting += targets
        self._ready.clear()
        deferred, self._deferred = self._deferred, {}
        left = [(target.url, target.referrer) for target in waiting]
        left += [(url, referrer) for url, (_, referrer, _) in deferred.items()]
        return [Skipped(self._run.id, url, reason, referrer) for url, referrer in left]

    def add_unasked(self) -> None:
        """Let what is stored leads to, but was not asked, wait."""
        self._add_all(self._unasked())

    def refill(self) -> None:
        """Find more to ask, now that no page is left.

        First what seemed too deep but is not, then what only a browser saw links to, then the last
        crawl's pages that nothing led to now (are they still there?); once there are none of these,
        how each part of the site says "not found"; last, assets and forms' targets.
        """
        targets = [*self._no_longer_too_deep(), *self._take_added()]
        targets = targets or list(self._from_last_run()) or list(self._part_probes())
        self._add_all(targets or self._take_deferred())

    def _keep_added(self, depth: int, link: Link, referrer: str) -> None:
        """Let a link that only a browser saw wait; the shortest way to it counts."""
        known = self._added.get(link.url)
        if known is None or depth < known[0]:
            self._added[link.url] = (depth, link, referrer)

    def _take_added(self) -> Iterator[CrawlTarget]:
        """Yield what the links that only a browser saw lead to."""
        added, self._added, self._takes_added = self._added, {}, True
        for depth, link, referrer in added.values():
            yield from self.targets_of([link], referrer, depth)
        self._takes_added = False

    def targets_of(
        self, links: Iterable[Link], referrer: str, depth: int, role: Role = "page"
    ) -> Iterator[CrawlTarget]:
        """Yield what to ask for of some links; assets and forms' targets wait for later.

        `role` is that of a redirect, whose target is asked for as the same.
        """
        for link in links:
            if link.kind in UNASKED_KINDS or self._frontier.has_seen(link.url):
                continue
            if link.by_script and not self._takes_added:
                self._keep_added(depth, link, referrer)
                continue
            what = role_of(link) if role == "page" else role
            if host_of(link.url) not in self._config.hosts and what != "sitemap":
                self._add_external(link, referrer)
                continue
            if what in ("asset", "file", "form") and role == "page":
                if self._config.crawl.check_assets:
                    self._defer(link.url, depth, referrer, what)
                continue
            if what == "sitemap":
                self._sitemaps += 1
                if self._sitemaps > _MAX_SITEMAPS:
                    self._frontier.leave_out(link.url, "max_sitemaps", referrer)
                    continue
            found_by = "sitemap" if link.tag == "loc" else "link"
            if target := self._frontier.admit(link.url, depth, found_by, referrer, what):
                yield replace(target, written=link.written) if link.written else target

    def _defer(self, url: str, depth: int, referrer: str, role: Role) -> None:
        """Let an address wait of which only the state matters; what may be a page, as that."""
        known = self._deferred.setdefault(url, (depth, referrer, role))
        if role == "file" and known[2] == "asset":
            self._deferred[url] = (depth, referrer, role)

    def _add_all(self, targets: Iterable[CrawlTarget]) -> None:
        """Let some targets wait."""
        for target in targets:
            self._queue.add(target)

    def _seeds(self) -> Iterator[CrawlTarget]:
        """Yield what a crawl asks for by itself, from no page."""
        seeds: list[tuple[str, str, Role]] = [
            (self._config.site.url, "start", "page"),
            (main_probe(self._config.site.url), FOUND_BY, "page"),
            ("/sitemap.xml", "sitemap", "sitemap"),
            *((name, "sitemap", "sitemap") for name in self._config.crawl.sitemaps),
        ]
        for address, found_by, role in seeds:
            found = resolve(self._config.site.url, address)
            target = self._frontier.admit(found[0], 0, found_by, role=role) if found else None
            if target:
                yield target

    def _unasked(self) -> Iterator[CrawlTarget]:
        """Yield what is stored leads to but was not asked, each at its true depth.

        So a crawl that was cut off ends as one that was not, and an address that was too deep by
        the way on which it was found first is asked if there is a shorter way.
        """
        pages = self._workspace.pages
        for page, links, depth in nearest_first(pages, self._run.id, self._lost_depth):
            yield from self.targets_of(links, page.url, depth)

    def _no_longer_too_deep(self) -> Iterator[CrawlTarget]:
        """Yield what seemed too deep but is not, now that every way to it is known."""
        if self._frontier.has_too_deep and self.answered != self._answered_at_last_walk:
            self._flush()
            self._answered_at_last_walk = self.answered
            yield from self._unasked()

    def _from_last_run(self) -> Iterator[CrawlTarget]:
        """Yield, once, the last crawl's pages that nothing led to now.

        How deep they are nobody knows: where the last crawl came to its depth, they are as deep,
        and what they link to is not followed.
        """
        if self._has_asked_last_run:
            return
        self._has_asked_last_run = True
        last = self._workspace.runs.before(self._run.id, "crawl")
        for url, found_by in self._workspace.pages.found_html(last.id) if last else ():
            if found_by == FOUND_BY or self._frontier.was_found(url):
                continue
            if target := self._frontier.admit(url, self._lost_depth, "last_run"):
                yield target

    @cached_property
    def _lost_depth(self) -> int:
        """How deep pages are taken to be that nothing leads to any more."""
        last = self._workspace.runs.before(self._run.id, "crawl")
        left_out = self._workspace.pages.left_out(last.id) if last else ()
        return self._config.crawl.max_depth if any(x.reason == "max_depth" for x in left_out) else 0

    def _part_probes(self) -> Iterator[CrawlTarget]:
        """Yield, once, addresses that cannot exist, in each part of the site that was found."""
        if self._has_probed:
            return
        self._has_probed = True
        if self.answered != self._answered_at_last_walk:
            self._flush()
        stored = list(self._workspace.pages.answers(self._run.id, ("html", "redirect")))
        room = MOST_PROBES - sum(page.found_by == FOUND_BY for page in stored)
        for url in part_probes(stored):
            if room > 0 and (target := self._frontier.admit_own(url, FOUND_BY)):
                room -= 1
                yield target

    def _take_deferred(self) -> Iterator[CrawlTarget]:
        """Yield the assets and forms' targets that waited for later, those of visits too."""
        deferred, self._deferred = self._deferred, {}
        for url, (depth, referrer, role) in deferred.items():
            if self.has_seen(url):
                continue
            target = self._frontier.admit(url, depth, "link", referrer, role)
            if target is None and url in self._assets_of_visits:
                target = self._frontier.admit_asset_of_visit(url, referrer)
            if target is not None:
                yield target
        for url in sorted(self._assets_of_visits):
            if not self.has_seen(url) and (
                target := self._frontier.admit_asset_of_visit(url, self._config.site.url)
            ):
                yield target
