"""Asks other sites whether the links to them work, once the site itself is through."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Protocol

from scrapy.crawler import Crawler
from scrapy.http import Request, Response
from twisted.python.failure import Failure

from crawler.fetching.curl_handler import HEADERS_ONLY
from crawler.fetching.external_links import DELAY_SECONDS, ExternalCheck, ExternalLinks
from crawler.fetching.page_writer import CollectedPage
from crawler.fetching.responses import REDIRECTS, content_type_of, headers_of
from signpost.pages.addresses import host_of, is_loopback, resolve
from signpost.settings.config import Config
from signpost.workspace import Run, Workspace
from signpost.workspace.records import Link, Page, Skipped
from signpost.workspace.runs import now

# To these a HEAD was truly answered; any other complaint may be about HEAD itself.
_SURE_OF_HEAD = {401, 407, 410, 429, 451}


class CrawlingSpider(Protocol):
    """The spider whose crawl the checks are part of."""

    config: Config
    workspace: Workspace
    run: Run
    crawler: Crawler

    def collect(self, collected: CollectedPage) -> None:
        """Store an answer, soon."""

    def store_skipped(self, skips: list[Skipped]) -> None:
        """Store what was left out."""

    def error_name(self, failure: Failure, url: str) -> str:
        """Name why there was no answer."""

    def requests_for(self, link: Link, referrer: str) -> list[Request]:
        """Return the requests that a link to the audited site makes, if it is a new one."""


class ExternalChecks:
    """The requests to other sites of one crawl."""

    def __init__(self, spider: CrawlingSpider) -> None:
        self._spider = spider
        self._links = ExternalLinks(spider.config, spider.run.id)
        self._has_begun = False

    def add(self, link: Link, referrer: str) -> None:
        """Take a link to another site; of a form's target only HEAD is ever asked."""
        self._links.add(link.url, referrer, form=link.tag == "form")

    def go_on(self) -> bool:
        """Ask what may be asked now; return whether anything is left to wait for."""
        if not self._has_begun:
            self._has_begun = True
            self._restore()
        engine = self._spider.crawler.engine
        for check in self._links.take():
            if engine is not None:
                engine.crawl(self._request(check))
        return self._links.pending

    def _restore(self) -> None:
        """Take over what this run, or an earlier one, knows already."""
        spider = self._spider
        store, run = spider.workspace.pages, spider.run.id
        days = timedelta(days=spider.config.crawl.external_days)
        since = (datetime.now(UTC) - days).isoformat(timespec="seconds")
        earlier = store.known_outside(run, since)
        own = {page.url: page for page in store.all(run, "external")}
        self._links.restore(list(own.values()))
        for page in own.values():
            if page.location:
                self._follow(page.url, page.location, 1)
        while found := self._links.take_known({**earlier, **own}):
            store.add(found, [], [])
            for page in found:
                if page.location:
                    self._follow(page.url, page.location, 1)

    def _request(self, check: ExternalCheck) -> Request:
        """Make the request for a check."""
        return Request(
            check.url,
            method="GET" if check.use_get else "HEAD",
            headers={"Accept-Encoding": "identity"},
            callback=self._answered,
            errback=self._failed,
            dont_filter=True,
            meta={
                "check": check,
                HEADERS_ONLY: True,
                "sent": time.monotonic(),
                "dont_obey_robotstxt": True,
                "verbatim_url": True,
                "download_timeout": self._spider.config.crawl.external_seconds,
                "max_retry_times": 1,
                "download_slot": f"outside:{check.host}",
            },
        )

    def _answered(self, response: Response) -> Iterator[Request]:
        """Store one answer; ask again with GET where a server may only dislike HEAD."""
        check: ExternalCheck = response.meta["check"]
        unsure = response.status >= 400 and response.status not in _SURE_OF_HEAD
        if unsure and not check.use_get and not check.form:
            yield self._request(replace(check, use_get=True))
            return
        headers = headers_of(response)
        moved = response.status in REDIRECTS
        target = resolve(check.url, headers.get("location", "")) if moved else None
        self._links.answered(check)
        page = replace(
            self._page(check),
            status=response.status,
            content_type=content_type_of(headers),
            headers=headers,
            location=target[0] if target else "",
            seconds=round(time.monotonic() - response.meta["sent"], 3),
        )
        self._spider.collect(CollectedPage(page))
        if target:
            yield from self._follow(check.url, target[0], check.hops + 1, check.form)
        self._release(check)

    def _failed(self, failure: Failure) -> None:
        """Store that there was no answer; the same for what else that host was to be asked."""
        check: ExternalCheck = failure.request.meta["check"]  # type: ignore[attr-defined]
        error = self._spider.error_name(failure, check.url)
        self._spider.collect(CollectedPage(replace(self._page(check), error=error)))
        for left, reason in self._links.unanswered(check, error):
            self._spider.collect(CollectedPage(replace(self._page(left), error=reason)))
        self._release(check)

    def _page(self, check: ExternalCheck) -> Page:
        """Begin the record of a check."""
        return Page(
            run=self._spider.run.id,
            url=check.url,
            kind="external",
            fetched=now(),
            found_by="redirect" if check.hops else "link",
            referrer=check.referrer,
        )

    def _follow(self, url: str, target: str, hops: int, form: bool = False) -> list[Request]:
        """Take a redirect's target; return the requests for it if it is on the audited site."""
        if host_of(target) in self._spider.config.hosts:
            return self._spider.requests_for(Link(target), url)
        self._links.add(target, url, hops, form)
        return []

    def _release(self, check: ExternalCheck) -> None:
        """Let the host rest a little, then go on."""
        self._spider.store_skipped(self._links.take_skipped())
        rest = 0 if is_loopback(check.url) else DELAY_SECONDS
        asyncio.get_running_loop().call_later(rest, self._go_on_after, check.host)

    def _go_on_after(self, host: str) -> None:
        """Go on with a host that has rested."""
        self._links.release(host)
        self.go_on()
