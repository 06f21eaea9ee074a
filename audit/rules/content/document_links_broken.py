"""Links inside PDFs and office files that do not work."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.links.broken_links import broken_link, unusable_link
from audit.rule import CouldNotCheck, Finding, NotApplicable, Rule
from audit.site_view import SiteView
from signpost.workspace.records import Document


def check(document: Document, site: SiteView) -> Iterator[Finding]:
    """Find the addresses that a document links to and that end badly, or cannot be used.

    Raises:
        NotApplicable: the document links to nothing that was asked.
        CouldNotCheck: nothing is broken, but links to the site's own pages could not be checked.
    """
    links = {
        x.url: x
        for x in reversed(site.links_of(document.url))
        if x.kind in ("page", "document", "asset")
        or (x.kind == "external" and site.was_requested(x))
    }
    unusable = {x.url: x for x in reversed(site.unusable_links_of(document.url))}
    if not links and not unusable:
        raise NotApplicable
    for link in reversed(unusable.values()):
        yield unusable_link(link, document.url)
    states = {url: site.state(url) for url in links}
    bad = [url for url, state in states.items() if state.is_dead]
    for url in reversed(bad):
        yield broken_link(links[url], states[url])
    unknown = [
        url
        for url, state in states.items()
        if state.state in ("could_not_check", "blocked") and links[url].kind != "external"
    ]
    if unknown and not bad and not unusable:
        raise CouldNotCheck(
            f"{len(unknown)} of {len(states)} links could not be checked, such as {unknown[-1]}"
        )


RULE = Rule(
    id="content/document-links-broken",
    title="Broken links in a document",
    why="A document is read long after the pages that it links to have moved.",
    fix="Publish it as a web page; else mend the links in its source and export it again.",
    reference="https://www.gov.uk/guidance/publishing-accessible-documents",
    severity="moderate",
    check=check,
    version=2,
)
