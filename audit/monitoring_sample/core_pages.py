"""The pages that every sample has: which page of a site is the contact page, and so on."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qsl, urlsplit

from audit.evidence.accessibility_statement import statement_search
from audit.evidence.documents.exempt_documents import is_old
from audit.evidence.task_pages.contact_routes import is_contact
from audit.rule import CouldNotCheck
from audit.site_view import SiteView
from signpost.workspace.records import Document

# What sorts addresses: the first is to be preferred.
Rank = Callable[[str], tuple[int, int, str]]
_SEARCHED = re.compile(r"/(?:search|site-search|search-results)/?$", re.IGNORECASE)
_QUERY = re.compile(r"q|s|query|search|keywords?|term", re.IGNORECASE)
_SIGN_IN = re.compile(r"/(?:log-?in|sign-?in|my-?account|account/login)/?$", re.IGNORECASE)


def ranked(site: SiteView) -> Rank:
    """Return what sorts pages: most linked first, then the shortest address."""
    return lambda url: (-site.inlinks.get(url, 0), len(url), url)


def contact_of(site: SiteView, rank: Rank) -> str:
    """Return the page on getting in touch: one that home links to, else the most linked."""
    pages = set(site.html_pages) - {site.home}
    home = site.pages.get(site.home)
    linked = [x for x in site.links_of(site.home) if is_contact(x.text, x.url)] if home else []
    ends = [site.state(x.url).final_url for x in linked]
    found = [url for url in ends if url in pages]
    named = [url for url in pages if "contact" in urlsplit(url).path.lower()]
    return min(
        found or named, key=lambda url: ("contact" not in url.lower(), rank(url)), default=""
    )


def statement_of(site: SiteView) -> str:
    """Return the accessibility statement, or nothing."""
    try:
        return statement_search.find_statement(site)
    except CouldNotCheck:
        return ""


def document_of(site: SiteView, rank: Rank) -> Document | None:
    """Return the most linked document that the regulations do not exempt by age, a PDF first."""
    found = [x for url, x in site.documents.items() if url in site.pages]
    return min(
        found,
        key=lambda x: (x.state != "ok", is_old(x), x.format != "pdf", rank(x.url)),
        default=None,
    )


def is_search(url: str) -> bool:
    """Whether an address is of a page of search results."""
    parts = urlsplit(url)
    return bool(_SEARCHED.search(parts.path)) or any(
        _QUERY.fullmatch(key) for key, _ in parse_qsl(parts.query)
    )


def is_sign_in(url: str) -> bool:
    """Whether people sign in at an address."""
    return bool(_SIGN_IN.search(urlsplit(url).path))
