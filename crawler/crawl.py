"""The crawl stage: goes through the site, checks that there was one, counts what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin

import msgspec

from crawler.fetching.previous_crawl import reading_key
from crawler.fetching.robots_rules import RobotsRules
from crawler.rounds import Rounds
from crawler.sign_in_pages import is_sign_on, why_only_sign_in
from crawler.spiders.site_spider import Progress
from signpost.errors import SignpostError
from signpost.pages.addresses import host_of
from signpost.settings.config import Config
from signpost.workspace import Run, Workspace
from signpost.workspace.artifacts.crawl import CrawlSummary
from signpost.workspace.page_marks import APP_SHELL, why_not_rendered
from signpost.workspace.records import SHOWN_STATUSES, Page
from signpost.workspace.sitemap_notes import told_of


class UnreachableError(SignpostError):
    """The site gave no page to start from."""

    exit_code = 3


class EndedEarlyError(SignpostError):
    """The site stopped answering on the way: what came is stored, and can be carried on."""

    exit_code = 3


def crawl(
    workspace: Workspace, config: Config, run: Run, progress: Progress = lambda _done, _known: None
) -> dict[str, Any]:
    """Crawl the site into `run`, carrying on what was cut off; return what it came to.

    Scrapy's reactor cannot be started twice: one crawl a process.

    Raises:
        EndedEarlyError: the site stopped answering; what came is stored.
        UnreachableError: the start page gave no answer, or not a page.
        WorkspaceError: what was collected could not be stored.
        KeyboardInterrupt: the crawl was stopped by hand; what it collected is stored.
    """
    with workspace.runs.doing(run.id, "crawl", reading_key(config)) as stage:
        workspace.pages.forget_refused(run.id)
        rounds = Rounds(workspace, config, run, progress)
        ended = rounds.go()
        if rounds.early_end:
            raise EndedEarlyError(_how_far(workspace, config, run, rounds.early_end))
        if ended != "finished":
            raise KeyboardInterrupt
        robots = rounds.robots.known()
        _check_robots(config, robots)
        _check_start(workspace, config, run)
        _complete_records(workspace, run)
        pruned = workspace.prune(run.id, config.crawl.keep_runs)
        summary = summary_of(workspace, run, pruned)
        summary = msgspec.structs.replace(summary, robots_txt=_robots_notes(robots))
        stage.summary = msgspec.to_builtins(summary)
    return stage.summary


def _how_far(workspace: Workspace, config: Config, run: Run, why: str) -> str:
    """Say in one line why a crawl ended early, what there is of it, and what to do."""
    answers = workspace.pages.count(run.id)
    return (
        f"{config.site.url}: the crawl ended early: {why}. {answers} answers are stored; "
        "run the same command again later to carry on"
    )


def _check_robots(config: Config, robots: Mapping[str, RobotsRules]) -> None:
    """Say so if nothing may be asked of the site, as its robots.txt could not be read.

    Raises:
        UnreachableError: so it is.
    """
    url = urljoin(config.site.url, "/robots.txt")
    rules = robots.get(url, RobotsRules())
    # That there is no such server is what the start page's answer says too.
    if rules.why_unread and rules.error == "robots_unread" and config.crawl.obey_robots:
        raise UnreachableError(
            f"{url}: robots.txt could not be read ({rules.why_unread}): nothing may be asked. "
            "Try again later, or set [crawl] obey_robots = false if the site is yours"
        )


def _robots_notes(robots: Mapping[str, RobotsRules]) -> str:
    """Tell what is odd about each robots.txt that was read, or could not be."""
    told = []
    for url, rules in sorted(robots.items()):
        unread = f"could not be read ({rules.why_unread})" if rules.why_unread else ""
        told += [f"{url}: {note}" for note in (unread, *rules.notes) if note]
    return "; ".join(told)


def _complete_records(workspace: Workspace, run: Run) -> None:
    """Note on records what only a whole crawl knows."""
    workspace.pages.keep_left_out(run.id)
    workspace.pages.mark_in_sitemap(run.id)


def complete(workspace: Workspace, run: Run) -> None:
    """Complete the records and the summary of a crawl that a further round has added to."""
    _complete_records(workspace, run)
    stage = workspace.runs.stage(run.id, "crawl")
    before = msgspec.convert(stage.summary if stage else {}, CrawlSummary)
    summary = summary_of(workspace, run, before.pruned)
    summary = msgspec.structs.replace(summary, robots_txt=before.robots_txt)
    workspace.runs.amend_summary(run.id, "crawl", msgspec.to_builtins(summary))


def _check_start(workspace: Workspace, config: Config, run: Run) -> None:
    """Say so if there was nothing to start from."""
    url, seen = config.site.url, set[str]()
    page: Page | None = workspace.pages.get(run.id, url)
    while page and page.location and page.url not in seen:
        seen.add(page.url)
        page = workspace.pages.get(run.id, page.location)
    if page is None:
        last = _last(workspace, run, seen) if seen else ""
        if is_sign_on(last):
            raise UnreachableError(
                f"{url}: the start page leads to another site that signs people in "
                f"({host_of(last)}). Take the cookie of somebody who has signed in: [crawl] "
                "cookie_from"
            )
        outside = f" (it leads to {last})" if seen else ""
        raise UnreachableError(
            f"{url}: the start page redirects off the site{outside}. "
            "Start from there, or add its host to [site] hosts"
        )
    if page.status is None:
        told = page.error.startswith(("proxy", "robots"))
        check = "" if told else ". Check the address"
        raise UnreachableError(f"{url}: {_WHY.get(page.error, 'no answer')}{check}")
    if not page.is_html:
        what = page.content_type or "no type"
        login = " ([crawl] login_from signs in)" if page.status == _WHO_ARE_YOU else ""
        raise UnreachableError(
            f"{url}: the server answers {page.status} ({what}), not a page to start from{login}"
        )
    if why := why_only_sign_in(workspace, config, run, page):
        raise UnreachableError(why)


_WHO_ARE_YOU = 401
_WHY = {
    "dns": "there is no host of that name",
    "refused": "the server refuses connections",
    "timeout": "the server did not answer in time",
    "tls": "its certificate is not accepted (SSL_CERT_FILE names authorities of your own)",
    "failed": "the connection broke, or its server leaves out the certificate of its issuer",
    "unreadable": "what the server answers is no page that browsers can read",
    "stalled": "the server did not answer, and the crawl was ended",
    "proxy": "the proxy does not let it through, or could not reach it (hosts that are to be asked "
    "directly belong in NO_PROXY)",
    "proxy_down": "the proxy cannot be reached ([crawl] proxy, or HTTP_PROXY and HTTPS_PROXY)",
    "proxy_login": "the proxy asks for a name and password: write them before its host, as in "
    "http://name:password@proxy:8080, in HTTP_PROXY and HTTPS_PROXY",
    "robots": "its robots.txt asks not to be crawled. If the site is yours, set [crawl] "
    "obey_robots = false in signpost.toml ('signpost init' writes one)",
}


def _last(workspace: Workspace, run: Run, seen: set[str]) -> str:
    """Return the address that a chain of redirects left the site for."""
    pages = (workspace.pages.get(run.id, url) for url in seen)
    return next(
        (p.location for p in pages if p and workspace.pages.get(run.id, p.location) is None), "?"
    )


def summary_of(workspace: Workspace, run: Run, pruned: int = 0) -> CrawlSummary:
    """Count what a crawl collected; `pruned` is how many bodies of old runs were let go."""
    kinds: Counter[str] = Counter()
    pages = 0
    for kind, status, found_by, number in workspace.pages.tally(run.id):
        kinds[kind] += number
        pages += number * (kind == "html" and status in SHOWN_STATUSES and found_by != "probe")
    other_sites = kinds.pop("external", 0)
    drawn = Counter(
        "not_drawn" if why_not_rendered(page) else "drawn"
        for page in workspace.pages.marked(run.id, APP_SHELL)
    )
    reasons = Counter(skip.reason for skip in workspace.pages.left_out(run.id))
    return CrawlSummary(
        addresses=sum(kinds.values()),
        pages=pages,
        documents=sum(1 for _ in workspace.pages.documents(run.id)),
        other_sites=other_sites,
        kinds=dict(sorted(kinds.items())),
        drawn=dict(drawn),
        left_out=dict(sorted(reasons.items())),
        notes=told_of(
            [*workspace.pages.all(run.id, "sitemap"), *workspace.pages.all(run.id, "none")]
        ),
        pruned=pruned,
    )
