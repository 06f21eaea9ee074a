"""How alike two pages are built: their elements and classes, not their words.

A page's build is the set of its element names with their classes, each with its parent's. Two
pages of one template have nearly the same set whatever they say, so the share of it that two
pages have in common (Jaccard) tells templates apart without knowing any.
"""

from __future__ import annotations

from audit.site_view import SiteView
from signpost.pages import markup

Build = frozenset[str]
# What is drawn by data (a list of a thousand links) adds nothing new; a hostile page must not.
_MOST_ELEMENTS = 5_000
_MOST_CLASSES = 8


def build_of(site: SiteView, url: str) -> Build:
    """Return the build of a stored HTML page; empty where its body cannot be read."""
    page = site.pages.get(url)
    if page is None or not page.is_html or not page.body:
        return frozenset()
    tree = markup.parse(site.workspace.pages.body(page), page.content_type)
    found = set()
    for number, element in enumerate(tree.iter()):
        if number >= _MOST_ELEMENTS:
            break
        if isinstance(element.tag, str):
            above = element.getparent()
            over = _name(above) if above is not None and isinstance(above.tag, str) else ""
            found.add(f"{over}>{_name(element)}")
    return frozenset(found)


def alike(one: Build, other: Build) -> float:
    """Return what share of two builds is common to both, from 0 to 1 (Jaccard)."""
    both = len(one | other)
    return len(one & other) / both if both else 0.0


def _name(element: markup.Element) -> str:
    """Name an element by its tag and classes, in an order that does not matter."""
    classes = sorted((element.get("class") or "").split()[:_MOST_CLASSES])
    return ".".join([str(element.tag).lower(), *classes])
