"""Which service a page belongs to: by the demand file's addresses, else by its own address."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from audit.demand import service_demand
from audit.demand.service_addresses import service_at
from audit.inventory import service_list
from audit.site_view import PROBE, SiteView
from signpost.workspace.page_summary import PageSummary
from signpost.workspace.records import SHOWN_STATUSES, Page

# Fewer pages than this under one first segment are no service (a stray page is none either).
MIN_PAGES = 2

# First segments that say something of the system or the language, not of a service.
_NO_SERVICE = re.compile(r"(en|cy|gd|ga|en-gb|index\.\w+|default\.\w+|site|pages?|home|www)")
_FILE_ENDING = re.compile(r"\.(html?|php|aspx?|jsp|cfm|pdf|docx?|xlsx?|pptx?|od[tsp]|csv|zip|rtf)$")


def of_pages(site: SiteView) -> dict[str, str]:
    """Return the service of every page and document by address; "" where none is known.

    The demand file's address patterns come first, the most exact one winning. Without a match,
    the first segment of the path names the service (`/council-tax/…` is “Council tax”), if at
    least `MIN_PAGES` pages share it. Else its breadcrumb or heading may (`_by_words`).

    Raises:
        ConfigError: the demand file is wrong.
    """
    services = service_demand.of(site.config).services
    known = {service.name.casefold(): service.name for service in services}
    urls = [page.url for page in site.pages.values() if _has_service(page)]
    start = urlsplit(site.config.site.url).path
    segments = {url: segment(urlsplit(url).path, start) for url in urls}
    sizes = Counter(segments.values())
    found = {}
    for url in urls:
        name = service_at(url, services)
        if not name and segments[url] and sizes[segments[url]] >= MIN_PAGES:
            name = pretty(segments[url])
            name = known.get(name.casefold(), name)
        found[url] = name or _by_words(site.summaries.get(url, PageSummary()), known)
    return found


def _by_words(summary: PageSummary, known: Mapping[str, str]) -> str:
    """Return the service that a page's breadcrumb or heading names, where its address names none.

    A breadcrumb counts if it names a service of the demand file; a heading or title if it has all
    words of one of the Local Government Services List (`audit.inventory.service_list`).
    """
    trail = [x.casefold() for x in summary.breadcrumb]
    named = next((known[x] for x in trail if x in known), "")
    listed = service_list.nearest(summary.h1, summary.title)
    # A news story about potholes is no page of the service.
    if named or listed is None or summary.type in ("news", "document"):
        return named
    return known.get(listed.name.casefold(), listed.name)


def _has_service(page: Page) -> bool:
    """Whether an address is something that a service owns: a page or a document."""
    return page.found_by != PROBE and (
        page.is_html or (page.kind == "document" and page.status in SHOWN_STATUSES)
    )


def segment(path: str, start: str = "/") -> str:
    """Return the first segment of a path that can name a service, in lower case, or nothing.

    `start` is the path of the site's first page: a site that lives in a folder is read from there.
    """
    folder = start.rpartition("/")[0] + "/"
    inner = path.removeprefix(folder) if path.startswith(folder) else path.lstrip("/")
    for part in inner.split("/"):
        name = unquote(part).strip().lower()
        if name and not _NO_SERVICE.fullmatch(name):
            return name
    return ""


def pretty(name: str) -> str:
    """Write a path segment as a person would: `council-tax_info.html` is “Council tax info”."""
    words = re.sub(r"[-_+\s]+", " ", _FILE_ENDING.sub("", name)).strip()
    return words[:1].upper() + words[1:]
