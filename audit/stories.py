"""The user stories: can each resident of the settings get where they need to be?

Each story is judged by search (from what the index answered, artifact "search/stories") and by
navigation (the real link graph), and asked SOCITM's questions (Better Connected: does the home
page link to it, does its landing page, is it in the first five results, does the A to Z list it,
do all routes reach the same place). The walks on a phone and by keyboard are not built yet and
are told as "could not check".
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from audit.contract import Outcome
from audit.website import SiteView, build
from crawler.address import fits, normalise
from crawler.config import Config, JourneySettings
from crawler.content import read
from crawler.markup import parse
from crawler.page import Link
from crawler.store import Run, Workspace

# SOCITM's question is about the first five results.
FIRST_RESULTS = 5
# More clicks than this from where a story starts is a fault (journeys/too-deep says the same).
MAX_CLICKS = 4
_A_TO_Z = re.compile(r"\ba ?(?:to|-|\u2013) ?z\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z]{3,}")
# Words of every story and of any link: sharing one of these is no scent.
_COMMON_WORDS = (
    "the and for you your our who what when where how that this with from into not are can has "
    "have need want get got some someone resident council services service about more out all"
)
_COMMON = frozenset(_COMMON_WORDS.split())
_NOT_WALKED = "walking the stories in the browser is not built yet"
Answers = Mapping[str, Mapping[str, list[str]]]
# The clicks from where a story starts to its end: (page, link clicked) each.
Route = list[tuple[str, Link]]


@dataclass(frozen=True, slots=True)
class Way:
    """One way of trying a story. `step` is where it failed; `steps` what was passed on the way."""

    outcome: Outcome
    says: str
    step: str = ""
    steps: tuple[str, ...] = ()


@dataclass(slots=True)
class Story:
    """What became of one story: each way by name, and SOCITM's questions (None: nobody knows)."""

    name: str
    who: str
    need: str
    ways: dict[str, Way] = field(default_factory=dict)
    questions: dict[str, bool | None] = field(default_factory=dict)


def journeys(
    workspace: Workspace,
    config: Config,
    run: Run,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> dict[str, Any]:
    """Judge every story of the settings; store them as "audit/stories" and return the counts."""
    with workspace.runs.doing(run.id, "journeys") as stage:
        site = build(workspace, config, run)
        answers: Answers = workspace.artifacts.get(run.id, "search/stories", {})
        found = []
        for number, journey in enumerate(config.journey, 1):
            found.append(judge(site, journey, answers.get(journey.name)))
            progress(number, len(config.journey))
        workspace.artifacts.put(run.id, "audit/stories", [asdict(story) for story in found])
        stage.summary = _counts(found)
    return stage.summary


def _counts(stories: Iterable[Story]) -> dict[str, Any]:
    """Count stories, and ways by outcome."""
    outcomes: dict[str, int] = {}
    stories = list(stories)
    for story in stories:
        for way in story.ways.values():
            outcomes[way.outcome] = outcomes.get(way.outcome, 0) + 1
    return {"stories": len(stories), "ways": dict(sorted(outcomes.items()))}


def judge(
    site: SiteView, journey: JourneySettings, answers: Mapping[str, list[str]] | None
) -> Story:
    """Judge one story.

    `answers` gives, for each of its searches, the addresses found, best first; None where no
    index was asked.
    """
    story = Story(journey.name, journey.who, journey.need)
    ends = _ends(site, journey)
    route = _route(site, journey, ends)
    near = _near(ends, route)
    story.ways["search"] = _by_search(journey, near, answers)
    story.ways["navigation"] = _by_navigation(site, journey, ends, route)
    story.ways["phone"] = story.ways["keyboard"] = Way("could_not_check", _NOT_WALKED)
    story.ways["contact"] = _contact(site, journey, route)
    story.questions = _questions(site, ends, near, route, answers)
    return story


def _ends(site: SiteView, journey: JourneySettings) -> list[str]:
    """Return the addresses of the site, answering well or not, that the story may end on."""
    if not journey.end:
        return []
    return [url for url in site.pages if fits(url, journey.end, site.config.site.url)]


def _near(ends: list[str], route: Route | None) -> frozenset[str]:
    """Return the pages that count as found: where the story ends, and the page one step before.

    A story may end on what a form leads to, which no search can find; its form's page is as good.
    """
    return frozenset([*ends, *(page for page, _ in route[-1:])] if route else ends)


def _by_search(
    journey: JourneySettings, near: frozenset[str], answers: Mapping[str, list[str]] | None
) -> Way:
    """Whether every search of the story finds where it ends among the first results."""
    if not journey.searches:
        return Way("not_applicable", "the story has no searches")
    if answers is None:
        return Way("could_not_check", "no search index answered in this run")
    passed: list[str] = []
    for words in journey.searches:
        found = answers.get(words, [])
        place = next((i for i, url in enumerate(found, 1) if url in near), None)
        if place is None or place > FIRST_RESULTS:
            where = f"only in place {place}" if place else "not at all"
            return Way(
                "fail",
                f"searching for “{words}” finds it {where}",
                step=f"search for “{words}”",
                steps=tuple(passed),
            )
        passed.append(f"“{words}”: place {place}")
    return Way("pass", "each search finds it in the first five", steps=tuple(passed))


def _route(site: SiteView, journey: JourneySettings, ends: list[str]) -> Route | None:
    """Return the fewest clicks from where the story starts to its end.

    An end that does not answer counts, so that the step that breaks can be named. None: no way.
    """
    start = normalise(urljoin(site.config.site.url, journey.start or "/"))
    if start is None or not ends:
        return None
    start = site.state(start).final_url
    wanted = set(ends)
    came: dict[str, tuple[str, Link] | None] = {start: None}
    queue = deque([start])
    while queue:
        here = queue.popleft()
        if here in wanted:
            return _steps_to(here, came)
        for link in site.links_of(here):
            there = site.state(link.url).final_url
            if link.tag in ("a", "area", "form") and there in site.pages and there not in came:
                came[there] = (here, link)
                queue.append(there)
    return None


def _steps_to(end: str, came: Mapping[str, tuple[str, Link] | None]) -> Route:
    """Walk back from the end to the start."""
    steps = []
    step = came[end]
    while step is not None:
        steps.append(step)
        step = came[step[0]]
    return steps[::-1]


def _by_navigation(
    site: SiteView, journey: JourneySettings, ends: list[str], route: Route | None
) -> Way:
    """Whether links lead there, in few clicks, to a page that answers."""
    if not journey.end:
        return Way("not_applicable", "the story does not say where it ends")
    if not ends:
        return Way("fail", f"the site has no page at {journey.end}", step="the end of the story")
    if route is None:
        return Way("fail", f"no links lead from {journey.start} to {journey.end}", step="the start")
    steps = tuple(_step(link) for _, link in route)
    end = site.state(route[-1][1].url) if route else site.state(ends[0])
    if end.state not in ("ok", "redirect"):
        outcome: Outcome = "fail" if end.state != "could_not_check" else "could_not_check"
        if end.status == 405 or end.state == "blocked":
            outcome = "could_not_check"
        says = f"the last step does not work: {end.why}"
        return Way(outcome, says, step=steps[-1] if steps else journey.end, steps=steps[:-1])
    if len(route) > MAX_CLICKS:
        return Way("fail", f"it takes {len(route)} clicks", step=steps[MAX_CLICKS], steps=steps)
    blind = [_step(link) for _, link in route if not _smells(link, journey)]
    hint = f"; nothing in {', '.join(blind)} says so" if blind else ""
    return Way("pass", f"{len(route)} click{'' if len(route) == 1 else 's'}{hint}", steps=steps)


def _step(link: Link) -> str:
    """Name a step as a person would."""
    return "send the form" if link.tag == "form" else f"“{link.text or link.url}”"


def _smells(link: Link, journey: JourneySettings) -> bool:
    """Whether a link's words share a stem with the need: information scent (Pirolli and Card)."""
    told = _stems(" ".join([journey.name, journey.need, *journey.searches]))
    return link.tag == "form" or bool(_stems(link.text) & told)


def _stems(text: str) -> set[str]:
    """Return the stems of the words that say something: five letters, without a plural's s."""
    return {w.rstrip("s")[:5] for w in _WORD.findall(text.lower()) if w not in _COMMON}


def _contact(site: SiteView, journey: JourneySettings, route: Route | None) -> Way:
    """Whether the contact that the story names is offered on a page of the way."""
    if not journey.contact:
        return Way("not_applicable", "the story names no contact")
    if route is None:
        return Way("could_not_check", "there is no way to look along")
    pages = [page for page, _ in route[1:]]
    if route:
        pages.append(site.state(route[-1][1].url).final_url)
    for url in pages:
        if _offers(site, url, journey.contact):
            return Way("pass", f"it is on {urlsplit(url).path}")
    return Way("fail", "it is on no page of the way", step="getting in touch")


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
