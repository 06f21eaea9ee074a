"""What the last crawl knew of an address: what has not changed is not sent or read again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from crawler.fetching.frontier import CrawlTarget
from signpost import __version__, pages
from signpost.settings.config import Config
from signpost.workspace import Run, Workspace
from signpost.workspace.artifacts.browser import VISIT_ASSETS
from signpost.workspace.blobs import json_bytes
from signpost.workspace.page_marks import APP_SHELL, CUT_SHORT, NOT_READ, UNCHANGED
from signpost.workspace.records import SHOWN_STATUSES, Link, Page, unpack_links
from signpost.workspace.runs import now

_KEPT = {"html", "document", "sitemap"}
_RE_READ = {APP_SHELL, CUT_SHORT, NOT_READ}


@cache
def _code() -> str:
    """Name the code that reads pages: what an earlier one made of a page does not hold."""
    total = hashlib.blake2b(__version__.encode(), digest_size=8)
    for file in sorted(Path(pages.__file__).parent.glob("*.py")):
        total.update(file.read_bytes())
    return total.hexdigest()


def reading_key(config: Config) -> str:
    """Name what the links of a page depend on, besides the page: the code, and the hosts."""
    what = [_code(), sorted(config.hosts), sorted(config.site.aliases)]
    return hashlib.blake2b(json_bytes(what), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class PreviousPage:
    """A good answer of the last crawl, and its links as they are stored."""

    page: Page
    packed_links: bytes

    def links(self, has_seen: Callable[[str], bool]) -> list[Link]:
        """Return the page's links in document order, without those to addresses seen already."""
        return unpack_links(self.packed_links, has_seen) if self.packed_links else []


class PreviousCrawl:
    """The answers of the newest finished crawl before this run, if it read pages as this one does.

    They are looked up some at a time: memory does not grow with the site.
    """

    def __init__(self, workspace: Workspace, config: Config, run: Run) -> None:
        self._pages = workspace.pages
        last = workspace.runs.before(run.id, "crawl")
        stage = workspace.runs.stage(last.id, "crawl") if last else None
        same = stage is not None and stage.key == reading_key(config)
        self._run = last.id if last and same else None

    def look_up(self, targets: Sequence[CrawlTarget]) -> dict[str, PreviousPage]:
        """Return the last good answers of what is about to be asked, by address."""
        if self._run is None:
            return {}
        urls = [x.url for x in targets if x.method == "GET" and x.role in ("page", "sitemap")]
        return {
            page.url: PreviousPage(page, packed)
            for page, packed in self._pages.some(self._run, urls)
            # What a script draws may change while the page that holds the script does not; what was
            # not read, or not all of it, is read anew.
            if page.status in SHOWN_STATUSES
            and page.kind in _KEPT
            and _RE_READ.isdisjoint(page.headers)
        }


def visited_assets(workspace: Workspace, run: Run) -> list[str]:
    """Return what this run's visits used, and those of the newest visited run before it.

    No page may link to some of it.
    """
    last = workspace.runs.before(run.id, "visit")
    numbers = [*([last.id] if last else []), run.id]
    used = [x for number in numbers for x in workspace.artifacts.read(number, VISIT_ASSETS)]
    return list(dict.fromkeys(used))


def conditional_headers(previous: PreviousPage | None) -> dict[str, str]:
    """Return the headers that ask for a page only if it has changed (RFC 9110, section 13)."""
    if previous is None:
        return {}
    headers = {
        "If-None-Match": previous.page.headers.get("etag", ""),
        "If-Modified-Since": previous.page.headers.get("last-modified", ""),
    }
    return {name: value for name, value in headers.items() if value}


def unchanged_page(page: Page, target: CrawlTarget, run: Run, seconds: float, how: str) -> Page:
    """Return the record of a page that is what it was; `how` it is known goes into its headers."""
    return replace(
        page,
        run=run.id,
        headers={**page.headers, UNCHANGED: how},
        seconds=seconds,
        fetched=now(),
        found_by=target.found_by,
        referrer=target.referrer,
        in_sitemap=False,
    )
