"""What walking on a phone and by keyboard have in common: step after step, until one fails.

A walk collects (`StoryWalk` says what); `audit.user_journeys` judges.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
from dataclasses import dataclass
from typing import ClassVar

from msgspec.structs import replace
from playwright.async_api import CDPSession, Error, Page

from crawler.browser.journeys.request_blocker import RequestBlocker
from crawler.browser.journeys.visible_elements import PageElement, Reach, VisibleElements
from signpost.settings.config import Config
from signpost.workspace.artifacts.browser import PassedStep, StoryWalk, WalkStop, WalkWay
from signpost.workspace.artifacts.judged_journeys import PlannedStep, WalkPlan

_JPEG_QUALITY = 70
# How long a page may take to answer a press that opens something, or begins to load a page.
_ANSWER_MS = 400
_LEAVE_MS = 2500
_OPENED_FIRST = 3
# Where something stopped the walk that a picture cannot show.
_NOT_TO_BE_SEEN = ("hidden", "outside", "gone", "bad_answer")


class StoppedError(Exception):
    """A step cannot be done: the problem, as `WalkStop` names it, and what is known of it.

    `element` is the thing that the step is about, `seen` how it was to be reached, `held` what
    holds the focus after so many `presses`; `status` and `reason` say how a page did not open.
    """

    def __init__(
        self,
        problem: str,
        element: PageElement | None = None,
        seen: Reach | None = None,
        *,
        held: str = "",
        presses: int | None = None,
        status: int | None = None,
        reason: str = "",
    ) -> None:
        super().__init__(problem)
        self.problem = problem
        self.element = element
        self.seen = seen
        self.held = held
        self.presses = presses
        self.status = status
        self.reason = reason

    def at(self, number: int, step: PlannedStep, of: int) -> WalkStop:
        """Say at which step of how many this was."""
        return WalkStop(
            number=number,
            of=of,
            do=step.do,
            name=step.name,
            problem=self.problem,
            by=self.seen.by if self.seen else "",
            box=self.seen.box if self.seen else (),
            held=self.held,
            presses=self.presses,
            status=self.status,
            reason=self.reason,
        )


@dataclass(frozen=True, slots=True)
class Walked:
    """What happened on a walk, and a picture of the screen where it stopped (JPEG, or nothing)."""

    walk: StoryWalk
    picture: bytes = b""


class Walker:
    """Walks one story. Subclasses say how an element is reached and pressed."""

    way: ClassVar[WalkWay]

    def __init__(
        self, page: Page, cdp: CDPSession, config: Config, blocker: RequestBlocker
    ) -> None:
        self._page = page
        self._cdp = cdp
        self._blocker = blocker
        self._seconds = config.visit.page_seconds
        self.elements = VisibleElements(page, config.site.aliases)
        self.presses = 0
        self._notes: list[str] = []
        self._left_at: PageElement | None = None

    async def reach(self, element: PageElement) -> None:
        """Get at an element that is on the page, or raise StoppedError."""
        raise NotImplementedError

    async def press(self, element: PageElement) -> None:
        """Press an element that was reached."""
        raise NotImplementedError

    async def type(self, element: PageElement, text: str) -> None:
        """Type into a field that was reached."""
        await self.press(element)
        await self._page.keyboard.type(text)

    async def pick(self, element: PageElement, name: str) -> None:
        """Choose something in a list that was reached."""
        raise NotImplementedError

    async def walk(self, plan: WalkPlan) -> Walked:
        """Walk a plan and return what happened."""
        walk, picture = StoryWalk(way=self.way, state="arrived", plan=plan), b""
        number, step = 0, PlannedStep(do="open", name=plan.start)
        try:
            await self._start(plan.start)
            for step in plan.steps:
                number += 1
                self._notes = []
                leaves = await self._step(step)
                passed = PassedStep(do=step.do, name=step.name, notes=self._notes)
                walk = replace(walk, steps=[*walk.steps, passed], leaves=leaves)
                if leaves:
                    await self._outline(self._left_at)
                    picture = await self._picture()
                    break
                walk = await self._look_for_contact(plan, walk)
            if plan.end_text and not walk.leaves:
                walk = replace(walk, has_text=await self.elements.has_text(plan.end_text))
        except StoppedError as error:
            outlined = await self._outline(error.element)
            outlined = outlined and error.problem not in _NOT_TO_BE_SEEN
            stop = replace(error.at(number, step, len(plan.steps)), outlined=outlined)
            walk = replace(walk, state="stopped", stop=stop)
            picture = await self._picture()
        ended = {"ended": self._page.url, "missed": self._blocker.missed, "presses": self.presses}
        return Walked(replace(walk, **ended), picture)

    async def _start(self, url: str) -> None:
        """Open the page that the story starts from."""
        self._blocker.begin_page()
        try:
            await self._page.goto(url, wait_until="domcontentloaded", timeout=self._seconds * 600)
        except Error as error:
            reason = error.message.splitlines()[0].replace("Page.goto: ", "")
            raise StoppedError("bad_answer", reason=reason[:200]) from None
        await self._loaded()

    async def _loaded(self) -> None:
        """Wait until a page is there; stop where it answered with an error."""
        with contextlib.suppress(Error):
            await self._page.wait_for_load_state("load", timeout=self._seconds * 400)
        await self._page.wait_for_timeout(_ANSWER_MS / 2)
        status = self._blocker.status
        if status is not None and status >= 400:
            raise StoppedError("bad_answer", status=status)

    async def _look_for_contact(self, plan: WalkPlan, walk: StoryWalk) -> StoryWalk:
        """Add whether a page on the way offers the contact, where the story asks for one."""
        if not plan.contact:
            return walk
        seen = await self.elements.contact(plan.contact)
        return replace(walk, contact=[*walk.contact, replace(seen, url=self._page.url)])

    async def _step(self, step: PlannedStep) -> str:
        """Do one step; return where it leads if that is not to be opened."""
        elements = await self.elements.find(step)
        if not elements:
            raise StoppedError("no_button" if step.do == "send" else "not_found")
        first: StoppedError | None = None
        for element in elements:
            try:
                return await self._try(step, element)
            except StoppedError as error:
                if error.problem == "bad_answer":
                    raise
                first = first or error
        raise first or StoppedError("not_found")

    async def _try(self, step: PlannedStep, element: PageElement) -> str:
        """Do one step with one of the elements that it may mean."""
        await self._reach(element)
        if step.do == "send" or step.opens in ("document", "elsewhere"):
            self._left_at = element
            return step.url
        if step.do == "fill":
            await self.type(element, step.value)
            if not await self.elements.value(element):
                raise StoppedError("not_taken", element)
            return ""
        if step.do == "choose":
            await self.pick(element, step.name)
            return ""
        return await self._go(step, element)

    async def _go(self, step: PlannedStep, element: PageElement) -> str:
        """Press something and see what the page makes of it."""
        state, address = await self.elements.state(), self._page.url
        self._blocker.begin_page()
        if element.new_tab:
            self._notes.append("it opens a new window")
            await self.elements.stay_here(element)
        await self.press(element)
        if step.do == "follow":
            with contextlib.suppress(Error):
                await self._page.wait_for_url(
                    lambda url: url != address, wait_until="commit", timeout=_LEAVE_MS
                )
        else:
            await self._page.wait_for_timeout(_ANSWER_MS)
        if self._blocker.left_for:
            return self._blocker.left_for
        if self._page.url != address or self._blocker.status is not None:
            await self._loaded()
        elif await self.elements.state() == state:
            raise StoppedError("nothing_happened", element)
        return ""

    async def _reach(self, element: PageElement) -> None:
        """Get at an element, opening menus and closing banners first as a person would."""
        for _ in range(_OPENED_FIRST):
            try:
                return await self.reach(element)
            except StoppedError as error:
                if error.problem == "covered" and await self._send_away(error.seen):
                    continue
                hidden = error.problem in ("hidden", "outside", "cut")
                if hidden and await self._open_for(element):
                    continue
                raise
        return await self.reach(element)

    async def _send_away(self, seen: Reach | None) -> bool:
        """Send away what covers something, if it has a button for that."""
        if seen is None or seen.cover is None:
            return False
        for button in await self.elements.ways_out(seen.cover):
            with contextlib.suppress(StoppedError):
                await self.reach(button)
                await self.press(button)
                await self._page.wait_for_timeout(_ANSWER_MS)
                self._notes.append(f"pressed “{button.name}” first")
                return True
        return False

    async def _open_for(self, element: PageElement) -> bool:
        """Open the menu that an element is in; whether it can be seen after that."""
        state = (await self.elements.reach(element)).state
        for opener in await self.elements.openers(element):
            address = self._page.url
            with contextlib.suppress(StoppedError):
                await self.reach(opener)
                await self.press(opener)
                await self._page.wait_for_timeout(_ANSWER_MS)
                if self._page.url.partition("#")[0] != address.partition("#")[0]:
                    raise StoppedError("hidden", element)
                if (await self.elements.reach(element)).state != state:
                    self._notes.append(f"opened “{opener.name}” first")
                    return True
        return False

    async def _outline(self, element: PageElement | None) -> bool:
        """Bring an element on the screen and draw a line round it; whether that was done."""
        if element is None:
            return False
        try:
            await self.elements.reach(element)
            await self.elements.outline(element)
        except Error:
            return False
        return True

    async def _picture(self) -> bytes:
        """Take a picture of the screen: a JPEG, or nothing."""
        try:
            async with asyncio.timeout(10):
                taken = await self._cdp.send(
                    "Page.captureScreenshot", {"format": "jpeg", "quality": _JPEG_QUALITY}
                )
        except (Error, TimeoutError):
            return b""
        return base64.b64decode(taken["data"])
