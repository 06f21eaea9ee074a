"""Reads a response into the record to store, the blobs to keep and the links to follow."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from scrapy.http import Response

from crawler.documents.recognition import is_document
from crawler.fetching.frontier import CrawlTarget
from crawler.fetching.page_writer import CollectedPage
from crawler.fetching.previous_crawl import PreviousPage, unchanged_page
from crawler.fetching.responses import (
    content_type_of,
    has_no_version,
    headers_of,
    is_kept,
    kind_of,
    media_type_of,
    redirect_location,
)
from crawler.fetching.sitemaps import declared_sitemaps, feed_links, locations
from signpost.pages.addresses import resolve
from signpost.pages.app_shells import is_app_shell
from signpost.pages.challenges import is_challenge
from signpost.pages.links import PageLinks, find_links, refresh_link
from signpost.pages.media_types import MediaType
from signpost.pages.refresh import parse_refresh
from signpost.settings.config import Config
from signpost.workspace import Run
from signpost.workspace.blobs import digest
from signpost.workspace.page_marks import APP_SHELL, AWAITS_RENDERING, DIGEST, NOT_READ
from signpost.workspace.records import SHOWN_STATUSES, Link, Page, PageKind, pack_links
from signpost.workspace.runs import now
from signpost.workspace.sitemap_notes import SITEMAP

_NOT_MODIFIED = 304


_LONGEST_TITLE = 1000
# The types that servers give RSS and Atom; whether it is one, its content says.
_FEEDS = re.compile(r"\b(rss|atom|xml|rdf)\b", re.IGNORECASE)


class ResponseReader:
    """Reads the responses of one crawl; `has_seen` says which addresses need no following."""

    def __init__(self, config: Config, run: Run, has_seen: Callable[[str], bool]) -> None:
        self._hosts = config.hosts
        self._without_alias = config.without_alias if config.site.aliases else None
        self._run = run
        self._has_seen = has_seen

    def read(
        self, response: Response, target: CrawlTarget, previous: PreviousPage | None, seconds: float
    ) -> tuple[CollectedPage, list[Link]]:
        """Return what to store of a response, and the links to follow.

        `previous` is what the last crawl knew; `seconds` is how long the response took.
        """
        if previous and (page := self._unchanged(response, target, previous.page, seconds)):
            return CollectedPage(page), previous.links(self._has_seen)
        headers = headers_of(response)
        content_type = content_type_of(headers)
        media = media_type_of(response, content_type)
        moved_to = redirect_location(response)
        kind = _kind_of_answer(response, target, headers, media) if moved_to is None else "redirect"
        if target.role == "asset" and has_no_version(headers, content_type):
            headers[DIGEST] = digest(response.body)
        body = (
            response.body if is_kept(kind, response.status, target.found_by, content_type) else b""
        )
        found = self._links(response, target, kind, body, headers)
        if kind == "html":
            self._take_refresh(headers, target.url, found)
        location = self._location(target, moved_to) if moved_to else found.moves_to
        if kind == "html" and body and is_app_shell(body, content_type, found.links):
            headers[APP_SHELL] = AWAITS_RENDERING
        if problem := found.problem or _why_not_read(kind, media, response):
            headers[NOT_READ] = problem
        packed = pack_links(found.links) if found.links else b""
        page = Page(
            run=self._run.id,
            url=target.url,
            kind=kind,
            status=response.status,
            content_type=content_type,
            headers=headers,
            location=location if moved_to or location != target.url else "",
            title=found.title[:_LONGEST_TITLE],
            size=len(response.body),
            seconds=seconds,
            fetched=now(),
            found_by=target.found_by,
            referrer=target.referrer,
            body=digest(body) if body else "",
            links=digest(packed) if packed else "",
        )
        return CollectedPage(page, [x for x in (body, packed) if x]), found.links

    def _location(self, target: CrawlTarget, written: str) -> str:
        """Return where a redirect leads: to the site itself where it names an alias."""
        resolved = resolve(target.url, written)
        location = resolved[0] if resolved else ""
        return self._without_alias(location) if self._without_alias and location else location

    def _links(
        self,
        response: Response,
        target: CrawlTarget,
        kind: PageKind,
        body: bytes,
        headers: dict[str, str],
    ) -> PageLinks:
        """Return the title and the links of what can have links; `body` is what is kept of it.

        What was not taken of a sitemap goes into the headers.
        """
        content_type = content_type_of(headers)
        if kind == "html" and body:
            return find_links(body, content_type, target.url, self._hosts, self._without_alias)
        if not 200 <= response.status < 300:
            return PageLinks()
        where = (target.url, self._hosts, content_type, self._without_alias)
        if kind == "sitemap":
            listed = locations(response.body, *where)
            if listed.notes.packed:
                headers[SITEMAP] = listed.notes.packed
            return PageLinks(links=listed.links)
        if kind == "robots":
            found = declared_sitemaps(response.body, target.url, self._without_alias)
            return PageLinks(links=found)
        if kind == "other" and _FEEDS.search(content_type):
            return PageLinks(links=feed_links(response.body, *where))
        return PageLinks()

    def _take_refresh(self, headers: Mapping[str, str], url: str, found: PageLinks) -> None:
        """Add where a Refresh header leads to what a page gave; at once, it is a redirect."""
        read = parse_refresh(headers.get("refresh", ""))
        link = read and read[1] and refresh_link(read[1], url, self._hosts, self._without_alias)
        if read and link:
            found.links.insert(0, link)
            found.moves_to = link.url if read[0] == 0 else found.moves_to

    def _unchanged(
        self, response: Response, target: CrawlTarget, previous: Page, seconds: float
    ) -> Page | None:
        """Return the record of a page that is what it was at the last crawl, or None."""
        if response.status == _NOT_MODIFIED:
            return unchanged_page(previous, target, self._run, seconds, "304")
        content_type = content_type_of(headers_of(response))
        same_type = (response.status, content_type) == (previous.status, previous.content_type)
        if same_type and previous.body and digest(response.body) == previous.body:
            fresh = replace(previous, headers=headers_of(response))
            return unchanged_page(fresh, target, self._run, seconds, "same")
        return None


def _why_not_read(kind: PageKind, media: MediaType, response: Response) -> str:
    """Return why an answer that residents are shown is no page to Signpost; mostly ""."""
    if kind != "other" or response.status not in SHOWN_STATUSES or not response.body:
        return ""
    return f"it is of a type that is not read ({media.essence})"


def _kind_of_answer(
    response: Response, target: CrawlTarget, headers: Mapping[str, str], media: MediaType
) -> PageKind:
    """Tell what an answer is that does not redirect."""
    kind = kind_of(target.url, media, target.role, response.body)
    if kind == "html" and is_challenge(headers, response.status):
        kind = "other"  # not what a person sees there
    if kind in ("html", "other") and 200 <= response.status < 300:
        named = headers.get("content-disposition", "")
        if is_document(response.body, content_type_of(headers), named):
            return "document"
    return kind
