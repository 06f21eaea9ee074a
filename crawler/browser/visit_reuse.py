"""Week two: a page that has not changed is not visited again, what was seen of it carries over.

Unchanged means that the crawl found the same body, and the same of every style sheet, script and
frame of the site's own that the page used when it was visited. What the crawl cannot tell (an
asset that it did not ask for, or that gave no answer) counts as changed. A carried visit keeps
the time at which the page was really opened: that is earlier than its run, and so it is known.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from duckduckgo_autoconsent import rules_json

from crawler.browser.element_screenshots import desktop_candidates, phone_candidates
from crawler.browser.page_scripts.axe_script import script_path
from crawler.fetching.responses import version_of
from signpost import __version__
from signpost.pages.addresses import normalise
from signpost.settings.config import Config
from signpost.workspace import Run, Workspace
from signpost.workspace.artifacts.browser import ELEMENT_SCREENSHOT, VISIT_ASSETS, element_key
from signpost.workspace.blobs import json_bytes
from signpost.workspace.page_marks import DIGEST
from signpost.workspace.records import Page, Visit

_BATCH = 100
_WEEK = 7
# Weekly runs do not start at the same minute: so many days early still is "so many weeks later".
_EARLY = 3
# A page that is early in the round of revisits is still left alone for so many weeks.
_YOUNG = 2


@cache
def _code() -> str:
    """Name the code that makes a visit, the rules of banners included: its hash."""
    total = hashlib.blake2b(digest_size=8)
    folder = Path(__file__).parent
    for file in sorted(x for x in folder.rglob("*") if x.suffix in (".py", ".js")):
        total.update(file.relative_to(folder).as_posix().encode())
        total.update(file.read_bytes())
    total.update(rules_json().encode())
    return total.hexdigest()


def visiting_key(config: Config) -> str:
    """Name what a visit depends on, besides the page: the code, the hosts, what may be loaded."""
    hosts = [sorted(config.hosts), sorted(config.site.aliases)]
    axe = hashlib.blake2b(script_path(config).read_bytes(), digest_size=8).hexdigest()
    what = [__version__, _code(), axe, hosts, config.visit.lets_third_parties_in, config.visit.ocr]
    what.append(config.visit.schemes)
    return hashlib.blake2b(json_bytes(what), digest_size=8).hexdigest()


def stage_key(workspace: Workspace, config: Config, run: Run) -> str:
    """Return the key of a run's visits: "mixed" where some were made in another way."""
    key, before = visiting_key(config), workspace.runs.stage(run.id, "visit")
    other = before is not None and before.key != key and workspace.visits.done(run.id)
    return "mixed" if other else key


class CrawlAnswers:
    """What addresses answered in a run's crawl, beside what they answered in an earlier one's."""

    def __init__(self, workspace: Workspace, config: Config, run: int, earlier: int) -> None:
        self._pages = workspace.pages
        self._config = config
        self._runs = run, earlier
        self._known: dict[str, tuple[str, str]] = {}

    def are_same(self, url: str, seen: str = "") -> bool:
        """Whether an address answers as it did to the earlier crawl, or to the browser (`seen`)."""
        if url not in self._known:
            address = _address(self._config, url)
            now, then = (answer_identity(self._pages.get(run, address)) for run in self._runs)
            self._known[url] = now, then
        now, then = self._known[url]
        return bool(now) and now in (then, seen)


def is_due(name: str, seen: str, run: Run, weeks: int) -> bool:
    """Whether what the browser saw (ISO 8601) is to be looked at again, changed or not.

    That is after so many weeks; or earlier, in the week of the round that is its own, by its name,
    so that not all falls due at once.
    """
    today = date.fromisoformat(run.started[:10])
    age = (today - datetime.fromisoformat(seen).date()).days
    if age >= weeks * _WEEK - _EARLY:
        return True
    number = int(hashlib.blake2b(name.encode(), digest_size=4).hexdigest(), 16)
    own_week = (today.toordinal() // _WEEK) % weeks == number % weeks
    return own_week and age >= _YOUNG * _WEEK - _EARLY


class VisitReuse:
    """Takes over, from the newest run with all its visits, what holds for a run's pages."""

    def __init__(self, workspace: Workspace, config: Config, run: Run) -> None:
        self._workspace = workspace
        self._config = config
        self._run = run
        self._weeks = config.visit.revisit_after_weeks
        last = workspace.runs.before(run.id, "visit")
        stage = workspace.runs.stage(last.id, "visit") if last else None
        same = stage is not None and stage.key == visiting_key(config)
        self._earlier = last.id if last and same and self._weeks > 0 else None
        self._answers = CrawlAnswers(workspace, config, run.id, self._earlier or 0)

    def take_over(self, urls: list[str], progress: Callable[[int], None]) -> int:
        """Take over what may be of some addresses; return how many visits that were.

        Visits and the pictures that belong to them are stored batch by batch; `progress` is told
        how many so far.
        """
        number = 0
        if self._earlier is None:
            return number
        for start in range(0, len(urls), _BATCH):
            visits = list(self._unchanged(urls[start : start + _BATCH]))
            keys = {key for visit in visits for key in _screenshot_keys(visit)}
            pictures = [ELEMENT_SCREENSHOT.of(x) for x in sorted(keys & self._screenshots)]
            self._workspace.artifacts.copy(self._earlier, self._run.id, pictures)
            self._workspace.visits.carry(self._earlier, self._run.id, [x.url for x in visits])
            number += len(visits)
            progress(number)
        return number

    def _unchanged(self, urls: list[str]) -> Iterator[Visit]:
        """Yield the earlier visits that hold still."""
        for url in urls:
            if not self._answers.are_same(url):
                continue
            visit = self._workspace.visits.get(self._earlier or 0, url)
            if visit is None or visit.state != "ok" or self._is_due(visit):
                continue
            if visit.facts.broke_off is not None or visit.facts.withheld_frames:
                continue  # the page, or one of its frames, was not seen to its end
            assets = visit.facts.assets
            same = self._answers.are_same
            if assets is not None and all(same(x, seen) for x, seen in assets.items()):
                yield visit

    def _is_due(self, visit: Visit) -> bool:
        """Whether a page is to be opened again although it has not changed."""
        return is_due(visit.url, visit.visited, self._run, self._weeks)

    @cached_property
    def _screenshots(self) -> set[str]:
        """The keys of the pictures of elements that the earlier run has."""
        return set(self._workspace.artifacts.keys(self._earlier or 0, ELEMENT_SCREENSHOT))


def answer_identity(page: Page | None) -> str:
    """Name what an address answered, so that the same name means the same answer; "" if unknown.

    The hash of the body where there is one; of an asset its validators (RFC 9110, 8.8).
    """
    if page is None or page.status is None:
        return ""
    if page.body:
        return page.body
    if page.status != 200:
        return f"{page.status} {page.location}"
    return page.headers.get(DIGEST) or version_of(page.headers)


def _address(config: Config, url: str) -> str:
    """Write an address that the browser gave as the crawl does."""
    return normalise(config.without_alias(url)) or url


def _screenshot_keys(visit: Visit) -> Iterator[str]:
    """Yield the keys of the pictures that a visit may have taken."""
    for place in (*phone_candidates(visit.facts), *desktop_candidates(visit.facts)):
        yield element_key(place.html)


def store_assets(workspace: Workspace, config: Config, run: Run) -> dict[str, Any]:
    """Write down what pages used, for the next crawl to ask; return the counts of the visits."""
    used: set[str] = set()
    engines: set[str] = set()
    states: Counter[str] = Counter()
    for visit in workspace.visits.all(run.id):
        states[visit.state] += 1
        scans = visit.facts.axe.made() if visit.facts.axe else ()
        engines.update(f"axe-core {x.version}" for x in scans if x.version)
        used.update(_address(config, x) for x in visit.facts.assets or ())
    workspace.artifacts.write(run.id, VISIT_ASSETS, sorted(used))
    carried = len(workspace.visits.carried(run.id))
    return {
        "visits": states.total() - carried,
        "carried": carried,
        "states": dict(states),
        "engines": sorted(engines),
    }
