"""Pages that no way of links leads to from the home page."""

from __future__ import annotations

from collections.abc import Iterator

from audit.rule import Certainty, CouldNotCheck, Finding, Rule
from audit.site_view import SiteView


def check(site: SiteView, *, max_percent: int = 50) -> Iterator[Finding]:
    """Find pages that nobody can click their way to, though search engines may show them."""
    lost = [url for url in site.html_pages if url not in site.depths and url != site.home]
    if not site.depths:
        raise CouldNotCheck("the home page was not fetched, so ways cannot be followed")
    if len(lost) * 100 > max_percent * len(site.html_pages):
        raise CouldNotCheck(
            "most pages cannot be reached by the links in the HTML: "
            "the site's menus are probably made by scripts"
        )
    certainty: Certainty = "needs_person" if site.skipped else "sure"
    known = _pages_counted_as_linked(site)
    for url in lost:
        if url not in known:
            yield _finding(site, url, certainty)


def _finding(site: SiteView, url: str, certainty: Certainty) -> Finding:
    """Say how a page is out of reach."""
    message = "No page links here, so residents can only come by search or by knowing the address"
    if site.inlinks.get(url):
        message = "Only pages that cannot be reached themselves link here"
    if certainty == "needs_person":
        message += "; but the crawl left out some pages, and one of those may link here"
    page = site.pages[url]
    how = "it is in the sitemap" if page.in_sitemap else f"found by: {page.found_by}"
    if page.found_by == "last_run":
        how = "it was linked when the site was last read, and is still there"
    return Finding(message, where=url, evidence=how, certainty=certainty, page=url, key="orphan")


def _pages_counted_as_linked(site: SiteView) -> set[str]:
    """Return pages that count as linked all the same.

    Those that a page loads in a frame or names as its canonical or translated address, and those
    that say the same as a page that can be reached (`content/duplicate-page` tells of them).
    """
    found = {
        site.state(link.url).final_url
        for page, link in site.all_links()
        if link.tag in ("iframe", "form", "link", "meta") and link.url != page
    }
    texts = {x.text_hash for u, x in site.summaries.items() if u in site.depths}
    found |= {u for u, x in site.summaries.items() if x.text_hash in texts - {None}}
    return found


RULE = Rule(
    id="journeys/orphan-page",
    title="Page that no link leads to",
    why="Residents cannot find it by browsing, and editors forget to keep it up to date.",
    fix="Link to it from where residents would look, or take it off the site.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/multiple-ways",
    severity="moderate",
    check=check,
)
