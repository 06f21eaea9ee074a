"""Addresses that lack the / at their beginning: one slip that breaks a menu on all pages below.

`contact/` in a menu leads to `/contact/` from the home page, and to `/news/contact/` from `/news/`.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

from audit.evidence.links import anchors
from audit.evidence.task_pages.tasks import is_task_link
from audit.finding import Finding
from audit.site_view import SiteView
from signpost.workspace.records import Link

# From so many addresses on, a page's links have one cause and are told as one finding.
MIN_TOGETHER = 2
_NAMED = 3


def meant_address(page_url: str, url: str, site: SiteView) -> str:
    """Return the address that a broken link would lead to with the missing /; "" if none is there.

    That is what the link names after its page's folder, taken from the folder of the home page.
    """
    folder, top = urljoin(page_url, "."), urljoin(site.home, ".")
    if folder == top or not folder.startswith(top) or not url.startswith(folder):
        return ""
    meant = top + url.removeprefix(folder)
    known = next((x for x in (meant, f"{meant}/", meant.rstrip("/")) if x in site.pages), "")
    return meant if known and site.state(known).state in ("ok", "redirect") else ""


def slips(page_url: str, links: Iterable[Link], site: SiteView) -> dict[str, str]:
    """Return what is meant by each of a page's broken links that lacks the /, by its address."""
    found = {link.url: meant_address(page_url, link.url, site) for link in links}
    return {url: meant for url, meant in found.items() if meant}


def together(meant: dict[str, str], links: dict[str, Link], site: SiteView) -> Finding:
    """Make the one finding for a page's addresses without their /; `links` are by address.

    Pages with the same menu have the same component, so it is one issue on all of them.
    """
    top = urljoin(site.home, ".")
    written = sorted({address.removeprefix(top) for address in meant.values()})
    count = "1 address lacks" if len(written) == 1 else f"{len(written)} addresses lack"
    names = ", ".join(f"“{x}”" for x in written[:_NAMED])
    more = " and others" if len(written) > _NAMED else ""
    slash = urlsplit(top).path
    task = any(is_task_link(links[url].text) for url in meant)
    in_template = all(links[url].where in anchors.TEMPLATE for url in meant)
    name = "in the template" if in_template else " ".join(written)
    return Finding(
        message=f"{count} the leading {slash}: {names}{more}. From this page they lead to "
        f"something that is not there. Begin each of them with {slash}.",
        where=min(meant),
        evidence=" ".join(written),
        key="addresses without the leading /",
        component=f"addresses without the leading /: {name}",
        severity="critical" if task else None,
    )
