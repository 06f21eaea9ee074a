"""The way that a page names from the home page to itself."""

from __future__ import annotations

from signpost.pages.markup import Element, squeeze

_NAMED = (
    "//*[@aria-label='Breadcrumb' or @aria-label='breadcrumb' or @aria-label='Breadcrumbs'"
    " or contains(@class, 'breadcrumb') or contains(@id, 'breadcrumb')]"
)
_MOST = 10


def of(tree: Element) -> list[str]:
    """Return the texts of a page's breadcrumb, home page and the page itself left out."""
    for element in tree.xpath(_NAMED):
        links = [squeeze(a.text_content()) for a in element.iter("a")][:_MOST]
        if links:
            return [x for x in links if x and x.lower() not in ("home", "homepage", "home page")]
    return []
