"""Which page is the site's accessibility statement: told by its title and what it says.

An address says nothing: `/accessibility` may be a chapter of a handbook, and a page called
“Publishing an accessibility statement” tells others how to write theirs. Not a rule itself.
"""

from __future__ import annotations

import re

from bs4 import BeautifulSoup

from audit.evidence.accessibility_statement.statement_page import AccessibilityStatement
from audit.rule import CouldNotCheck, NotApplicable
from audit.site_view import SiteView
from signpost.pages.addresses import host_of
from signpost.workspace.records import Link

_SAYS = re.compile(r"\baccessib|\bhygyrchedd\b", re.IGNORECASE)
_STATEMENT = re.compile(
    r"\baccessibility\b.{0,40}\bstatement\b|\bdatganiad hygyrchedd\b", re.IGNORECASE
)
_PARTS = re.compile(r"\s[|\u2013\u2014\u00b7-]\s")
_BARE = re.compile(r"^(?:(?:website|web|site|digital) )?accessibility$|^hygyrchedd$", re.IGNORECASE)
# Titles of guidance on statements, for those who write them.
_GUIDANCE = re.compile(
    r"\b(?:writ(?:e|ing)|publish(?:ing)?|creat(?:e|ing)|produc(?:e|ing)|prepar(?:e|ing)|how to"
    r"|guid(?:e|ance)|templates?|samples?|examples?|model|checklist|statements|training|help with"
    r"|review(?:ing)?|check(?:ing)?|do you need|why)\b",
    re.IGNORECASE,
)
# What statements say of their own website, after the law and the government's sample statement.
_SIGNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bpublic sector bodies\b|\baccessibility regulations\b",
        r"\b(?:fully|partially|not)\b\W{0,3}compliant\b",
        r"\bthis (?:accessibility )?statement (?:applies|covers|was|is)\b",
        r"\b(?:as many people as possible|committed to making)\b",
        r"\bnon-?accessible content\b",
        r"\bhow accessible (?:this|our|the) (?:web)?site\b",
        r"\bequality (?:and human rights commission|advisory)|\behrc\b|\bequality commission\b",
        r"\bdisproportionate burden\b",
        r"\bdatganiad hygyrchedd\b|\bcydymffurfio\b",
    )
)
# A page that only says “Accessibility” needs this many of them; so does one that its link names.
_ENOUGH = 3
# Said to those who have a statement to write.
_TO_AUTHORS = re.compile(
    r"\byour (?:accessibility )?statement\b|\b(?:write|publish|create|include|have|need|provide)"
    r" an? accessibility statement\b|\baccessibility statements\b",
    re.IGNORECASE,
)


def read_statement(site: SiteView) -> AccessibilityStatement:
    """Find and parse the site's statement.

    Raises:
        NotApplicable: the site has none that can be found.
        CouldNotCheck: it is no web page of this site.
    """
    url = find_statement(site)
    if not url and statement_elsewhere(site):
        raise CouldNotCheck("the accessibility statement is on another website")
    if not url:
        raise NotApplicable
    statement = _parsed(site, url)
    if statement is None:
        raise CouldNotCheck("the accessibility statement is not a web page of this site")
    return statement


def home_links(site: SiteView) -> list[Link]:
    """Return the home page's links to a statement, those that say “statement” first.

    Raises:
        CouldNotCheck: the home page could not be read.
    """
    home = site.pages.get(site.home)
    if home is None or not home.is_html:
        raise CouldNotCheck("the home page could not be read")
    links = [
        x
        for x in site.links_of(home.url)
        if x.tag in ("a", "area") and x.url != home.url and _SAYS.search(x.text)
    ]
    return sorted(links, key=lambda x: not _STATEMENT.search(x.text))


def names_statement(link: Link) -> bool:
    """Whether a link's words plainly promise the statement (and not, say, accessible toilets)."""
    return bool(_STATEMENT.search(link.text) or _BARE.match(link.text.strip()))


def find_statement(site: SiteView) -> str:
    """Return the address of the site's own accessibility statement; "" where there is none.

    First where the home page's link leads, then any page so titled.

    Raises:
        CouldNotCheck: the home page could not be read.
    """
    for link in home_links(site):
        end = site.state(link.url)
        if end.state in ("ok", "redirect") and _is_statement(site, end.final_url, link.text):
            return end.final_url
    titled = [u for u in site.html_pages if _SAYS.search(site.pages[u].title)]
    found = [u for u in titled if _is_statement(site, u)]
    return min(found, key=lambda u: (len(u), u), default="")


def statement_elsewhere(site: SiteView) -> str:
    """Return the address on another website that the home page names as the statement; else "".

    Several sites of one council may share a statement.

    Raises:
        CouldNotCheck: the home page could not be read.
    """
    own = host_of(site.home)
    return next(
        (
            x.url
            for x in home_links(site)
            if names_statement(x) and x.kind == "external" and host_of(x.url) != own
        ),
        "",
    )


def _is_statement(site: SiteView, url: str, link_text: str = "") -> bool:
    """Whether a page is the statement, by its title and content; `link_text` is what led there."""
    page = site.pages.get(url)
    if page is None:
        return False
    if page.kind == "document":
        return bool(_STATEMENT.search(f"{link_text} | {page.title}"))
    statement = _parsed(site, url)
    if statement is None:
        return False
    # Without the website's name: "Design guide" behind a dash says nothing of this page.
    named_parts = _PARTS.split(statement.title)
    heading = max(named_parts, key=lambda x: bool(_STATEMENT.search(x)))
    signs = sum(1 for sign in _SIGNS if sign.search(statement.text))
    if _STATEMENT.search(heading):
        written = bool(signs) or not _TO_AUTHORS.search(statement.text)
        return written and not _GUIDANCE.search(heading)
    linked = bool(_STATEMENT.search(link_text))
    named = linked or any(_BARE.match(x.strip()) for x in named_parts)
    return named and signs >= _ENOUGH


def _parsed(site: SiteView, url: str) -> AccessibilityStatement | None:
    """Parse a page of the site; None if it is no stored web page."""
    page = site.pages[url]
    if not page.is_html or not page.body:
        return None
    soup = BeautifulSoup(site.workspace.pages.body(page), "lxml")
    return AccessibilityStatement(url, soup, site.today)
