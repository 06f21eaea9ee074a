"""Links that start with http: to a site that is served over https."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from audit.evidence.links import anchors
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from audit.site_view import SiteView
from signpost.pages.addresses import host_of, hostname_of, is_loopback


def check(page: PageView, site: SiteView) -> Iterator[Finding]:
    """Find links to http: addresses whose site is known to answer on https.

    Known, for the site's own pages, from the site being read over https; for others, from the
    stored answer: the http address redirects to https on the same host. Without such an answer
    nothing is said.
    """
    links = {
        x.url: x
        for x in reversed(list(anchors.followable(page.links)))
        if x.url.startswith("http:") and not is_loopback(x.url)
    }
    if not links:
        raise NotApplicable
    for url, link in reversed(links.items()):
        better = _secure_address(url, site)
        if better:
            yield Finding(
                message=f"The link “{link.text or url}” starts with http, so others on the same "
                f"network can read or change what is opened. The site answers on https: {better}",
                where=url,
                evidence=link.text,
                component=anchors.template_component(link, url),
            )


def _secure_address(url: str, site: SiteView) -> str:
    """Return the https address of an http one, if its site is known to have it."""
    if host_of(url) in site.config.hosts and site.config.site.url.startswith("https:"):
        return url.replace("http:", "https:", 1)
    answer = site.outside.get(url) or site.pages.get(url)
    moved = answer.location if answer else ""
    if moved.startswith("https:") and _plain(moved) == _plain(url):
        return moved
    return ""


def _plain(url: str) -> str:
    """Return the name of an address's host, without www."""
    return hostname_of(urlsplit(url).netloc).removeprefix("www.")


RULE = Rule(
    id="content/links-insecure",
    title="Links that start with http",
    why="What is opened over http can be read and changed on the way, and costs a redirect.",
    fix="Write the address with https.",
    reference="https://www.gov.uk/guidance/using-https",
    severity="minor",
    check=check,
)
