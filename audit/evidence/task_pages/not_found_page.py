"""The page that a site gives for an address that does not exist, and whether it leads on."""

from __future__ import annotations

from audit.evidence.task_pages import contact_routes
from audit.evidence.task_pages.forms import forms
from audit.inputs import PageView
from audit.rule import CouldNotCheck
from audit.site_view import SiteView
from signpost.pages.addresses import resolve


def not_found_page(site: SiteView) -> PageView:
    """Return the page that a site gives for an address that does not exist.

    Raises:
        CouldNotCheck: the crawl has none.
    """
    page = site.probe
    if page is None or page.status is None:
        raise CouldNotCheck("the crawl did not learn what the site says of a missing page")
    if page.location:
        raise CouldNotCheck("the site answers a missing page with a redirect")
    body = site.workspace.pages.body(page)
    if not body and page.size:
        raise CouldNotCheck("the site's not-found page was not kept")
    return PageView(page, body, site.links_of(page.url))


def offers_a_way_on(view: PageView, home: str) -> bool:
    """Whether a not-found page has a link home, a search box or a way to get in touch."""
    if _leads_home(view, home) or _has_search(view) or contact_routes.on_page(view):
        return True
    return bool(contact_routes.phones_in(view.content.text))


def _leads_home(view: PageView, home: str) -> bool:
    """Whether any link goes to the home page."""
    top = resolve(view.url, "/")
    homes = {home, top[0] if top else home}
    return any(x.url in homes for x in view.links if x.tag in ("a", "area"))


def _has_search(view: PageView) -> bool:
    """Whether there is a search box, or a link to one."""
    if any(form.is_search for form in forms(view)):
        return True
    return any("search" in f"{x.text} {x.url}".lower() for x in view.links if x.tag == "a")
