"""What the rules on links share: which links a person can follow, and whose place they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from signpost.pages.addresses import resolve
from signpost.pages.markup import Element, squeeze
from signpost.workspace.records import Link

# Landmarks that a site's template fills: what is wrong there is one issue on all pages.
TEMPLATE = frozenset({"header", "nav", "footer", "head"})


def followable(links: Iterable[Link]) -> Iterator[Link]:
    """Yield the links that a person can follow, in order."""
    return (link for link in links if link.tag in ("a", "area"))


def template_component(link: Link, name: str) -> str:
    """Name a link's place over pages if the template put it there; else nothing."""
    return name if link.where in TEMPLATE else ""


def elements_of(root: Element, page_url: str, link: Link) -> list[Element]:
    """Return the elements of a page that are this link: same address, same fragment, same words."""
    found = []
    for element in root.iter(link.tag):
        href = element.get("href")
        if href is None or (resolve(page_url, href) or ("", "")) != (link.url, link.fragment):
            continue
        label = squeeze(element.get("aria-label") or "")
        if not link.text or link.text == label or squeeze(element.text_content()) in link.text:
            found.append(element)
    return found
