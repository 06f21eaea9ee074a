"""The spider: from the start page, robots.txt and the sitemaps to every page of the site.

It collects and stores; whether an answer is good or bad is judged later, from what was stored.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, cast
from urllib.parse import urljoin

import scrapy
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider, DontCloseSpider
from scrapy.http import Request, Response
from twisted.python.failure import Failure

from crawler.fetching.credentials import Credentials
from crawler.fetching.depths import nearest_first
from crawler.fetching.frontier import Frontier, Offer, Role, role_of
from crawler.fetching.page_writer import Collected, Writer
from crawler.fetching.previous_crawl import (
    DIGEST,
    Before,
    Known,
    conditions,
    has_no_version,
    still,
    used_before,
)
from crawler.fetching.responses import (
    content_type_of,
    error_of,
    has_to_come_whole,
    headers_of,
    is_kept,
    kind_of,
)
from crawler.fetching.scheduler import Waiting
from crawler.fetching.short_way import Again, ShortWay
from crawler.fetching.sitemaps import declared_sitemaps, locations
from crawler.fetching.ssrf_guard import Guard
from crawler.spiders.external_checks import OutsideChecks
from signpost.pages.addresses import host_of, normalise, resolve
from signpost.pages.app_shells import MARK, is_shell, waiting
from signpost.pages.links import find_links
from signpost.settings.config import Config
from signpost.workspace import Run, Workspace, WorkspaceError
from signpost.workspace.blobs import digest
from signpost.workspace.records import Link, Page, Skipped, pack_links
from signpost.workspace.runs import now

# An address that no site has: what comes back is how this site says "not found".
PROBE_PATH = "signpost-check-for-the-not-found-page"
_MAX_SITEMAPS = 200
Progress = Callable[[int, int], None]


class SiteSpider(scrapy.Spider):
    """Crawls one site into one run of a workspace."""

    name = "site"

    def __init__(
        self,
        config: Config,
        workspace: Workspace,
        run: Run,
        progress: Progress,
        guard: Guard,
        credentials: Credentials,
        **more: Any,
    ) -> None:
        super().__init__(**more)
        self._guard = guard
        self._credentials = credentials
        self.config = config
        self._hosts = config.hosts
        self._at_home = config.at_home if config.site.aliases else None
        self.workspace = workspace
        self.run = run
        self.frontier = Frontier(config, run.id)
        self._progress = progress
        self._answered = 0
        self._sitemaps = 0
        self._asked_last = False
        self._walked = -1
        # What only its state is asked of waits until every page is through: an address that is a
        # form's target and a page is a page.
        self._later: dict[str, tuple[int, str, Role]] = {}
        self.close_reason = ""
        self.trouble: WorkspaceError | None = None
        self._checks = OutsideChecks(self)
        self._before = Before(workspace, config, run)
        self._waiting = Waiting()
        self._ready: deque[tuple[Offer, Known | None]] = deque()
        self._writer = Writer(workspace, self.frontier.take_skipped, self.report_progress)

    @classmethod
    def from_crawler(cls, crawler: Crawler, *words: Any, **more: Any) -> SiteSpider:
        """Make the spider (Scrapy calls this)."""
        spider = super().from_crawler(crawler, *words, **more)
        crawler.signals.connect(spider.ask_later, signal=signals.spider_idle)
        return spider

    def ask_later(self) -> None:
        """Ask for assets and forms' targets once no page is left, then for other sites' pages.

        Raises:
            scrapy.exceptions.DontCloseSpider: there are some.
        """
        offers: list[Offer | None] = [*self._nearer(), *self._of_last_run()]
        waiting, self._later = ({}, self._later) if offers else (self._later, {})
        offers += [
            self.frontier.offer(url, depth, "link", referrer, role)
            for url, (depth, referrer, role) in waiting.items()
        ]
        for offer in filter(None, offers):
            self._waiting.add(offer)
        engine = self.crawler.engine
        first = self.next_request()
        if first and engine is not None:
            engine.crawl(first)  # wakes Scrapy, which takes the others by itself
        # What is asked the short way is no request of the engine's, but under way.
        under_way = bool(self._downloader.active)
        if first or under_way or self._checks.go_on():
            raise DontCloseSpider

    def _nearer(self) -> list[Offer]:
        """Offer what seemed too deep but is not, now that every way to it is known."""
        if not self.frontier.has_too_deep or self._answered == self._walked:
            return []
        with self._storing():
            self._writer.write()
        self._walked = self._answered
        return list(self._left_over())

    def _of_last_run(self) -> list[Offer]:
        """Offer, once, the last crawl's pages that nothing led to now: are they still there?"""
        if self._asked_last:
            return []
        self._asked_last = True
        pages, last = self.workspace.pages, self.workspace.runs.before(self.run.id, "crawl")
        known = pages.found_html(last.id) if last else ()
        offers = [
            self.frontier.offer(url, 0, "last_run")
            for url, found_by in known
            if found_by != "probe" and not self.frontier.is_known(url)
        ]
        return [offer for offer in offers if offer]

    @property
    def has_offers(self) -> bool:
        """Whether any address waits to be asked."""
        return bool(self._ready) or bool(self._waiting)

    def next_request(self) -> Request | None:
        """Make the next request, or return None if nothing waits.

        What probably has not changed comes first and is asked the short way, without a request.
        """
        while self._ready or self._make_ready():
            offer, known = self._ready.popleft()
            if known is None or not self._ask_again(offer, known):
                return self._request(offer, known)
            if self._downloader.needs_backout():
                return None
        return None

    @property
    def _downloader(self) -> ShortWay:
        """What sends the requests of this crawl."""
        return cast("ShortWay", self.crawler.engine.downloader)

    def _make_ready(self) -> bool:
        """Take what waits, and look up what the last crawl knew of it; return if there is any."""
        offers = self._waiting.take()
        known = self._before.look_up(offers)
        self._ready.extend((offer, known.get(offer.url)) for offer in offers)
        return bool(offers)

    def _ask_again(self, offer: Offer, known: Known) -> bool:
        """Ask for a page on condition that it has changed; return False if that cannot be done."""
        downloader = self._downloader
        headers = conditions(known)
        if not headers or not downloader.may_ask_again(offer.url):
            return False
        sent = time.monotonic()

        def same() -> None:
            self._answered += 1
            seconds = round(time.monotonic() - sent, 3)
            self.collect(still(known.page, offer, self.run, seconds, "304"))
            self._follow(known.links(self.frontier.has_seen), offer)

        headers.update(self._credentials.headers_for(offer.url))
        downloader.ask_again(
            Again(offer.url, headers, same, lambda: self._request(offer, known, sent))
        )
        return True

    def collect(self, page: Page, blobs: list[bytes] | None = None) -> None:
        """Store an answer with the blobs that it names, soon.

        Raises:
            scrapy.exceptions.CloseSpider: the workspace takes no more.
        """
        with self._storing():
            self._writer.add(Collected(page, blobs or []))

    @contextmanager
    def _storing(self) -> Iterator[None]:
        """Remember why the workspace takes no more, and end the crawl."""
        try:
            yield
        except WorkspaceError as error:
            self.trouble = error
            raise CloseSpider("not stored") from None

    def requests_for(self, link: Link, referrer: str) -> list[Request]:
        """Return the requests that a link to the site makes, if it is a new one."""
        return [self._request(offer, None) for offer in self._offers([link], referrer, 1)]

    def store_skipped(self, skips: list[Skipped]) -> None:
        """Store what was left out of other sites."""
        if skips:
            self.workspace.pages.add([], [], skips)

    def report_progress(self) -> None:
        """Tell how many addresses were answered, of how many known."""
        self._progress(self._answered, self.frontier.known)

    def closed(self, reason: str) -> None:
        """Store what is left; remember why the crawl ended (Scrapy calls this)."""
        try:
            self._writer.write()
        except WorkspaceError as error:
            self.trouble = error
        self.close_reason = reason

    async def start(self) -> AsyncIterator[Any]:
        """Let what an earlier try left wait, then the seeds; the queue hands them to Scrapy."""
        for page in self.workspace.pages.all(self.run.id):
            self.frontier.restore(page.url)
            self._answered += 1
        for offer in self._left_over():
            self._waiting.add(offer)
        if self.config.crawl.check_assets:
            for url in used_before(self.workspace, self.run):
                self._later.setdefault(url, (0, self.config.site.url, "asset"))
        seeds: list[tuple[str, str, Role]] = [
            (self.config.site.url, "start", "page"),
            ("/robots.txt", "start", "robots"),
            (f"/{PROBE_PATH}", "probe", "page"),
            ("/sitemap.xml", "sitemap", "sitemap"),
            *((name, "sitemap", "sitemap") for name in self.config.crawl.sitemaps),
        ]
        for address, found_by, role in seeds:
            good = normalise(urljoin(self.config.site.url, address))
            seed = self.frontier.offer(good, 0, found_by, role=role) if good else None
            if seed:
                self._waiting.add(seed)
        for request in filter(None, [self.next_request()]):
            yield request

    def _left_over(self) -> Iterator[Offer]:
        """Yield what is stored leads to but was not asked, each at its true depth.

        So a crawl that was cut off ends as one that was not, and an address that was too deep by
        the way on which it was found first is asked if there is a shorter way.
        """
        for page, links, depth in nearest_first(self.workspace.pages, self.run.id):
            yield from self._offers(links, page.url, depth)

    def _request(self, offer: Offer, known: Known | None, sent: float = 0.0) -> Request:
        """Make the request for an offer; what is `known` already is sent only if it changed.

        `sent` is when it was asked for, if that is not now.
        """
        return Request(
            offer.url,
            method=offer.method,
            headers={**conditions(known), **self._credentials.headers_for(offer.url)},
            callback=self.parse,
            errback=self.failed,
            dont_filter=True,
            # The probe and robots.txt are asked whatever robots.txt says: they are not content.
            meta={
                "offer": offer,
                "sent": sent or time.monotonic(),
                "download_slot": "site",
                "before": known,
                "dont_obey_robotstxt": offer.role == "robots" or offer.found_by == "probe",
            },
        )

    def parse(self, response: Response, **_: Any) -> None:
        """Store one answer and follow what it points at."""
        offer: Offer = response.meta["offer"]
        if offer.role == "asset" and not offer.whole and has_to_come_whole(response):
            self._waiting.add(replace(offer, whole=True))
            return
        self._answered += 1
        page, blobs, links = self._read(response, offer)
        self.collect(page, blobs)
        if page.location:
            for onward in self._offers([Link(page.location)], page.url, offer.depth, offer.role):
                self._waiting.add(onward)
        self._follow(links, offer)

    def _follow(self, links: list[Link], offer: Offer) -> None:
        """Let what an answer links to wait, as far as it is new."""
        for onward in self._offers(links, offer.url, offer.depth + 1):
            self._waiting.add(onward)

    def _read(self, response: Response, offer: Offer) -> tuple[Page, list[bytes], list[Link]]:
        """Turn an answer into its record, the blobs to keep and the links to follow."""
        known: Known | None = response.meta["before"]
        if known and (same := self._unchanged(response, offer, known.page)):
            return same, [], known.links(self.frontier.has_seen)
        headers = headers_of(response)
        content_type = content_type_of(headers)
        kind = kind_of(offer.url, response.status, content_type, offer.role)
        target = resolve(offer.url, headers.get("location", "")) if kind == "redirect" else None
        if offer.role == "asset" and has_no_version(headers, content_type):
            headers[DIGEST] = digest(response.body)
        title, links = "", list[Link]()
        body = response.body if is_kept(kind, response.status, offer.found_by) else b""
        if kind == "html" and body:
            found = find_links(body, content_type, offer.url, self._hosts, self._at_home)
            title, links = found.title, found.links
            if is_shell(body, content_type, links):
                headers[MARK] = waiting()
        elif kind == "sitemap" and response.status == 200:
            links = locations(response.body, self._hosts)
        elif kind == "robots" and response.status == 200:
            links = declared_sitemaps(response.body, offer.url)
        packed = pack_links(links) if links else b""
        page = Page(
            run=self.run.id,
            url=offer.url,
            kind=kind,
            status=response.status,
            content_type=content_type,
            headers=headers,
            location=target[0] if target else "",
            title=title[:1000],
            size=len(response.body),
            seconds=round(time.monotonic() - response.meta["sent"], 3),
            fetched=now(),
            found_by=offer.found_by,
            referrer=offer.referrer,
            body=digest(body) if body else "",
            links=digest(packed) if packed else "",
        )
        return page, [x for x in (body, packed) if x], links

    def _unchanged(self, response: Response, offer: Offer, before: Page) -> Page | None:
        """Return the record of a page that is what it was at the last crawl, or None."""
        seconds = round(time.monotonic() - response.meta["sent"], 3)
        if response.status == 304:
            return still(before, offer, self.run, seconds, "304")
        kind = content_type_of(headers_of(response))
        same = response.status == 200 and before.body and kind == before.content_type
        if same and digest(response.body) == before.body:
            fresh = replace(before, headers=headers_of(response))
            return still(fresh, offer, self.run, seconds, "same")
        return None

    def failed(self, failure: Failure) -> None:
        """Store that there was no answer, and why."""
        offer: Offer = failure.request.meta["offer"]  # type: ignore[attr-defined]
        self._answered += 1
        self.collect(
            Page(
                run=self.run.id,
                url=offer.url,
                kind="none",
                error=self.error_name(failure, offer.url),
                fetched=now(),
                found_by=offer.found_by,
                referrer=offer.referrer,
            )
        )

    def error_name(self, failure: Failure, url: str) -> str:
        """Name why there was no answer."""
        error = error_of(failure.value)
        return self._guard.why_not(host_of(url)) if error == "dns" else error

    def _offers(
        self, links: list[Link], referrer: str, depth: int, role: Role = "page"
    ) -> Iterator[Offer]:
        """Offer links to the frontier; yield those to ask for. `role` is that of a redirect."""
        for link in links:
            if link.kind in ("mail", "phone"):
                continue
            if self.frontier.has_seen(link.url):
                continue
            if host_of(link.url) not in self._hosts:
                self._checks.add(link, referrer)
                continue
            what = role_of(link) if role == "page" else role
            if what in ("asset", "form") and role == "page":
                if self.config.crawl.check_assets:
                    self._later.setdefault(link.url, (depth, referrer, what))
                continue
            if what == "sitemap":
                self._sitemaps += 1
                if self._sitemaps > _MAX_SITEMAPS:
                    continue
            found_by = "sitemap" if link.tag == "loc" else "link"
            offer = self.frontier.offer(link.url, depth, found_by, referrer, what)
            if offer:
                yield offer
