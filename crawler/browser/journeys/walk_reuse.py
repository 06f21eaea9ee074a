"""Week two: a story whose pages have not changed is not walked again, its walk is taken over.

A walk depends on its plan (the story's words and the ways that links lead), on the settings and the
code of the browser, and on the pages that it went through with their frames, styles and scripts:
all of them have to answer this crawl as they answered the earlier one. What the crawl cannot tell
counts as changed. After `[visit] revisit_after_weeks` a story is walked again all the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from playwright.async_api import BrowserContext, Request

from crawler.browser.visit_reuse import CrawlAnswers, is_due, visiting_key
from signpost.pages.addresses import host_of
from signpost.settings.config import Config
from signpost.workspace import Run, Workspace
from signpost.workspace.artifacts.browser import StoryWalk, WalkWay, walk_of
from signpost.workspace.artifacts.judged_journeys import WalkPlan
from signpost.workspace.blobs import digest, json_bytes

# A walk that asks for more is walked every week.
_MOST_ASKED = 1000
_MADE_OF = frozenset({"document", "stylesheet", "script"})


def walking_key(config: Config) -> str:
    """Name what a walk depends on, besides its plan and its pages."""
    return digest(json_bytes([visiting_key(config), config.visit.page_seconds]))


class AskedAddresses:
    """Writes down what of the site's own a walk asks for."""

    def __init__(self, context: BrowserContext, config: Config) -> None:
        self._hosts = config.hosts | frozenset(config.site.aliases)
        self._found: set[str] = set()
        context.on("request", self._on_request)

    def _on_request(self, request: Request) -> None:
        """Note one request for something that a page is made of."""
        url = request.url.partition("#")[0]
        if request.resource_type in _MADE_OF and host_of(url) in self._hosts:
            self._found.add(url)

    def all(self) -> Sequence[str] | None:
        """Return the addresses in order; None where they are too many."""
        return sorted(self._found) if len(self._found) <= _MOST_ASKED else None


class WalkReuse:
    """Takes over, from the newest run whose stories were walked, what holds for a run."""

    def __init__(self, workspace: Workspace, config: Config, run: Run) -> None:
        self._workspace = workspace
        self._run = run
        self._weeks = config.visit.revisit_after_weeks
        last = workspace.runs.before(run.id, "walks")
        stage = workspace.runs.stage(last.id, "walks") if last else None
        same = stage is not None and stage.key == walking_key(config)
        self._earlier = last if same and self._weeks > 0 else None
        self._answers = CrawlAnswers(workspace, config, run.id, last.id if last else 0)

    def walk(self, story: str, plan: WalkPlan, way: WalkWay) -> StoryWalk | None:
        """Return the earlier walk of a story in one way, if it holds still."""
        if self._earlier is None:
            return None
        walk = self._workspace.artifacts.read(self._earlier.id, walk_of(story, way))
        if walk is None or walk.plan != plan or walk.state == "could_not_check" or not walk.asked:
            return None
        walked = walk.taken_from or self._earlier.started[:10]
        if is_due(f"{way} {story}", walked, self._run, self._weeks):
            return None
        same = all(self._answers.are_same(url) for url in walk.asked)
        return replace(walk, taken_from=walked) if same else None
