"""The spider: from the start page, robots.txt and the sitemaps to every page of the site.

It collects and stores; whether an answer is good or bad is judged later, from what was stored.
"""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

import scrapy
from scrapy.http import Request, Response
from twisted.python.failure import Failure

from crawler.address import host_of, normalise, resolve
from crawler.answers import content_type_of, error_of, headers_of, kind_of
from crawler.config import Config
from crawler.frontier import Frontier, Offer
from crawler.links import find_links
from crawler.page import Link, Page, pack_links
from crawler.pipelines import Collected
from crawler.sitemaps import locations, robots_sitemaps
from crawler.store import Run, Workspace
from crawler.store.blobs import digest
from crawler.store.runs import now

# An address that no site has: what comes back is how this site says "not found".
PROBE_PATH = "signpost-check-for-the-not-found-page"
_MAX_SITEMAPS = 200
Progress = Callable[[int, int], None]


class SiteSpider(scrapy.Spider):
    """Crawls one site into one run of a workspace."""

    name = "site"

    def __init__(
        self, config: Config, workspace: Workspace, run: Run, progress: Progress, **more: Any
    ) -> None:
        super().__init__(**more)
        self.config = config
        self.workspace = workspace
        self.run = run
        self.frontier = Frontier(config, run.id)
        self._progress = progress
        self._answered = 0
        self._sitemaps = 0
        self.close_reason = ""

    def report_progress(self) -> None:
        """Tell how many addresses were answered, of how many known."""
        self._progress(self._answered, self.frontier.known)

    def closed(self, reason: str) -> None:
        """Remember why the crawl ended (Scrapy calls this)."""
        self.close_reason = reason

    async def start(self) -> AsyncIterator[Any]:
        """Yield the first requests: what an earlier try left, then the seeds."""
        for offer in self._left_over():
            yield self._request(offer)
        start = self.config.site.url
        seeds = [
            (start, "start", "page"),
            (urljoin(start, "/robots.txt"), "start", "robots"),
            (urljoin(start, f"/{PROBE_PATH}"), "probe", "page"),
            *((urljoin(start, name), "sitemap", "sitemap") for name in self.config.crawl.sitemaps),
        ]
        for url, found_by, role in seeds:
            good = normalise(url)
            seed = self.frontier.offer(good, 0, found_by) if good else None
            if seed:
                yield self._request(seed, role)

    def _left_over(self) -> Iterator[Offer]:
        """Go over what is stored already and yield what it links to that was never answered."""
        pages = self.workspace.pages
        stored = list(pages.all(self.run.id))
        for page in stored:
            self.frontier.restore(page.url)
            self._answered += 1
        for page in stored:
            if page.location:
                yield from self._offers([Link(page.location)], page.url, 1)
            yield from self._offers(pages.links(page), page.url, 1)

    def _request(self, offer: Offer, role: str = "page") -> Request:
        """Make the request for an offer."""
        return Request(
            offer.url,
            method=offer.method,
            callback=self.parse,
            errback=self.failed,
            dont_filter=True,
            # Assets wait until the pages are through; robots and sitemaps come first.
            priority={"robots": 20, "sitemap": 10, "asset": -10}.get(role, 0),
            # The probe and robots.txt are asked whatever robots.txt says: they are not content.
            meta={
                "offer": offer,
                "role": role,
                "sent": time.monotonic(),
                "dont_obey_robotstxt": role == "robots" or offer.found_by == "probe",
            },
        )

    def parse(self, response: Response, **_: Any) -> Iterator[Any]:
        """Store one answer and follow what it points at."""
        offer, role = response.meta["offer"], response.meta["role"]
        if offer.method == "HEAD" and response.status in (400, 403, 405, 501):
            # Some servers do not do HEAD: ask again as a browser would.
            yield self._request(replace(offer, method="GET"), role)
            return
        self._answered += 1
        page, blobs, links = self._read(response, offer, role)
        yield Collected(page, blobs)
        if page.location:
            for onward in self._offers([Link(page.location)], page.url, offer.depth, role):
                yield self._request(onward, role)
        if role == "robots":
            yield from self._sitemap_requests(robots_sitemaps(response.body, page.url, page.status))
        elif role == "sitemap":
            yield from self._sitemap_requests([x.url for x in links if x.rel == "sitemap"])
        for onward in self._offers(links, page.url, offer.depth + 1):
            yield self._request(onward, "asset" if onward.method == "HEAD" else "page")

    def _read(
        self, response: Response, offer: Offer, role: str
    ) -> tuple[Page, list[bytes], list[Link]]:
        """Turn an answer into its record, the blobs to keep and the links to follow."""
        headers = headers_of(response)
        content_type = content_type_of(headers)
        kind = kind_of(offer.url, response.status, content_type, role)
        target = resolve(offer.url, headers.get("location", "")) if kind == "redirect" else None
        title, links = "", list[Link]()
        body = response.body if self._is_kept(kind, response.status, offer) else b""
        if kind == "html" and body:
            found = find_links(body, content_type, offer.url, self.config.hosts)
            title, links = found.title, found.links
        elif kind == "sitemap" and response.status == 200:
            links = locations(response.body, self.config.hosts)
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

    @staticmethod
    def _is_kept(kind: str, status: int, offer: Offer) -> bool:
        """Whether a body is kept: pages and documents that answer well, and the not-found page."""
        return kind in ("html", "document") and (status == 200 or offer.found_by == "probe")

    def failed(self, failure: Failure) -> Iterator[Any]:
        """Store that there was no answer, and why."""
        offer = failure.request.meta["offer"]  # type: ignore[attr-defined]
        role = failure.request.meta["role"]  # type: ignore[attr-defined]
        self._answered += 1
        yield Collected(
            Page(
                run=self.run.id,
                url=offer.url,
                kind="none",
                error=error_of(failure.value),
                fetched=now(),
                found_by=offer.found_by,
                referrer=offer.referrer,
            )
        )
        if role == "robots":
            yield from self._sitemap_requests(robots_sitemaps(b"", offer.url, None))

    def _sitemap_requests(self, urls: list[str]) -> Iterator[Request]:
        """Ask for sitemaps of the site's own hosts; endless nesting is cut."""
        for url in urls:
            good = normalise(url)
            if good is None or self._sitemaps >= _MAX_SITEMAPS:
                continue
            offer = self.frontier.offer(good, 0, "sitemap")
            if offer:
                self._sitemaps += 1
                yield self._request(offer, "sitemap")

    def _offers(
        self, links: list[Link], referrer: str, depth: int, role: str = ""
    ) -> Iterator[Offer]:
        """Offer links to the frontier; yield those to ask for."""
        own = self.config.hosts
        for link in links:
            if link.kind in ("mail", "phone", "external") or link.rel == "sitemap":
                continue
            # A form is never submitted: only whether its target answers is asked.
            is_state_only = link.kind == "asset" or link.tag == "form" or role == "asset"
            if is_state_only and not self.config.crawl.check_assets:
                continue
            if host_of(link.url) in own:
                found_by = (
                    "sitemap" if link.tag == "loc" else "redirect" if not link.where else "link"
                )
                method = "HEAD" if is_state_only else "GET"
                offer = self.frontier.offer(link.url, depth, found_by, referrer, method)
                if offer:
                    yield offer
