"""What walking on a phone and by keyboard have in common: step after step, until one fails.

A walk collects; `audit.user_journeys` judges. It is plain JSON:

- `way`: `phone` or `keyboard`; `state`: `arrived` (every step was done), `stopped` (at `stop`) or
  `could_not_check` (with the `reason`)
- `steps`: what was passed: `{do, name, notes}`, `notes` being what had to be done first
- `stop`: `{number, do, name, problem, ...}`; problems are `not_found`, `hidden`, `outside`,
  `covered` (`by`), `cut`, `disabled`, `gone`, `nothing_happened`, `bad_answer` (`status`),
  `unreachable` (`presses`), `trap` (`held`), `focus_not_visible`, `not_taken` (a field that does
  not take what is typed), `no_button`; `outlined` is whether the picture shows the element
- `shot`: the name of a JPEG blob of the screen at the stop, or at what was not opened
- `leaves`: where the last step leads, if the walk did not open it: a file, form or another site
- `ended`: the address where it ended; `has_text`: whether the page shows the story's `end_text`
- `contact`: per page after the first: `{url, shown, tappable, state}`
- `missed`: scripts and styles of other sites that the settings keep out, on the last page
- `presses`: how many keys were pressed
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
from collections.abc import Mapping
from typing import Any

from playwright.async_api import CDPSession, Error, Page

from crawler.browser.journeys.request_blocker import Harmless
from crawler.browser.journeys.visible_elements import Eyes, Thing
from signpost.settings.config import Config

_JPEG_QUALITY = 70
# How long a page may take to answer a press that opens something, or begins to load a page.
_ANSWER_MS = 400
_LEAVE_MS = 2500
_OPENED_FIRST = 3


class StoppedError(Exception):
    """A step cannot be done. `facts` says why; `thing` is the element, where there is one."""

    def __init__(self, problem: str, thing: Thing | None = None, **facts: Any) -> None:
        super().__init__(problem)
        self.facts = {"problem": problem, **facts}
        self.thing = thing


class Walker:
    """Walks one story. Subclasses say how a thing is reached and pressed."""

    way = ""

    def __init__(self, page: Page, cdp: CDPSession, config: Config, guard: Harmless) -> None:
        self._page = page
        self._cdp = cdp
        self._guard = guard
        self._seconds = config.visit.page_seconds
        self.eyes = Eyes(page, config.site.aliases)
        self.presses = 0
        self._notes: list[str] = []
        self._left_at: Thing | None = None

    async def reach(self, thing: Thing) -> None:
        """Get at a thing that is on the page, or raise StoppedError."""
        raise NotImplementedError

    async def press(self, thing: Thing) -> None:
        """Press a thing that was reached."""
        raise NotImplementedError

    async def type(self, thing: Thing, text: str) -> None:
        """Type into a field that was reached."""
        await self.press(thing)
        await self._page.keyboard.type(text)

    async def pick(self, thing: Thing, name: str) -> None:
        """Choose something in a list that was reached."""
        raise NotImplementedError

    async def walk(self, plan: Mapping[str, Any]) -> dict[str, Any]:
        """Walk a plan (`audit.user_journeys.plan`) and return what happened."""
        steps: list[dict[str, Any]] = list(plan["steps"])
        found: dict[str, Any] = {"way": self.way, "state": "arrived", "steps": [], "contact": []}
        number, step = 0, {"do": "open", "name": plan["start"]}
        try:
            await self._start(plan["start"])
            for step in steps:
                number += 1
                self._notes = []
                leaves = await self._step(step)
                found["steps"].append(_passed(step, self._notes))
                if leaves:
                    found["leaves"] = leaves
                    found["picture"] = await self._picture(self._left_at, {"problem": ""})
                    break
                await self._look(plan, found)
            if plan["end_text"] and not found.get("leaves"):
                found["has_text"] = await self.eyes.has_text(plan["end_text"])
        except StoppedError as stop:
            found["state"] = "stopped"
            where = {"number": number, "do": step["do"], "name": step["name"], "of": len(steps)}
            found["stop"] = {**stop.facts, **where, "outlined": False}
            found["picture"] = await self._picture(stop.thing, found["stop"])
        return {
            **found,
            "ended": self._page.url,
            "missed": self._guard.missed,
            "presses": self.presses,
        }

    async def _start(self, url: str) -> None:
        """Open the page that the story starts from."""
        self._guard.forget()
        try:
            await self._page.goto(url, wait_until="domcontentloaded", timeout=self._seconds * 600)
        except Error as error:
            reason = error.message.splitlines()[0].replace("Page.goto: ", "")
            raise StoppedError("bad_answer", status=None, reason=reason[:200]) from None
        await self._loaded()

    async def _loaded(self) -> None:
        """Wait until a page is there; stop where it answered with an error."""
        with contextlib.suppress(Error):
            await self._page.wait_for_load_state("load", timeout=self._seconds * 400)
        await self._page.wait_for_timeout(_ANSWER_MS / 2)
        status = self._guard.status
        if status is not None and status >= 400:
            raise StoppedError("bad_answer", status=status)

    async def _look(self, plan: Mapping[str, Any], found: dict[str, Any]) -> None:
        """See whether a page on the way offers the contact."""
        if plan["contact"]:
            seen = await self.eyes.contact(plan["contact"])
            found["contact"].append({"url": self._page.url, **seen})

    async def _step(self, step: Mapping[str, Any]) -> str:
        """Do one step; return where it leads if that is not to be opened."""
        things = await self.eyes.find(dict(step))
        if not things:
            raise StoppedError("no_button" if step["do"] == "send" else "not_found")
        first: StoppedError | None = None
        for thing in things:
            try:
                return await self._try(step, thing)
            except StoppedError as stop:
                if stop.facts["problem"] == "bad_answer":
                    raise
                first = first or stop
        raise first or StoppedError("not_found")

    async def _try(self, step: Mapping[str, Any], thing: Thing) -> str:
        """Do one step with one of the things that it may mean."""
        await self._reach(thing)
        if step["do"] == "send" or step["opens"] in ("document", "elsewhere"):
            self._left_at = thing
            return str(step["url"])
        if step["do"] == "fill":
            await self.type(thing, step["value"])
            if not await self.eyes.value(thing):
                raise StoppedError("not_taken", thing)
            return ""
        if step["do"] == "choose":
            await self.pick(thing, step["name"])
            return ""
        return await self._go(step, thing)

    async def _go(self, step: Mapping[str, Any], thing: Thing) -> str:
        """Press something and see what the page makes of it."""
        before, address = await self.eyes.state(), self._page.url
        self._guard.forget()
        if thing["newTab"]:
            self._notes.append("it opens a new window")
            await self.eyes.stay_here(thing)
        await self.press(thing)
        if step["do"] == "follow":
            with contextlib.suppress(Error):
                await self._page.wait_for_url(
                    lambda url: url != address, wait_until="commit", timeout=_LEAVE_MS
                )
        else:
            await self._page.wait_for_timeout(_ANSWER_MS)
        if self._guard.left_for:
            return self._guard.left_for
        if self._page.url != address or self._guard.status is not None:
            await self._loaded()
        elif await self.eyes.state() == before:
            raise StoppedError("nothing_happened", thing)
        return ""

    async def _reach(self, thing: Thing) -> None:
        """Get at a thing, opening menus and closing banners first as a person would."""
        for _ in range(_OPENED_FIRST):
            try:
                return await self.reach(thing)
            except StoppedError as stop:
                problem = stop.facts["problem"]
                if problem == "covered" and await self._send_away(stop.facts.pop("cover", None)):
                    continue
                if problem in ("hidden", "outside", "cut") and await self._open_for(thing):
                    continue
                stop.facts.pop("cover", None)
                raise
        return await self.reach(thing)

    async def _send_away(self, cover: int | None) -> bool:
        """Send away what covers something, if it has a button for that."""
        for button in await self.eyes.ways_out(cover) if cover is not None else []:
            with contextlib.suppress(StoppedError):
                await self.reach(button)
                await self.press(button)
                await self._page.wait_for_timeout(_ANSWER_MS)
                self._notes.append(f"pressed “{button['name']}” first")
                return True
        return False

    async def _open_for(self, thing: Thing) -> bool:
        """Open the menu that a thing is in; whether it can be seen after that."""
        before = (await self.eyes.usable(thing))["state"]
        for opener in await self.eyes.openers(thing):
            address = self._page.url
            with contextlib.suppress(StoppedError):
                await self.reach(opener)
                await self.press(opener)
                await self._page.wait_for_timeout(_ANSWER_MS)
                if self._page.url.partition("#")[0] != address.partition("#")[0]:
                    raise StoppedError("hidden", thing)
                if (await self.eyes.usable(thing))["state"] != before:
                    self._notes.append(f"opened “{opener['name']}” first")
                    return True
        return False

    async def _picture(self, thing: Thing | None, stop: dict[str, Any]) -> str:
        """Take a picture of the screen, the thing outlined; base64 of a JPEG, or nothing."""
        try:
            if thing is not None:
                await self.eyes.usable(thing)
                await self.eyes.outline(thing)
                stop["outlined"] = stop["problem"] not in (
                    "hidden",
                    "outside",
                    "gone",
                    "bad_answer",
                )
            async with asyncio.timeout(10):
                taken = await self._cdp.send(
                    "Page.captureScreenshot", {"format": "jpeg", "quality": _JPEG_QUALITY}
                )
        except (Error, TimeoutError):
            return ""
        return str(taken["data"])


def _passed(step: Mapping[str, Any], notes: list[str]) -> dict[str, Any]:
    """Note a step that was done."""
    return {"do": step["do"], "name": step["name"], "notes": notes}


def picture_of(walk: dict[str, Any]) -> bytes:
    """Take the picture out of a walk."""
    return base64.b64decode(walk.pop("picture", ""))
