"""What the cookie chains of a crawl ask and store, on the site and on other sites."""

from __future__ import annotations

from typing import Protocol

from scrapy.http import Request, Response

from crawler.fetching.cookie_chains import CookieChains
from crawler.fetching.frontier import UNSAFE, CrawlTarget
from crawler.fetching.page_writer import CollectedPage
from crawler.fetching.previous_crawl import PreviousPage
from crawler.fetching.response_reader import ResponseReader
from crawler.fetching.responses import seconds_of
from crawler.fetching.scheduler import Scheduler
from crawler.spiders.external_checks import ExternalChecks
from signpost.pages.addresses import host_of
from signpost.settings.config import Config
from signpost.workspace import Run, Workspace
from signpost.workspace.records import Page


class AskingSpider(Protocol):
    """The spider whose crawl the chains are part of."""

    config: Config
    workspace: Workspace
    run: Run
    scheduler: Scheduler

    def request_for_target(self, target: CrawlTarget, previous: PreviousPage | None) -> Request:
        """Make the request for an address of the site."""


def chains_of(
    spider: AskingSpider, external_checks: ExternalChecks, reader: ResponseReader
) -> CookieChains:
    """Return the cookie chains of a crawl; a chain stays on the side on which it begins."""

    def make_request(url: str, first: Page) -> Request:
        if first.kind == "external":
            return external_checks.request_for(url, "GET")
        return spider.request_for_target(_target(url, first), None)

    def read(url: str, response: Response, begun: Page) -> CollectedPage:
        if begun.kind == "external":
            return CollectedPage(external_checks.page_of(response, begun))
        return reader.read(response, _target(url, begun), None, seconds_of(response))[0]

    def may_ask(url: str, first: Page) -> bool:
        if first.kind == "external":
            return host_of(url) not in spider.config.hosts and not UNSAFE.search(url)
        return spider.scheduler.may_be_asked(url)

    pages, add_unasked = spider.workspace.pages, spider.scheduler.add_unasked
    return CookieChains(pages, spider.run.id, make_request, read, may_ask, add_unasked)


def _target(url: str, page: Page) -> CrawlTarget:
    """Return an address of the site as it was found; how deep it is, is worked out after that."""
    return CrawlTarget(url, 0, page.found_by, page.referrer)
