"""Asks other sites whether the links to them work, once the site itself is through."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.http import Request, Response
from twisted.python.failure import Failure

from crawler.fetching.curl_handler import HEADERS_ONLY
from crawler.fetching.external_links import DELAY_SECONDS, ExternalCheck, ExternalLinks
from crawler.fetching.page_writer import CollectedPage
from crawler.fetching.responses import (
    HEAD_PROVES_NOTHING,
    content_type_of,
    headers_of,
    is_unsure,
    redirect_location,
    seconds_of,
)
from crawler.fetching.retries import MOST_PAUSES, asked_to_wait
from signpost.pages.addresses import host_of, is_loopback, resolve
from signpost.settings.config import Config
from signpost.workspace import Run, Workspace
from signpost.workspace.records import Link, Page, Skipped
from signpost.workspace.runs import now

_TOO_MANY_REQUESTS = 429
_log = logging.getLogger(__name__)


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


@dataclass(slots=True)
class _Turn:
    """What comes of one answer: requests to send, and whether its host is asked on at once."""

    onward: list[Request] = field(default_factory=list)
    goes_on: bool = False


class ExternalChecks:
    """The requests to other sites of one crawl."""

    def __init__(self, spider: CrawlingSpider) -> None:
        self._spider = spider
        self._links = ExternalLinks(spider.config, spider.run.id)
        self._has_begun = False

    def add(self, link: Link, referrer: str) -> None:
        """Take a link to another site; a posted form's target is asked with HEAD alone."""
        self._links.add(link.url, referrer, form=link.tag == "form" and link.rel == "post")

    def go_on(self) -> bool:
        """Ask what may be asked now; return whether anything is left to wait for."""
        if not self._has_begun:
            self._has_begun = True
            self._restore()
        engine = self._spider.crawler.engine
        for check in self._links.take():
            with self._turn(check) as turn:
                request = self._request(check)
                turn.goes_on = engine is not None
            if turn.goes_on and engine is not None:
                engine.crawl(request)
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
                self._follow(page.url, page.location)
        while found := self._links.take_known({**earlier, **own}):
            store.add(found, [], [])
            for page in found:
                if page.location:
                    self._follow(page.url, page.location)

    def _request(self, check: ExternalCheck) -> Request:
        """Make the request for a check.

        Raises:
            ValueError: no request can be made of its address.
        """
        method = "GET" if check.use_get else "HEAD"
        return self.request_for(check.url, method, self._answered, self._failed, check)

    def request_for(
        self,
        url: str,
        method: str,
        callback: Callable[..., Any] | None = None,
        errback: Callable[[Failure], Any] | None = None,
        check: ExternalCheck | None = None,
    ) -> Request:
        """Make a request that asks another site for no more than how an address answers.

        Raises:
            ValueError: no request can be made of that address.
        """
        return Request(
            url,
            method=method,
            headers={"Accept-Encoding": "identity"},
            callback=callback,
            errback=errback,
            dont_filter=True,
            meta={
                "check": check,
                HEADERS_ONLY: True,
                "dont_obey_robotstxt": True,
                "verbatim_url": True,
                "download_timeout": self._spider.config.crawl.external_seconds,
                # What HEAD leads to is no verdict: GET is next, and is what is tried again.
                "max_retry_times": int(method == "GET" or (check is not None and check.form)),
                MOST_PAUSES: 1,
                "download_slot": f"outside:{host_of(url)}",
            },
        )

    def _answered(self, response: Response) -> list[Request]:
        """Store one answer; ask again with GET where HEAD does not say that all is well."""
        check: ExternalCheck = response.meta["check"]
        with self._turn(check) as turn:
            if check.may_use_get and is_unsure(response):
                turn.onward.append(self._request(replace(check, use_get=True)))
                turn.goes_on = True
            else:
                turn.onward += self._take(check, response)
        return turn.onward

    def _take(self, check: ExternalCheck, response: Response) -> list[Request]:
        """Store one answer; return the requests that it leads to on the audited site."""
        page = self.page_of(response, self._page(check))
        self._spider.collect(CollectedPage(page))
        is_refused = response.status == _TOO_MANY_REQUESTS and asked_to_wait(response) > 0
        for left in self._links.answered(check, is_refused):
            self._store_unasked(left, "asked_to_wait")
        if page.location:
            return self._follow(check.url, page.location, check)
        return []

    def page_of(self, response: Response, begun: Page) -> Page:
        """Complete the record of an address on another site with its answer."""
        headers = headers_of(response)
        location = redirect_location(response)
        target = resolve(begun.url, location) if location else None
        return replace(
            begun,
            status=response.status,
            error="",
            content_type=content_type_of(headers),
            headers=headers,
            location=target[0] if target else "",
            seconds=seconds_of(response),
        )

    def _failed(self, failure: Failure) -> list[Request]:
        """Store that there was no answer; the same for what else that host was to be asked."""
        check: ExternalCheck = failure.request.meta["check"]  # type: ignore[attr-defined]
        with self._turn(check) as turn:
            error = self._spider.error_name(failure, check.url)
            if check.may_use_get and error in HEAD_PROVES_NOTHING:
                turn.onward.append(self._request(replace(check, use_get=True)))
                turn.goes_on = True
            else:
                self._store_unasked(check, error)
                for left, reason in self._links.unanswered(check, error):
                    self._store_unasked(left, reason)
        return turn.onward

    @contextmanager
    def _turn(self, check: ExternalCheck) -> Iterator[_Turn]:
        """Give a host's turn back whatever happens, unless its next request is made already.

        What cannot be read is stored as such, and the others go on.

        Raises:
            scrapy.exceptions.CloseSpider: the workspace takes no more.
        """
        turn = _Turn()
        try:
            yield turn
        except CloseSpider:
            raise
        except Exception:  # noqa: BLE001 - whatever it is, it is of this one address
            _log.exception("the answer of %s could not be read", check.url)
            turn.goes_on = False
            self._store_unasked(check, "unreadable")
        finally:
            if not turn.goes_on:
                self._release(check)

    def _store_unasked(self, check: ExternalCheck, error: str) -> None:
        """Store that an address gave no answer."""
        self._spider.collect(CollectedPage(replace(self._page(check), error=error)))

    def under_way(self, error: str) -> list[CollectedPage]:
        """Return the records of what is being asked just now, as without an answer."""
        checks = self._links.under_way()
        return [CollectedPage(replace(self._page(check), error=error)) for check in checks]

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

    def _follow(self, url: str, target: str, check: ExternalCheck | None = None) -> list[Request]:
        """Take a redirect's target; return the requests for it if it is on the audited site.

        What was asked with GET before is asked so at once.
        """
        if host_of(target) in self._spider.config.hosts:
            return self._spider.requests_for(Link(target), url)
        before = check or ExternalCheck(url, "")
        self._links.add(target, url, before.hops + 1, before.form, before.use_get)
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
