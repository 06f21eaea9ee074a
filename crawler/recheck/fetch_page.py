"""Fetching one page of a crawled site again, and the targets of its links that may be mended.

Nothing is stored in the run: what came is handed back, its bodies kept as blobs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scrapy.crawler import AsyncCrawlerProcess

from crawler.documents.reading import read
from crawler.fetching.frontier import UNSAFE, CrawlTarget, Role
from crawler.fetching.page_writer import CollectedPage
from crawler.rounds import Rounds
from crawler.spiders.one_page import PageSpider
from signpost.errors import SignpostError
from signpost.pages.addresses import host_of
from signpost.settings.config import Config
from signpost.workspace import Run, Workspace
from signpost.workspace.page_marks import APP_SHELL, awaits_rendering, not_rendered
from signpost.workspace.records import (
    SHOWN_STATUSES,
    Document,
    Link,
    Page,
    pack_links,
    unpack_links,
)

# So many targets that did not answer well, or are new, are asked again beside the page.
MOST_TARGETS = 30
_NOT_RENDERED = "a recheck does not draw pages that scripts make; the next weekly run does"
_WHY = {
    "dns": "there is no host of that name",
    "refused": "the server refuses connections",
    "timeout": "the server did not answer in time",
    "tls": "its certificate is not accepted",
    "robots": "the site's robots.txt asks not to read it ([crawl] obey_robots)",
    "robots_unread": "the site's robots.txt could not be read, so nothing may be asked. Try later",
    "proxy": "the proxy does not let it through, or could not reach it",
    "proxy_down": "the proxy cannot be reached ([crawl] proxy)",
    "proxy_login": "the proxy asks for a name and password ([crawl] proxy)",
    "private": "it is on a private network",
    "unreadable": "what the server answers is nothing that browsers can read",
    "too_large": "the answer is larger than [crawl] max_megabytes",
}


class RecheckError(SignpostError):
    """One page could not be checked again; the message is one line for a person."""

    def __init__(self, message: str, exit_code: int = 2) -> None:
        super().__init__(message)
        self.exit_code = exit_code


@dataclass(frozen=True, slots=True)
class Fetched:
    """One page as it is now. `others` are the answers of link targets that were asked again."""

    page: Page
    others: Sequence[Page]
    document: Document | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One of several pages as it is now; without a page, it is gone or leads elsewhere."""

    url: str
    page: Page | None
    document: Document | None = None


def fetch_page(workspace: Workspace, config: Config, run: Run, url: str) -> Fetched:
    """Fetch a page as the crawl would, now. Once a process: Scrapy's reactor starts once.

    Raises:
        RecheckError: the address is not on the site, gone, redirected or gives no page.
    """
    _check_address(config, url)
    rounds = _PageRounds(workspace, config, run, [url])
    rounds.go()
    answer = rounds.answers.get(url)
    if answer is None:
        raise RecheckError(f"{url}: stopped before it answered. Try again", 3)
    _check_answer(answer.page)
    return _completed(workspace, config, run, answer, rounds)


def fetch_pages(
    workspace: Workspace, config: Config, run: Run, urls: Sequence[str]
) -> list[Answer]:
    """Fetch pages as the crawl would, now, without what they link to. Once a process.

    Raises:
        RecheckError: an address is not on the site, or gave no answer that says how the page is.
    """
    for url in urls:
        _check_address(config, url)
    rounds = _PageRounds(workspace, config, run, urls, targets=False)
    rounds.go()
    return [_answer_of(workspace, config, rounds, url) for url in urls]


def _answer_of(workspace: Workspace, config: Config, rounds: _PageRounds, url: str) -> Answer:
    """Return what came of one of several pages.

    Raises:
        RecheckError: the server did not say how the page is.
    """
    answer = rounds.answers.get(url)
    if answer is None:
        raise RecheckError(f"{url}: stopped before it answered. Try again", 3)
    if answer.page.status in (404, 410) or answer.page.location:
        return Answer(url, None)
    _check_answer(answer.page)
    if awaits_rendering(answer.page):
        raise RecheckError(f"{url}: {_NOT_RENDERED}")
    for blob in answer.blobs:
        workspace.blobs.put(blob)
    if answer.page.kind != "document":
        return Answer(url, answer.page)
    return Answer(
        url, answer.page, read(answer.page, workspace.blobs.get(answer.page.body), config)[0]
    )


def _check_address(config: Config, url: str) -> None:
    """Refuse an address that is not to be asked.

    Raises:
        RecheckError: it is not on the site, or might change something.
    """
    if UNSAFE.search(url):
        raise RecheckError(f"{url}: asking for this might change something, so it is left alone")
    if host_of(url) not in config.hosts:
        raise RecheckError(f"{url}: this is not on {config.site.url}. Give an address of this site")


class _PageRounds(Rounds):
    """Two small crawls in one reactor: pages, then what they link to that may have changed."""

    def __init__(
        self,
        workspace: Workspace,
        config: Config,
        run: Run,
        urls: Sequence[str],
        targets: bool = True,
    ) -> None:
        super().__init__(workspace, config, run, lambda _done, _known: None)
        self._urls, self._targets = urls, targets
        self.answers: dict[str, CollectedPage] = {}

    async def _crawl_all(self, process: AsyncCrawlerProcess) -> None:
        """Ask for the pages, then for the targets of their links."""
        await self._ask(process, [CrawlTarget(url, 0, "link", "") for url in self._urls])
        targets = self._link_targets() if self._targets else []
        if targets:
            await self._ask(process, targets)
        self._ended = "finished"

    async def _ask(self, process: AsyncCrawlerProcess, targets: list[CrawlTarget]) -> None:
        """Ask for some addresses; an answer that is there already stays."""
        crawler = process.create_crawler(PageSpider)
        await process.crawl(crawler, targets=targets, **self._spider_arguments)
        if isinstance(crawler.spider, PageSpider):
            self.answers = {**crawler.spider.answers, **self.answers}

    def _link_targets(self) -> list[CrawlTarget]:
        """Choose the pages' targets on the site that the run did not find in order."""
        wanted: dict[str, CrawlTarget] = {}
        found = ((url, x) for url in self._urls for x in _links(self.answers.get(url)))
        for url, link in found:
            if not self._may_be_asked(link):
                continue
            known = self._workspace.pages.get(self._run.id, link.url)
            good = known is not None and known.status is not None and known.status < 400
            if not good and link.url not in self.answers:
                role: Role = "asset" if link.kind == "asset" else "page"
                wanted[link.url] = CrawlTarget(
                    link.url, 0, "link", url, role, use_get=True, written=link.written
                )
        return list(wanted.values())[:MOST_TARGETS]

    def _may_be_asked(self, link: Link) -> bool:
        """Whether the crawl would ask for a link's target: what changes things is left alone."""
        if host_of(link.url) not in self._config.hosts or link.tag == "form":
            return False
        assets = self._config.crawl.check_assets and link.kind == "asset"
        return (assets or link.kind in ("page", "document")) and not UNSAFE.search(link.url)


def _links(answer: CollectedPage | None) -> list[Link]:
    """Return the links of an answer."""
    named = answer.page.links if answer else ""
    return unpack_links(answer.blobs[-1]) if answer and named else []


def _check_answer(page: Page) -> None:
    """Say in one line why there is no page to judge.

    Raises:
        RecheckError: there is none.
    """
    if page.status is None:
        raise RecheckError(f"{page.url}: {_WHY.get(page.error, 'no answer came')}", 3)
    if page.status in (404, 410):
        raise RecheckError(
            f"{page.url}: the page is gone (the server answers {page.status}). "
            "The next weekly run tells what still links to it"
        )
    if page.location:
        raise RecheckError(f"{page.url}: it now redirects to {page.location}. Recheck that address")
    if page.status not in SHOWN_STATUSES or page.kind not in ("html", "document"):
        what = page.content_type or "no type"
        raise RecheckError(
            f"{page.url}: the server answers {page.status} ({what}), not a page to judge", 3
        )


def _completed(
    workspace: Workspace, config: Config, run: Run, answer: CollectedPage, rounds: _PageRounds
) -> Fetched:
    """Keep the blobs and complete the record with what only the crawl knows."""
    for blob in answer.blobs:
        workspace.blobs.put(blob)
    page, known = answer.page, workspace.pages.get(run.id, answer.page.url)
    if known is not None:
        page = replace(
            page, found_by=known.found_by, referrer=known.referrer, in_sitemap=known.in_sitemap
        )
    if awaits_rendering(page):
        page = replace(page, headers={**page.headers, APP_SHELL: not_rendered(_NOT_RENDERED)})
    others = [x.page for x in rounds.answers.values() if x.page.url != page.url]
    for other in rounds.answers.values():
        for blob in other.blobs:
            workspace.blobs.put(blob)
    if page.kind != "document":
        return Fetched(page, others)
    document, links = read(page, workspace.blobs.get(page.body), config)
    return Fetched(replace(page, links=workspace.blobs.put(pack_links(links))), others, document)
