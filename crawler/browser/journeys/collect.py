"""The stage that walks the stories: one walk at a time, each stored as soon as it ends.

A walk is the artifact `walk_name(story, way)`; "walks" says how the stage ended: `{round,
reason}`, the `reason` being why there are no walks (no browser that starts).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

from playwright.async_api import Browser, BrowserContext, Error, async_playwright

from crawler.browser.chromium import NoBrowserError, close, launch, process_of
from crawler.browser.journeys.keyboard import Keyboard
from crawler.browser.journeys.phone import Phone
from crawler.browser.journeys.request_blocker import Harmless
from crawler.browser.journeys.walker import picture_of
from crawler.browser.session import PHONE, close_popup, dismiss, phone_agent
from crawler.scrapy_settings import user_agent
from signpost.settings.config import Config
from signpost.workspace import Run, Workspace
from signpost.workspace.records import walk_name

Progress = Callable[[int, int], None]
WAYS = (Phone, Keyboard)


def walks(
    workspace: Workspace, config: Config, run: Run, progress: Progress = lambda _done, _all: None
) -> dict[str, Any]:
    """Walk every planned story both ways that this stage has not walked yet.

    A stage that was cut off carries on; one that had ended begins anew. Without a browser the
    walks are left out, and the reason is kept.
    """
    before = workspace.runs.stage(run.id, "walks")
    told = workspace.artifacts.get(run.id, "walks", {"round": 0, "reason": ""})
    number = told["round"] + (1 if before is None or before.finished else 0)
    with workspace.runs.doing(run.id, "walks") as stage:
        workspace.artifacts.put(run.id, "walks", {"round": number, "reason": ""})
        plans = workspace.artifacts.get(run.id, "audit/routes", {})
        todo = [
            (story, plan, walker)
            for story, plan in plans.items()
            if not plan["why"]
            for walker in WAYS
        ]
        try:
            if todo:
                asyncio.run(_Walks(workspace, config, run, number).all(todo, progress))
        except NoBrowserError as error:
            workspace.artifacts.put(run.id, "walks", {"round": number, "reason": str(error)})
            stage.summary = {"walks": 0, "reason": str(error)}
        else:
            stage.summary = {"walks": len(todo)}
    return stage.summary


class _Walks:
    """Walks what is left to walk in one browser."""

    def __init__(self, workspace: Workspace, config: Config, run: Run, number: int) -> None:
        self._workspace = workspace
        self._config = config
        self._run = run
        self._round = number

    async def all(self, todo: list[tuple[str, Mapping[str, Any], Any]], progress: Progress) -> None:
        """Walk, store, tell; each walk in a context of its own: nothing is left of the one before.

        Raises:
            NoBrowserError: there is no Chromium that starts.
        """
        async with async_playwright() as playwright:
            browser, process = None, None
            try:
                for done, (story, plan, walker) in enumerate(todo, 1):
                    if not self._is_walked(story, plan, walker.way):
                        if browser is None or not browser.is_connected():
                            browser = await launch(playwright, self._config)
                            process = await process_of(browser)
                        self._store(story, plan, await self._one(browser, plan, walker))
                    progress(done, len(todo))
            finally:
                if browser is not None:
                    await close(browser, process)

    def _is_walked(self, story: str, plan: Mapping[str, Any], way: str) -> bool:
        """Whether this stage has walked the same plan already."""
        found = self._workspace.artifacts.get(self._run.id, walk_name(story, way), {})
        return bool(found.get("round") == self._round and found.get("plan") == plan)

    def _store(self, story: str, plan: Mapping[str, Any], walk: dict[str, Any]) -> None:
        """Store a walk and its picture."""
        picture = picture_of(walk)
        walk["shot"] = self._workspace.blobs.put(picture) if picture else ""
        walk.update(plan=plan, round=self._round)
        self._workspace.artifacts.put(self._run.id, walk_name(story, walk["way"]), walk)

    async def _one(self, browser: Browser, plan: Mapping[str, Any], walker: Any) -> dict[str, Any]:
        """Walk one story one way within its time; whatever happens, return a record."""
        seconds = self._config.visit.page_seconds * (len(plan["steps"]) + 1)
        device = _device(self._config, browser.version, plan, walker)
        try:
            async with asyncio.timeout(seconds):
                async with await browser.new_context(**device) as context:
                    return await _walk(context, self._config, plan, walker)
        except TimeoutError:
            return _failed(walker, f"the walk did not end in {seconds} seconds")
        except Error as error:
            return _failed(walker, error.message.splitlines()[0][:200])


async def _walk(
    context: BrowserContext, config: Config, plan: Mapping[str, Any], walker: Any
) -> dict[str, Any]:
    """Walk in a fresh context."""
    guard = Harmless(config)
    await guard.watch(context)
    page = await context.new_page()
    page.on("dialog", dismiss)
    context.on("page", close_popup)
    cdp = await context.new_cdp_session(page)
    found: dict[str, Any] = await walker(page, cdp, config, guard).walk(plan)
    return found


def _device(config: Config, version: str, plan: Mapping[str, Any], walker: Any) -> dict[str, Any]:
    """Return the browser context of a phone, or of the screen of one who uses the keyboard."""
    phone = walker.way == "phone"
    width, height = PHONE if phone else plan["screen"]
    return {
        "viewport": {"width": width, "height": height},
        "device_scale_factor": 1,
        "is_mobile": phone,
        "has_touch": phone,
        "user_agent": phone_agent(config, version) if phone else user_agent(config),
        "locale": plan["language"],
        "accept_downloads": False,
        "service_workers": "block",
    }


def _failed(walker: Any, reason: str) -> dict[str, Any]:
    """Record a walk that was not to be had."""
    return {"way": walker.way, "state": "could_not_check", "reason": reason, "steps": []}
