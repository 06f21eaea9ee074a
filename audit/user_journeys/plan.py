"""Which way each user story is to be walked in the browser, as the crawl's link graph has it.

The artifact `ROUTES` holds one plan a story, with what the walker needs of the story besides.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Mapping

from audit.site_view import SiteView, build
from signpost.pages.addresses import matches_pattern, resolve
from signpost.settings.config import Config, JourneySettings
from signpost.settings.personas import SCREENS
from signpost.settings.sections import PersonaSettings
from signpost.settings.story_steps import MAX_NAME, parse_step
from signpost.workspace import Run, Workspace
from signpost.workspace.artifacts.judged_journeys import ROUTES, PlannedStep, WalkPlan
from signpost.workspace.records import Link

# The clicks from where a story starts to its end: (page, link clicked) each.
Route = list[tuple[str, Link]]
_WORD = re.compile(r"[a-z]{3,}")
# Words of every story and of any link: sharing one of these is no scent.
_COMMON_WORDS = (
    "the and for you your our who what when where how that this with from into not are can has "
    "have need want get got some someone resident council services service about more out all"
)
_COMMON = frozenset(_COMMON_WORDS.split())
# Documents and files: a walk looks at the link and does not open them.
_FILE = re.compile(r"\.(pdf|docx?|xlsx?|pptx?|od[tsp]|csv|zip|rtf)$", re.IGNORECASE)


def plan(
    workspace: Workspace,
    config: Config,
    run: Run,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> dict[str, int]:
    """Plan the walk of every story; store the plans and return how many there are."""
    with workspace.runs.doing(run.id, "routes") as stage:
        plans: dict[str, WalkPlan] = {}
        if config.journey:
            site = build(workspace, config, run)
            people = {persona.name: persona for persona in config.persona}
            for number, journey in enumerate(config.journey, 1):
                person = people.get(journey.persona, PersonaSettings())
                plans[journey.name] = planned(site, journey, person)
                progress(number, len(config.journey))
        workspace.artifacts.write(run.id, ROUTES, plans)
        stage.summary = {
            "stories": len(plans),
            "to_walk": sum(not x.why for x in plans.values()),
        }
    return stage.summary


def planned(site: SiteView, journey: JourneySettings, person: PersonaSettings) -> WalkPlan:
    """Plan one story's walk."""
    start = start_of(site, journey)
    why = ""
    if journey.steps:
        own = [parse_step(text) for text in journey.steps]
        steps = [PlannedStep(do=x.do, name=x.name, value=x.value) for x in own]
    else:
        ends = ends_of(site, journey)
        found = route(site, journey, ends)
        if found is None:
            why = _no_way(journey, ends)
        steps = [_planned_step(site, link) for _, link in found or []]
    return WalkPlan(
        start=start or "",
        steps=steps,
        by="story" if journey.steps else "links",
        why=why,
        end=journey.end,
        end_text=journey.end_text,
        contact=journey.contact,
        language=person.language,
        screen=SCREENS[person.device],
    )


def _no_way(journey: JourneySettings, ends: list[str]) -> str:
    """Say why there is no way to walk."""
    if not ends:
        return f"the site has no page at {journey.end}"
    return f"no links lead from {journey.start} to {journey.end}"


def _planned_step(site: SiteView, link: Link) -> PlannedStep:
    """Plan one step along the link graph."""
    if link.tag == "form":
        return PlannedStep(do="send", url=link.url, opens="form")
    page = site.pages.get(link.url)
    opens = "page"
    if link.kind == "external":
        opens = "elsewhere"
    elif link.kind == "document" or (page and page.kind == "document") or _FILE.search(link.url):
        opens = "document"
    return PlannedStep(do="follow", name=link.text[:MAX_NAME], url=link.url, opens=opens)


def start_of(site: SiteView, journey: JourneySettings) -> str | None:
    """Return the address that a story starts from, after redirects; None if it is no address."""
    start = resolve(site.config.site.url, journey.start or "/")
    return site.state(start[0]).final_url if start else None


def ends_of(site: SiteView, journey: JourneySettings) -> list[str]:
    """Return the addresses of the site, answering well or not, that the story may end on."""
    if not journey.end:
        return []
    return [url for url in site.pages if matches_pattern(url, journey.end, site.config.site.url)]


def route(site: SiteView, journey: JourneySettings, ends: list[str]) -> Route | None:
    """Return the fewest clicks from where the story starts to its end.

    An end that does not answer counts, so that the step that breaks can be named. A form is a way
    only to the end itself: nobody's walk goes through a form. None: no way.
    """
    start = start_of(site, journey)
    if start is None or not ends:
        return None
    wanted = set(ends)
    depths = {start: 0}
    came: dict[str, list[tuple[str, Link]]] = {}
    queue = deque([start])
    while queue:
        here = queue.popleft()
        if here in wanted:
            return _likeliest(here, came, journey)
        for link in site.links_of(here):
            if link.tag not in ("a", "area", "form"):
                continue
            there = site.state(link.url).final_url
            if there not in site.pages or (link.tag == "form" and there not in wanted):
                continue
            if there not in depths:
                depths[there] = depths[here] + 1
                queue.append(there)
            if depths[there] == depths[here] + 1:
                came.setdefault(there, []).append((here, link))
    return None


def _likeliest(
    end: str, came: Mapping[str, list[tuple[str, Link]]], journey: JourneySettings
) -> Route:
    """Choose, of the shortest ways to an end, the one that a person would follow.

    That is the one on which most link texts share something with the need, then the one whose
    links stand in the content.
    """
    ways: dict[str, tuple[int, int, Route]] = {}
    todo = [end]
    while todo:
        url = todo[-1]
        before = {page for page, _ in came.get(url, ())} - ways.keys()
        if before:
            todo += sorted(before)
            continue
        todo.pop()
        ways[url] = max(
            (_with(ways[page], page, link, journey) for page, link in came.get(url, ())),
            key=lambda way: way[:2],
            default=(0, 0, []),
        )
    return ways[end][2]


def _with(
    way: tuple[int, int, Route], page: str, link: Link, journey: JourneySettings
) -> tuple[int, int, Route]:
    """Return a way with one more link, and how much speaks for it."""
    scent = bool(link.text) and has_information_scent(link, journey)
    return way[0] + scent, way[1] + (link.where == "main"), [*way[2], (page, link)]


def trace(site: SiteView, journey: JourneySettings) -> Link | None:
    """Return the first link of a story's own steps that leads to a page that does not answer."""
    here = start_of(site, journey) or ""
    for text in journey.steps:
        step = parse_step(text)
        name = step.name.casefold()
        link = next((x for x in site.links_of(here) if x.text.casefold() == name), None)
        if step.do != "follow" or link is None:
            return None
        if not site.may_be_followed(link.url):
            return link
        here = site.state(link.url).final_url
    return None


def has_information_scent(link: Link, journey: JourneySettings) -> bool:
    """Whether a link's words share a stem with the need: information scent (Pirolli and Card)."""
    told = _stems(" ".join([journey.name, journey.need, *journey.searches]))
    return link.tag == "form" or bool(_stems(link.text) & told)


def _stems(text: str) -> set[str]:
    """Return the stems of the words that say something: five letters, without a plural's s."""
    return {w.rstrip("s")[:5] for w in _WORD.findall(text.lower()) if w not in _COMMON}
