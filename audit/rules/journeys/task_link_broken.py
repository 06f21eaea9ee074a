"""Broken links that are the way to a task."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.links import anchors
from audit.evidence.links.missing_slash import MIN_TOGETHER, slips
from audit.evidence.task_pages.tasks import is_task_link
from audit.inputs import PageView
from audit.rule import CouldNotCheck, Finding, NotApplicable, Rule
from audit.site_view import SiteView
from signpost.workspace.records import Link

_TEMPLATE = frozenset({"header", "nav", "footer"})


def check(page: PageView, site: SiteView) -> Iterator[Finding]:
    """Find links called "Pay…", "Apply…" and so on that end on an error; one a target."""
    links = {x.url: x for x in reversed(page.links) if _is_task(x)}
    if not links:
        raise NotApplicable
    states = {url: site.state(url) for url in links}
    broken = [url for url, state in states.items() if state.is_dead]
    unknown = [url for url, x in states.items() if x.state in ("could_not_check", "blocked")]
    if unknown and not broken:
        raise CouldNotCheck(f"{unknown[0]}: {states[unknown[0]].why}")
    dead = (x for x in anchors.followable(page.links) if site.state(x.url).is_dead)
    meant = slips(page.url, dead, site) if broken else {}
    for url in broken:
        if len(meant) >= MIN_TOGETHER and url in meant:
            continue  # one slip of a menu, told as such by content/links-broken
        link = links[url]
        yield Finding(
            f"“{link.text}” cannot be done: the link is broken ({states[url].why})",
            where=url,
            evidence=link.text,
            component=url if link.where in _TEMPLATE else "",
        )


def _is_task(link: Link) -> bool:
    """Whether a link is a person's way to a task on this site."""
    return (
        link.tag in ("a", "area") and link.kind in ("page", "document") and is_task_link(link.text)
    )


RULE = Rule(
    id="journeys/task-link-broken",
    title="Broken link to a task",
    why="This is the very step that the resident came for; without it they have to call.",
    fix="Point the link at where the task is done now, or say how else to do it.",
    reference=(
        "https://www.gov.uk/service-manual/service-standard/point-14-operate-a-reliable-service"
    ),
    severity="critical",
    check=check,
    version=2,
    covers=("content/links-broken",),
)
