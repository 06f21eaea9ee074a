"""Addresses of test servers in a sitemap, or named as the right address of a page."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator

from audit.rule import Finding, Rule
from audit.site_view import SiteView
from signpost.pages.addresses import host_of
from signpost.workspace.sitemap_notes import notes_of

# What a host's first names say where it is for trying things out; hosts that only test sites have.
_STAGING = re.compile(
    r"(?:^|[.-])(?:staging|stage|stg|uat|dev|develop|development|test|testing|tst|preprod|pre-prod"
    r"|preview|sandbox|demo|beta-test|qa|local|localhost|internal|intranet)\d{0,2}(?:[.-]|$)"
    r"|\.(?:azurewebsites\.net|cloudapp\.net|wpengine\.com|wpenginepowered\.com|pantheonsite\.io"
    r"|platformsh\.site|amazee\.io|acquia-sites\.com|herokuapp\.com|netlify\.app|vercel\.app"
    r"|ngrok\.io|ngrok-free\.app|test|localhost|invalid|lan|corp)$",
    re.IGNORECASE,
)


def check(site: SiteView) -> Iterator[Finding]:
    """Find test servers that pages name as canonical, or that a sitemap lists.

    A site that is itself on such a host (it is being tested) is not told of its own name.
    """
    own = {host_of(site.config.site.url), host_of(site.home)}
    for page in site.pages.values():
        if page.kind == "sitemap":
            named = notes_of(page).other_site
            if named and _is_staging(named, own):
                yield _finding(page.url, named, "The sitemap lists", "sitemap")
        elif page.in_sitemap and _is_staging(page.url, own):
            yield _finding(page.url, page.url, "The sitemap lists", "sitemap")
    for url in site.html_pages:
        for link in site.links_of(url):
            if (
                link.tag == "link"
                and "canonical" in link.rel.split()
                and _is_staging(link.url, own)
            ):
                yield _finding(
                    url, link.url, "The page says that its right address is", "canonical"
                )


def _is_staging(url: str, own: set[str]) -> bool:
    """Whether an address is of a test server, or of a network that residents are not in."""
    host = host_of(url)
    if not host or host in own:
        return False
    name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
    try:
        return ipaddress.ip_address(name.strip("[]")).is_private
    except ValueError:
        return bool(_STAGING.search(name))


def _finding(page: str, named: str, says: str, kind: str) -> Finding:
    """Say where a test server is named."""
    return Finding(
        message=f"{says} an address of a test server, {host_of(named)}. Search engines go there "
        "and leave the right page out.",
        where=named,
        evidence=kind,
        page=page,
        component=f"{kind} {host_of(named)}",
        key=kind,
    )


RULE = Rule(
    id="content/staging-address",
    title="Address of a test server",
    why="Search engines list the test server in the place of the site, or lose the page.",
    fix="Set the site's own address in the content management system, and close the test server "
    "to the public.",
    reference="https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls",
    severity="serious",
    check=check,
    fixer="template",
)
