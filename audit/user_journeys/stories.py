"""The user stories: can each resident of the settings get where they need to be?

Each story is judged by search (from what the index answered, artifact "search/stories"), by the
site's present search where the crawler asked it, and by navigation (the real link graph), and asked
SOCITM's questions (Better Connected: does the home page link to it, does its landing page, is it in
the first five results, does the A to Z list it, do all routes reach the same place). The walks on a
phone and by keyboard are read from what the browser stored (`audit.user_journeys`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from audit.site_view import SiteView, build
from audit.user_journeys.plan import Route, ends_of, has_information_scent, route, trace
from audit.user_journeys.search_route import FIRST_RESULTS, by_own_search, by_places
from audit.user_journeys.walk_outcome import judge_walk
from signpost.pages.content import read
from signpost.pages.markup import parse
from signpost.settings.config import Config, JourneySettings
from signpost.workspace import Run, Workspace
from signpost.workspace.artifacts.browser import (
    WALK_WAYS,
    WALKS,
    StoryWalk,
    WalkWay,
    walk_of,
)
from signpost.workspace.artifacts.existing_search import EXISTING_SEARCH_ANSWERS
from signpost.workspace.artifacts.judged_journeys import ROUTES, STORIES, Story, WalkPlan, Way
from signpost.workspace.artifacts.searched import STORY_ANSWERS
from signpost.workspace.findings import Outcome
from signpost.workspace.records import Link

# More clicks than this from where a story starts is an issue (journeys/too-deep says the same).
MAX_CLICKS = 4
# How many stories there are, and how many ways came to each outcome.
Counts = dict[str, int | dict[str, int]]
_A_TO_Z = re.compile(r"\ba ?(?:to|-|\u2013) ?z\b", re.IGNORECASE)


def journeys(
    workspace: Workspace,
    config: Config,
    run: Run,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Counts:
    """Judge every story of the settings; store them (`STORIES`) and return the counts."""
    with workspace.runs.doing(run.id, "journeys") as stage:
        site = build(workspace, config, run)
        answers = workspace.artifacts.read(run.id, STORY_ANSWERS)
        found = []
        for number, journey in enumerate(config.journey, 1):
            found.append(judge(site, journey, answers.get(journey.name), walks_of(site, journey)))
            progress(number, len(config.journey))
        workspace.artifacts.write(run.id, STORIES, found)
        stage.summary = _counts(found)
    return stage.summary


def _counts(stories: Iterable[Story]) -> Counts:
    """Count stories, and ways by outcome."""
    outcomes: dict[str, int] = {}
    stories = list(stories)
    for story in stories:
        for way in story.ways.values():
            outcomes[way.outcome] = outcomes.get(way.outcome, 0) + 1
    return {"stories": len(stories), "ways": dict(sorted(outcomes.items()))}


@dataclass(frozen=True, slots=True)
class StoredWalks:
    """What is stored of a story's walks, by way; `why_not` says why there are none."""

    by_way: Mapping[WalkWay, StoryWalk] = field(default_factory=dict)
    why_not: str = ""


def walks_of(site: SiteView, journey: JourneySettings) -> StoredWalks:
    """Return what is stored of a story's walks along its plan."""
    artifacts, run = site.workspace.artifacts, site.run.id
    plan = artifacts.read(run, ROUTES).get(journey.name, WalkPlan())
    why_not = plan.why or artifacts.read(run, WALKS).reason
    if why_not:
        return StoredWalks(why_not=why_not)
    walks = {way: artifacts.read(run, walk_of(journey.name, way)) for way in WALK_WAYS}
    return StoredWalks({way: x for way, x in walks.items() if x and x.plan == plan})


def judge(
    site: SiteView,
    journey: JourneySettings,
    answers: Mapping[str, list[str]] | None,
    walks: StoredWalks | None = None,
) -> Story:
    """Judge one story.

    `answers` gives, for each of its searches, the addresses found, best first; None where no
    index was asked. `walks` is what `walks_of` returns.
    """
    walks = walks or StoredWalks()
    ends = ends_of(site, journey)
    clicks = route(site, journey, ends)
    near = _near(ends, clicks)
    ways = {"search": _by_search(journey, near, answers)}
    if site.config.search.present:
        stored = site.workspace.artifacts.read(site.run.id, EXISTING_SEARCH_ANSWERS)
        ways["present"] = by_own_search(site, journey, near, stored)
    ways["navigation"] = _by_navigation(site, journey, ends, clicks)
    for way in WALK_WAYS:
        ways[way] = judge_walk(site, journey, walks.by_way.get(way), walks.why_not)
    ways["contact"] = _contact(site, journey, clicks, walks.by_way.get("phone"))
    questions = _questions(site, ends, near, clicks, answers)
    return Story(
        name=journey.name, who=journey.who, need=journey.need, ways=ways, questions=questions
    )


def _near(ends: list[str], route: Route | None) -> frozenset[str]:
    """Return the pages that count as found: where the story ends, and the page one step before.

    A story may end on what a form leads to, which no search can find; its form's page is as good.
    """
    forms = [page for page, link in (route or [])[-1:] if link.tag == "form"]
    return frozenset([*ends, *forms])


def _by_search(
    journey: JourneySettings, near: frozenset[str], answers: Mapping[str, list[str]] | None
) -> Way:
    """Whether every search of the story finds where it ends among the first results."""
    if answers is None and journey.searches:
        return Way("could_not_check", "no search index answered in this run")
    found = answers or {}

    def place_of(words: str) -> int | None:
        return next((i for i, url in enumerate(found.get(words, []), 1) if url in near), None)

    return by_places(journey, place_of, "searching", "each search")


def _by_navigation(
    site: SiteView, journey: JourneySettings, ends: list[str], route: Route | None
) -> Way:
    """Whether links lead there, in few clicks, to a page that answers."""
    broken = None if ends else trace(site, journey)
    if broken:
        why = site.state(broken.url).why
        return _no_way(f"a step of the story does not work: {why}", _step(broken))
    if not ends:
        return _no_way(f"the site has no page at {journey.end}", "the end of the story")
    if route is None:
        return _no_way(f"no links lead from {journey.start} to {journey.end}", "the start")
    steps = tuple(_step(link) for _, link in route)
    end = site.state(route[-1][1].url) if route else site.state(ends[0])
    if end.state not in ("ok", "redirect"):
        outcome: Outcome = "fail" if end.state != "could_not_check" else "could_not_check"
        if end.status == 405 or end.state == "blocked":
            outcome = "could_not_check"
        says = f"the last step does not work: {end.why}"
        step = steps[-1] if steps else journey.end
        owner = "content" if outcome == "fail" else ""
        return Way(outcome, says, step=step, steps=steps[:-1], owner=owner)
    if len(route) > MAX_CLICKS:
        return _no_way(f"it takes {len(route)} clicks", steps[MAX_CLICKS], steps)
    blind = [_step(link) for _, link in route if not has_information_scent(link, journey)]
    hint = f"; nothing in {', '.join(blind)} says so" if blind else ""
    return Way("pass", f"{len(route)} click{'' if len(route) == 1 else 's'}{hint}", steps=steps)


def _no_way(says: str, step: str, steps: tuple[str, ...] = ()) -> Way:
    """Say that links do not lead there: whoever edits the pages can mend that."""
    return Way("fail", says, step=step, steps=steps, owner="content")


def _step(link: Link) -> str:
    """Name a step as a person would."""
    return "send the form" if link.tag == "form" else f"“{link.text or link.url}”"


def _contact(
    site: SiteView,
    journey: JourneySettings,
    route: Route | None,
    walk: StoryWalk | None = None,
) -> Way:
    """Whether the contact that the story names is offered on a page of the way.

    The page as the phone showed it says more than its HTML, so a walk's word comes first.
    """
    if not journey.contact:
        return Way("not_applicable", "the story names no contact")
    seen = walk.contact if walk else ()
    for page in seen:
        if page.shown:
            how = "and can be tapped" if page.tappable else "but cannot be tapped"
            return Way("pass", f"a phone shows it on {urlsplit(page.url).path}, {how}")
    if route is None:
        return Way("could_not_check", "there is no way to look along")
    pages = [page for page, _ in route[1:]]
    if route:
        pages.append(site.state(route[-1][1].url).final_url)
    for url in pages:
        if _offers(site, url, journey.contact):
            if any(site.config.without_alias(x.url).partition("#")[0] == url for x in seen):
                says = f"it is in the HTML of {urlsplit(url).path}, but a phone does not show it"
                return Way("fail", says, step="getting in touch", owner="template")
            return Way("pass", f"it is on {urlsplit(url).path}")
    return Way("fail", "it is on no page of the way", step="getting in touch", owner="content")


def _offers(site: SiteView, url: str, contact: str) -> bool:
    """Whether a page's content shows a phone number, address or text."""
    page = site.pages.get(url)
    if page is None or not page.is_html:
        return False
    text = read(parse(site.workspace.pages.body(page), page.content_type)).text
    return _plain(contact) in _plain(text)


def _plain(text: str) -> str:
    """Take spaces and case out of a text, so that a number matches however it is spaced."""
    return re.sub(r"[\s()-]+", "", text).lower()


def _questions(
    site: SiteView,
    ends: list[str],
    near: frozenset[str],
    route: Route | None,
    answers: Mapping[str, list[str]] | None,
) -> dict[str, bool | None]:
    """Answer SOCITM's questions."""
    good = [url for url in ends if site.state(url).state in ("ok", "redirect")]
    first = [found[:FIRST_RESULTS] for found in (answers or {}).values()]
    landing = _landing(site, good)
    lists = [url for url in site.html_pages if _A_TO_Z.search(site.pages[url].title)]
    return {
        "home_links": _links_to(site, [site.home], near) if ends else None,
        "landing_links": _links_to(site, [landing], near) if landing else None,
        "first_five": all(near & set(found) for found in first) if first else None,
        "a_to_z": _links_to(site, lists, near) if lists and ends else None,
        "same_place": all(found[:1] and found[0] in near for found in first)
        if route and first
        else None,
    }


def _landing(site: SiteView, ends: list[str]) -> str:
    """Return the page of the service that an end belongs to: its first path segment."""
    for end in ends:
        segment = urlsplit(end).path.strip("/").partition("/")[0]
        for name in (f"/{segment}", f"/{segment}/"):
            url = urljoin(end, name)
            if segment and url != end and url in site.pages and site.pages[url].is_html:
                return url
    return ""


def _links_to(site: SiteView, pages: Iterable[str], wanted: frozenset[str]) -> bool:
    """Whether one of some pages links straight to what is wanted, or is it."""
    return any(
        url in wanted or site.state(link.url).final_url in wanted
        for url in pages
        for link in site.links_of(url)
    )
