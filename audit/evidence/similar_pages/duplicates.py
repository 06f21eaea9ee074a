"""Pages that share something: which addresses have the same title, description or text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from urllib.parse import urlsplit

from audit.site_view import SiteView
from signpost.workspace.page_summary import PageSummary


def groups(site: SiteView, key: Callable[[PageSummary], str]) -> dict[str, list[str]]:
    """Group the HTML pages by a key of their summaries; those with an empty key are left out.

    Groups of one are left out, and so are pages that name another page as the one to list
    (`rel=canonical`). Addresses are in order, the shortest first.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for url, summary in site.summaries.items():
        if summary.kind == "html" and (value := key(summary)):
            found[value].append(url)
    kept = {value: _listed(site, urls) for value, urls in found.items() if len(urls) > 1}
    return {value: urls for value, urls in kept.items() if len(urls) > 1}


def _listed(site: SiteView, urls: list[str]) -> list[str]:
    """Leave out pages that are copies by their own word."""
    own = [url for url in urls if is_listed(site, url)]
    return sorted(own, key=lambda url: (len(url), url))


def is_listed(site: SiteView, url: str) -> bool:
    """Whether a page is not a copy of another one by its own word (`rel=canonical`)."""
    return _canonical(site, url) in ("", url)


def _canonical(site: SiteView, url: str) -> str:
    """Return the address that a page names as its canonical one, or nothing."""
    for link in site.links_of(url):
        if link.tag == "link" and "canonical" in link.rel.split():
            return link.url
    return ""


def others(urls: list[str], url: str) -> str:
    """Name up to three of the other pages, by their paths."""
    rest = [path(other) for other in urls if other != url]
    more = f" and {len(rest) - 3} more" if len(rest) > 3 else ""
    return ", ".join(rest[:3]) + more


def path(url: str) -> str:
    """Return an address without its host."""
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
