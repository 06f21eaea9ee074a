"""The stage that walks the stories: one walk at a time, each stored as soon as it ends."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from msgspec.structs import replace
from playwright.async_api import Browser, BrowserContext, Error, async_playwright

from crawler.browser.chromium import NoBrowserError
from crawler.browser.credentials import send_credentials
from crawler.browser.guarded_browser import GuardedBrowser
from crawler.browser.journeys.keyboard import KeyboardWalker
from crawler.browser.journeys.phone import PhoneWalker
from crawler.browser.journeys.request_blocker import RequestBlocker
from crawler.browser.journeys.walk_reuse import AskedAddresses, WalkReuse, walking_key
from crawler.browser.journeys.walker import Walked, Walker
from crawler.browser.screens import PHONE
from crawler.browser.session import close_popup, dismiss, phone_agent
from crawler.browser.signed_in_context import add_session
from crawler.fetching.request_headers import user_agent
from signpost.settings.config import Config
from signpost.workspace import Run, Workspace
from signpost.workspace.artifacts.browser import WALKS, StoryWalk, WalksStage, WalkWay, walk_of
from signpost.workspace.artifacts.judged_journeys import ROUTES, WalkPlan

Progress = Callable[[int, int], None]
WALKERS: tuple[type[Walker], ...] = (PhoneWalker, KeyboardWalker)
# A story, the plan of its walk, and who walks it.
_ToWalk = tuple[str, WalkPlan, type[Walker]]


def walks(
    workspace: Workspace, config: Config, run: Run, progress: Progress = lambda _done, _all: None
) -> dict[str, Any]:
    """Walk every planned story both ways that this stage has not walked yet.

    A walk of the run before is taken over where nothing that it depends on has changed. A stage
    that was cut off carries on; one that had ended begins anew, and takes nothing over. Without a
    browser the walks are left out, and the reason is kept.
    """
    stage_before = workspace.runs.stage(run.id, "walks")
    begins = stage_before is None or stage_before.finished
    number = workspace.artifacts.read(run.id, WALKS).round + (1 if begins else 0)
    with workspace.runs.doing(run.id, "walks", walking_key(config)) as stage:
        workspace.artifacts.write(run.id, WALKS, WalksStage(round=number))
        plans = workspace.artifacts.read(run.id, ROUTES)
        todo = [
            (story, plan, walker)
            for story, plan in plans.items()
            if not plan.why
            for walker in WALKERS
        ]
        stories = _StoryWalks(workspace, config, run, number)
        carried = stories.take_over(todo) if number == 1 else 0
        try:
            if any(not stories.is_walked(story, plan, x.way) for story, plan, x in todo):
                asyncio.run(stories.all(todo, progress))
        except NoBrowserError as error:
            ended = WalksStage(round=number, reason=str(error))
            workspace.artifacts.write(run.id, WALKS, ended)
            stage.summary = {"walks": 0, "reason": ended.reason}
        else:
            stage.summary = {"walks": len(todo) - carried, "carried": carried}
    return stage.summary


class _StoryWalks:
    """Walks what is left to walk in one browser."""

    def __init__(self, workspace: Workspace, config: Config, run: Run, number: int) -> None:
        self._workspace = workspace
        self._config = config
        self._run = run
        self._round = number

    def take_over(self, todo: list[_ToWalk]) -> int:
        """Take over the walks that hold still; return how many of this run's were taken over."""
        reuse = WalkReuse(self._workspace, self._config, self._run)
        number = 0
        for story, plan, walker in todo:
            known = self._stored(story, plan, walker.way)
            if known is None and (known := reuse.walk(story, plan, walker.way)):
                known = replace(known, round=self._round)
                self._workspace.artifacts.write(self._run.id, walk_of(story, walker.way), known)
            number += bool(known and known.taken_from)
        return number

    async def all(self, todo: list[_ToWalk], progress: Progress) -> None:
        """Walk, store, tell; each walk in a context of its own: nothing is left of the one before.

        Raises:
            NoBrowserError: there is no Chromium that starts.
        """
        async with async_playwright() as playwright:
            guarded: GuardedBrowser | None = None
            try:
                for done, (story, plan, walker) in enumerate(todo, 1):
                    if not self.is_walked(story, plan, walker.way):
                        if guarded is None or not guarded.browser.is_connected():
                            if guarded is not None:
                                await guarded.end()
                            guarded = await GuardedBrowser.start(playwright, self._config)
                        walked = await self._one(guarded, plan, walker)
                        self._store(story, plan, walker.way, walked)
                    progress(done, len(todo))
            finally:
                if guarded is not None:
                    await guarded.end()

    def is_walked(self, story: str, plan: WalkPlan, way: WalkWay) -> bool:
        """Whether this stage has walked the same plan already."""
        return self._stored(story, plan, way) is not None

    def _stored(self, story: str, plan: WalkPlan, way: WalkWay) -> StoryWalk | None:
        """Return what this stage has walked of the same plan already."""
        walk = self._workspace.artifacts.read(self._run.id, walk_of(story, way))
        return walk if walk and walk.round == self._round and walk.plan == plan else None

    def _store(self, story: str, plan: WalkPlan, way: WalkWay, walked: Walked) -> None:
        """Store a walk and its picture."""
        shot = self._workspace.blobs.put(walked.picture) if walked.picture else ""
        walk = replace(walked.walk, shot=shot, plan=plan, round=self._round)
        self._workspace.artifacts.write(self._run.id, walk_of(story, way), walk)

    async def _one(self, guarded: GuardedBrowser, plan: WalkPlan, walker: type[Walker]) -> Walked:
        """Walk one story one way within its time; whatever happens, return a record."""
        seconds = self._config.visit.page_seconds * (len(plan.steps) + 1)
        try:
            async with asyncio.timeout(seconds):
                browser = guarded.browser
                async with await _context(browser, self._config, plan, walker.way) as context:
                    await add_session(context, guarded.session, self._config)
                    return await _walk(context, self._config, plan, walker)
        except TimeoutError:
            return _failed(walker.way, f"the walk did not end in {seconds} seconds")
        except Error as error:
            return _failed(walker.way, error.message.splitlines()[0][:200])


async def _walk(
    context: BrowserContext, config: Config, plan: WalkPlan, walker: type[Walker]
) -> Walked:
    """Walk in a fresh context."""
    blocker = RequestBlocker(config)
    await blocker.watch(context)
    asked = AskedAddresses(context, config)
    page = await context.new_page()
    page.on("dialog", dismiss)
    context.on("page", close_popup)
    cdp = await context.new_cdp_session(page)
    await send_credentials(cdp, config)
    walked = await walker(page, cdp, config, blocker).walk(plan)
    return Walked(replace(walked.walk, asked=asked.all()), walked.picture)


async def _context(
    browser: Browser, config: Config, plan: WalkPlan, way: WalkWay
) -> BrowserContext:
    """Make the browser context of a phone, or of the screen of one who uses the keyboard."""
    phone = way == "phone"
    width, height = (PHONE.width, PHONE.height) if phone else plan.screen
    return await browser.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=1,
        is_mobile=phone,
        has_touch=phone,
        user_agent=phone_agent(config, browser.version) if phone else user_agent(config),
        locale=plan.language,
        accept_downloads=False,
        service_workers="block",
    )


def _failed(way: WalkWay, reason: str) -> Walked:
    """Record a walk that was not to be had."""
    return Walked(StoryWalk(way=way, state="could_not_check", reason=reason))
