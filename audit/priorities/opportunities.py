"""One list of what could be mended: issues, journeys that fail, searches without an answer.

All are put in order by the same arithmetic (`audit.priorities.priority`): severity × how many ×
demand, a range. A way of a journey that fails, and a search that is not answered, count like one
page of their service; a search counts more at the high end, the more often it is made. No number is
a claim that an issue caused a call.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from urllib.parse import urljoin

from audit.demand import service_demand
from audit.demand.contacts import service_by_words
from audit.demand.service_addresses import service_at
from audit.priorities import priority
from audit.registry import all_rules
from audit.withheld import issue_without_quotes, withheld_pages
from signpost.settings.config import Config
from signpost.workspace import IssueRow, Run, Workspace
from signpost.workspace.artifacts.judged import ISSUE_SERVICES, PRIORITIES, SERVICES
from signpost.workspace.artifacts.judged_demand import FEEDBACK
from signpost.workspace.artifacts.judged_journeys import STORIES, Story
from signpost.workspace.artifacts.judged_opportunities import (
    OPPORTUNITIES,
    Assumptions,
    Opportunities,
    Opportunity,
    ServiceOpportunities,
    ServicePart,
)
from signpost.workspace.artifacts.searched import QUERIES, QueryRow

# Whoever changes so many pages one by one needs a plan, not an afternoon.
SMALL, LARGE = 5, 50
# A journey that fails stops somebody; a search without an answer sends somebody elsewhere.
_JOURNEY, _SEARCH = "critical", "serious"
_QUERIES = 300
_WAYS = priority.Nouns("way that fails", "ways that fail", "")
_SEARCHES = priority.Nouns("search", "searches", "how often it is made")
_WAY_NAMES = {
    "search": "By search",
    "present": "By the site’s own search",
    "navigation": "By links",
    "phone": "On a phone",
    "keyboard": "By keyboard",
}
_WAYS_IN_ORDER = (*_WAY_NAMES, "contact")
_NOUNS = {"issue": priority.PAGES, "journey": _WAYS, "search": _SEARCHES}


def opportunities(
    workspace: Workspace,
    config: Config,
    run: Run,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> dict[str, int]:
    """Put in order what a run found; store it (`OPPORTUNITIES`) and return the counts by kind."""
    with workspace.runs.doing(run.id, "opportunities") as stage:
        feedback = workspace.artifacts.read(run.id, FEEDBACK)
        weights = priority.of_settings(config, feedback.services)
        stories = workspace.artifacts.read(run.id, STORIES)
        services = workspace.artifacts.read(run.id, SERVICES)
        queries = workspace.artifacts.read(run.id, QUERIES)
        found = ordered(
            [
                *of_issues(workspace, run.id),
                *of_stories(stories, config, weights),
                *of_searches(queries, services, weights, config.demand.views_share),
            ]
        )
        listed = Opportunities(
            all=found, by_service=by_service(found, weights), assumptions=_assumptions(config)
        )
        workspace.artifacts.write(run.id, OPPORTUNITIES, listed)
        progress(len(found), len(found))
        kinds = [one.kind for one in found]
        stage.summary = {kind: kinds.count(kind) for kind in ("issue", "journey", "search")}
    return stage.summary


def _assumptions(config: Config) -> Assumptions:
    """Return the shares that the settings assume."""
    return Assumptions(
        calls_low=config.demand.share_low,
        calls_high=config.demand.share_high,
        views=config.demand.views_share,
        contacts=config.demand.contacts_share,
    )


def ordered(found: Iterable[Opportunity]) -> list[Opportunity]:
    """Put opportunities in order: what is sure first, then by the middle of the range."""
    return sorted(
        found,
        key=lambda x: (x.certainty != "sure", -x.low - x.high, x.kind, x.key, x.owner),
    )


def of_issues(workspace: Workspace, run: int) -> Iterator[Opportunity]:
    """Yield an opportunity for each issue of a run, with the priority that it was given."""
    arithmetic = workspace.artifacts.read(run, PRIORITIES)
    services = workspace.artifacts.read(run, ISSUE_SERVICES)
    rules = all_rules()
    withheld = withheld_pages(workspace, run)
    for stored in workspace.results.issues(run):
        row = issue_without_quotes(stored) if stored.page_sample in withheld else stored
        rule = rules.get(row.rule)
        if rule is not None and rule.confidential:  # told where people have to sign in
            continue
        yield Opportunity(
            kind="issue",
            key=row.id,
            title=rule.title if rule else row.rule,
            says=row.message,
            severity=row.severity,
            certainty=row.certainty,
            services=services.get(row.id, {}),
            low=row.priority_low,
            high=row.priority_high,
            arithmetic=arithmetic.get(row.id, ""),
            effort=effort(row),
            owner=row.owner,
            page=row.page_sample,
            evidence=[f"{row.findings:,} findings on {row.pages:,} pages"],
        )


def effort(row: IssueRow) -> str:
    """Say what mending an issue takes: by what has to change and on how many pages.

    One part of a template is medium, since somebody has to release it; text is small up to five
    pages and large from fifty.
    """
    if row.owner == "template":
        return "medium"
    if row.pages <= SMALL:
        return "small"
    return "medium" if row.pages < LARGE else "large"


def of_stories(
    stories: Iterable[Story], config: Config, weights: priority.Factors
) -> Iterator[Opportunity]:
    """Yield an opportunity for each user story that fails, and each who can mend a way of it."""
    ends = {journey.name: journey.end for journey in config.journey}
    known = service_demand.of(config).services
    for story in stories:
        end = urljoin(config.site.url, ends.get(story.name, "").replace("*", ""))
        service = service_at(end, known)
        failed = [name for name in _WAYS_IN_ORDER if _fails(story, name)]
        for owner in dict.fromkeys(story.ways[name].owner or "content" for name in failed):
            mine = [x for x in failed if (story.ways[x].owner or "content") == owner]
            yield _of_story(story, mine, owner, end, service, weights)


def _fails(story: Story, name: str) -> bool:
    """Whether a way of a story was tried and fails."""
    way = story.ways.get(name)
    return way is not None and way.outcome == "fail"


def _of_story(
    story: Story, ways: list[str], owner: str, end: str, service: str, weights: priority.Factors
) -> Opportunity:
    """Return the opportunity of one owner: the ways of a story that fail and that they can mend."""
    pages = {service: len(ways)}
    low, high = priority.priority(_JOURNEY, pages, weights)
    return Opportunity(
        kind="journey",
        key=story.name,
        title=f"“{story.name}” breaks down",
        says=story.need,
        severity=_JOURNEY,
        certainty="sure",
        services=pages,
        low=low,
        high=high,
        arithmetic=priority.explain(_JOURNEY, pages, weights, what=_WAYS),
        effort="medium",
        owner=owner,
        page=end,
        evidence=[f"{_way(name)}: {story.ways[name].says}" for name in ways],
    )


def _way(name: str) -> str:
    """Name a way of trying a story."""
    return _WAY_NAMES.get(name, name.capitalize())


def of_searches(
    rows: Sequence[QueryRow],
    services: Mapping[str, str],
    weights: priority.Factors,
    share: float = priority.ASSUMED_VIEWS,
) -> Iterator[Opportunity]:
    """Yield an opportunity for each logged query that finds nothing, or no right page in time.

    A query belongs to the service of its best page, else to
    the one whose name its words share. `share` is what the mean query counts more at the high end.
    """
    poor = [row for row in rows if row.searches > 0 and row.state in ("zero", "low")]
    if not poor:
        return
    mean = sum(row.searches for row in rows) / len([r for r in rows if r.searches > 0])
    names = {name for name in services.values() if name}
    for row in sorted(poor, key=lambda r: (-r.searches, r.query))[:_QUERIES]:
        service = row.family or service_by_words(row.query, names)
        more = round(share * row.searches / mean, 2)
        low, high = priority.priority(_SEARCH, {service: 1}, weights, True, more)
        said = priority.explain(_SEARCH, {service: 1}, weights, True, more, _SEARCHES)
        nothing = row.state == "zero"
        yield Opportunity(
            kind="search",
            key=row.query,
            title=f"Searching for “{row.query}” "
            + ("finds nothing" if nothing else "does not lead to the right page"),
            says="Nothing on the site is found with these words."
            if nothing
            else "The right page is not among the first five results.",
            severity=_SEARCH,
            certainty="sure",
            services={service: 1},
            low=low,
            high=high,
            arithmetic=said,
            effort="small",
            owner="search",
            evidence=[f"searched {row.searches:,} times in the log"],
        )


def by_service(
    found: Sequence[Opportunity], weights: priority.Factors
) -> list[ServiceOpportunities]:
    """Return what each service could mend, with the arithmetic of its own pages alone.

    Services come in order of what can be won: the sum of their ten first.
    """
    own: dict[str, list[ServicePart]] = {}
    for place, one in enumerate(found):
        for service in one.services:
            own.setdefault(service, []).append(_part_of(one, place, service, weights))
    for some in own.values():
        some.sort(key=lambda x: (found[x.place].certainty != "sure", -x.low - x.high, x.place))
    rows = [ServiceOpportunities(name=name, own=some) for name, some in own.items() if name]
    return sorted(rows, key=lambda r: (-sum(x.low + x.high for x in r.own[:10]), r.name))


def _part_of(one: Opportunity, place: int, service: str, weights: priority.Factors) -> ServicePart:
    """Return what an opportunity comes to for the pages of one of its services."""
    if len(one.services) == 1:
        return ServicePart(place=place, low=one.low, high=one.high, arithmetic=one.arithmetic)
    sure, pages = one.certainty == "sure", {service: one.services[service]}
    low, high = priority.priority(one.severity, pages, weights, sure)
    line = priority.explain(one.severity, pages, weights, sure, what=_NOUNS[one.kind])
    return ServicePart(place=place, low=low, high=high, arithmetic=line)
