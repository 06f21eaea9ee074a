"""Tasks that lead off to another site, which does not answer as it should."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.task_pages.tasks import is_task_link
from audit.inputs import PageView
from audit.rule import CouldNotCheck, Finding, NotApplicable, Rule
from audit.rules.journeys.form_hosts import carries_forms
from audit.site_view import SiteView
from signpost.pages.addresses import host_of
from signpost.workspace.records import Link

_TEMPLATE = frozenset({"header", "nav", "footer"})


def check(page: PageView, site: SiteView) -> Iterator[Finding]:
    """Find links to a task on another site, by their words or a known form host, that fail.

    A site that lets no robot in is not one that fails; where none could be asked, nobody knows.
    """
    links = {x.url: x for x in reversed(page.links) if _is_task(x)}
    if not links:
        raise NotApplicable
    asked = {url: link for url, link in links.items() if site.was_requested(link)}
    states = {url: site.state(url) for url in asked}
    broken = [url for url, state in states.items() if state.is_dead]
    unknown = [url for url, x in states.items() if x.state in ("could_not_check", "blocked")]
    if not broken and (unknown or len(asked) < len(links)):
        url = unknown[0] if unknown else next(x for x in links if x not in asked)
        raise CouldNotCheck(f"{url}: {states[url].why if url in states else 'it was not asked'}")
    for url in broken:
        link = links[url]
        yield Finding(
            f"“{link.text or url}” is done on {host_of(url)}, which fails ({states[url].why})",
            where=url,
            evidence=link.text,
            component=url if link.where in _TEMPLATE else "",
        )


def _is_task(link: Link) -> bool:
    """Whether a link is a person's way to a task on another site."""
    if link.kind != "external" or link.tag not in ("a", "area"):
        return False
    return is_task_link(link.text) or carries_forms(host_of(link.url))


RULE = Rule(
    id="journeys/third-party-fails",
    title="Task on another site that fails",
    why="To residents it is the council that fails; and nobody at the council is told.",
    fix="Ask the supplier to mend it, and say on the page how to get it done meanwhile.",
    reference=(
        "https://www.gov.uk/service-manual/service-standard/point-14-operate-a-reliable-service"
    ),
    severity="critical",
    check=check,
)
