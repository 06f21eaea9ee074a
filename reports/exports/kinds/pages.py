"""Rows of `pages`: every address that was asked as a page or document."""

from __future__ import annotations

from collections.abc import Iterator
from email.utils import parsedate_to_datetime

from audit.site_view import PROBE, SiteView
from reports.exports.export_types import Row, RowKind
from reports.sources import Sources
from search.insights.page_demand import clicks_by_page
from signpost.workspace.page_marks import why_not_known
from signpost.workspace.page_summary import PageSummary
from signpost.workspace.records import Page

COLUMNS = (
    *("run", "url", "status", "content_type", "title", "h1", "description", "language"),
    *("words", "reading_age", "depth", "inlinks", "outlinks", "last_modified", "service"),
    *("state", "type", "difficulty", "lgsl", "updated", "updated_by", "review_due", "owner"),
    *("searches", "content_method"),
)
# What a page is not: files that pages are made of, and what only machines read.
_NOT_PAGES = {"asset", "robots", "sitemap"}


def page_rows(sources: Sources) -> Iterator[Row]:
    """Go through every address that was asked as a page or document, in order of address.

    `status` is null where there was no answer; `state` is a link state, `could_not_check` also
    where an answer came that was not read (cut short, a type not read, too large); `depth` counts
    clicks from the home page (null: cannot be reached), `inlinks` pages that link here, `outlinks`
    different addresses that it links to. What audit did not read (`words` and so on) is null.
    `lgsl` is the number of the service in the Local Government Services List that the heading
    names, `updated_by` who says when the page changed (`shown`, `metadata`, `server`), `searches`
    how many logged searches ended on the page (null: there is no log).
    """
    wanted = clicks_by_page(sources.workspace, sources.config, sources.run.id)
    for page in sources.site.pages.values():
        if page.kind not in _NOT_PAGES and page.found_by != PROBE:
            searches = wanted.get(page.url, 0) if wanted is not None else None
            service = sources.services.get(page.url, "")
            summary = sources.summaries.get(page.url) or PageSummary()
            yield _row(sources.site, page, summary, service, searches)


def _row(
    site: SiteView, page: Page, summary: PageSummary, service: str, searches: int | None
) -> Row:
    """Make one row of `pages`."""
    return {
        "run": page.run,
        "url": page.url,
        "status": page.status,
        "content_type": page.content_type,
        "title": summary.title or page.title,
        "h1": summary.h1,
        "description": summary.description,
        "language": summary.language,
        "words": summary.words,
        "reading_age": summary.reading_age,
        "depth": site.depths.get(page.url),
        "inlinks": site.inlinks.get(page.url, 0) if page.is_html else None,
        "outlinks": _outlinks(site, page) if page.is_html else None,
        "last_modified": last_modified(page),
        "service": service,
        "state": _state(site, page),
        "type": summary.type,
        "difficulty": summary.difficulty,
        "lgsl": summary.lgsl,
        "updated": summary.updated,
        "updated_by": summary.updated_by,
        "review_due": summary.review_due,
        "owner": summary.owner,
        "searches": searches,
        "content_method": summary.method,
    }


def _state(site: SiteView, page: Page) -> str:
    """Return in which state a page is: as a link's target, but `ok` only if it was read."""
    state = site.state(page.url).state
    return "could_not_check" if state == "ok" and why_not_known(page) else state


def _outlinks(site: SiteView, page: Page) -> int:
    """Count the different web addresses that a page's links lead a person to."""
    return len(
        {x.url for x in site.links_of(page.url) if x.kind in ("page", "document", "external")}
    )


def last_modified(page: Page) -> str:
    """Return when the server says that a page was changed, as ISO 8601, or nothing."""
    try:
        return parsedate_to_datetime(page.headers.get("last-modified", "")).isoformat()
    except (TypeError, ValueError):
        return ""


EXPORT = RowKind("pages", COLUMNS, page_rows, place=10)
