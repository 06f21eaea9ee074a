"""Links and files that do not work."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.links import anchors
from audit.evidence.links.broken_links import broken_link
from audit.evidence.links.missing_slash import MIN_TOGETHER, slips, together
from audit.evidence.words.titles import is_home
from audit.inputs import PageView
from audit.link_states import LinkState
from audit.rule import CouldNotCheck, Finding, NotApplicable, Rule
from audit.site_view import SiteView
from signpost.workspace.records import Link

_JUDGED = ("page", "document", "asset", "external")
_FOLLOWED = frozenset({"a", "area"})
_UNKNOWN = frozenset({"could_not_check", "blocked"})


def check(page: PageView, site: SiteView) -> Iterator[Finding]:
    """Find the addresses that a page links to or loads and that end badly.

    Raises:
        NotApplicable: the page links to nothing of the site.
        CouldNotCheck: nothing is broken, but links of the page's own were not asked or not let
            through. Those of the template count on the front page only, not on every page again;
            other sites that keep robots out are told of in the report's list of links alone.
    """
    links = {
        x.url: x
        for x in reversed(page.links)
        if x.kind in _JUDGED
        and x.url != page.url
        and x.tag != "form"  # journeys/form-target-broken tells of these
        and _is_asked(x, site)
    }
    if not links:
        raise NotApplicable
    states = {url: site.state(url) for url in links}
    bad = [url for url, state in states.items() if state.is_dead]
    if not bad:
        _refuse_unknown(states, links, is_home(page.url))
    meant = slips(page.url, (links[url] for url in bad if links[url].tag in _FOLLOWED), site)
    if len(meant) >= MIN_TOGETHER:
        yield together(meant, links, site)
        bad = [url for url in bad if url not in meant]
    for url in reversed(bad):
        yield broken_link(links[url], states[url], meant.get(url, ""))


def _is_asked(link: Link, site: SiteView) -> bool:
    """Whether the crawl was meant to ask for a link's target."""
    if link.kind == "external":
        return site.was_requested(link)
    return link.kind != "asset" or site.config.crawl.check_assets


def _refuse_unknown(states: dict[str, LinkState], links: dict[str, Link], home: bool) -> None:
    """Refuse to call a page's links fine where some are unknown."""
    unknown = [
        url
        for url, state in states.items()
        if state.state in _UNKNOWN
        and links[url].kind != "external"
        and (home or links[url].where not in anchors.TEMPLATE)
    ]
    if unknown:
        first = unknown[-1]
        raise CouldNotCheck(
            f"{len(unknown)} of {len(states)} links could not be checked, such as {first}: "
            f"{states[first].why}"
        )


RULE = Rule(
    id="content/links-broken",
    title="Broken links",
    why="A resident who meets a broken link has to phone, or gives up.",
    fix="Point the link to where the content is now, or take it out.",
    reference="https://www.gov.uk/guidance/content-design/links",
    severity="serious",
    check=check,
    version=3,
)
