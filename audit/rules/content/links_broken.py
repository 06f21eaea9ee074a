"""Links and files that do not work."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence import anchors
from audit.evidence.link_states import LinkState
from audit.evidence.titles import is_home
from audit.inputs import PageView
from audit.rule import CouldNotCheck, Finding, NotApplicable, Rule
from audit.site_view import SiteView
from signpost.workspace.records import Link

_JUDGED = ("page", "document", "asset", "external")
_UNKNOWN = frozenset({"could_not_check", "blocked"})
_THINGS = {
    "img": "picture",
    "source": "picture or recording",
    "script": "script",
    "link": "style sheet or icon",
    "video": "video",
    "audio": "recording",
    "iframe": "framed page",
}


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
        _insist(states, links, is_home(page.url))
    for url in reversed(bad):
        yield finding_of(links[url], states[url])


def _is_asked(link: Link, site: SiteView) -> bool:
    """Whether the crawl was meant to ask for a link's target."""
    if link.kind == "external":
        return site.was_asked(link)
    return link.kind != "asset" or site.config.crawl.check_assets


def _insist(states: dict[str, LinkState], links: dict[str, Link], home: bool) -> None:
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


def finding_of(link: Link, state: LinkState) -> Finding:
    """Make the finding for one target, of a page or a document."""
    thing = _THINGS.get(link.tag) if link.kind == "asset" or link.tag == "iframe" else ""
    name = f"The {thing} {link.url}" if thing else f"The link “{link.text or link.url}”"
    return Finding(
        message=f"{name} does not work: {_reason(state)}. {_advice(thing or '', state)}",
        where=link.url,
        evidence=link.text,
        component=anchors.component(link, link.url),
    )


def _reason(state: LinkState) -> str:
    """Say in plain words how a target ends."""
    if state.state == "broken" and state.status in (404, 410):
        return f"there is nothing at its address (the server answers {state.status})"
    return state.why


def _advice(thing: str, state: LinkState) -> str:
    """Say what to do about it."""
    if state.status and state.status >= 500:
        return "Try it again, and tell whoever runs the website if it stays so."
    return "Put it back or take it out." if thing else "Change the link or take it out."


RULE = Rule(
    id="content/links-broken",
    title="Broken links",
    why="A resident who meets a broken link has to phone, or gives up.",
    fix="Point the link to where the content is now, or take it out.",
    reference="https://www.gov.uk/guidance/content-design/links",
    severity="serious",
    check=check,
    version=2,
)
