"""Walking by keyboard alone: Tab to an element, see that the focus shows, press Enter or Space."""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from typing import ClassVar

from crawler.browser.journeys.visible_elements import Focused, PageElement
from crawler.browser.journeys.walker import StoppedError, Walker
from signpost.workspace.artifacts.browser import WalkWay

# Nobody presses Tab oftener for one link (council home pages have 60 to 150 stops).
MOST_PRESSES = 200
# Inside a frame the page cannot tell where the focus is; so many presses may be spent there.
_IN_FRAME = 40
# So many presses that go round in the same few things are a trap.
_ROUNDS = 3
_MARGIN = 12
_AWAY = re.compile(
    r"(accept|reject|decline|refuse|close|dismiss|hide|ok(ay)?|got it|(i )?agree|no,? thanks?"
    r"|not now|continue|save|essential|×|✕)\b",
    re.IGNORECASE,
)


class KeyboardWalker(Walker):
    """Presses keys."""

    way: ClassVar[WalkWay] = "keyboard"
    # The address of a page that was gone all round without finding something, and the stops there.
    _round: tuple[str, set[int]] = ("", set())

    async def reach(self, element: PageElement) -> None:
        """Press Tab until an element has the focus, and see that the focus shows."""
        seen = await self.elements.reach(element)
        if seen.state in ("hidden", "disabled", "gone"):
            raise StoppedError(seen.state, element)
        if (await self.elements.focus()).number != element.number:
            await self._tab_to(element)
        seen = await self.elements.reach(element)
        if seen.state in ("outside", "covered", "cut"):
            raise StoppedError(seen.state, element, seen)
        if not await self._focus_shows(element.number):
            raise StoppedError("focus_not_visible", element)

    async def _tab_to(self, element: PageElement) -> None:
        """Press Tab until an element (or a radio button of its group) has the focus."""
        focusable = await self.elements.focusable()
        limit = min(MOST_PRESSES, focusable + 10)
        if self._round[0] == self._page.url and element.number not in self._round[1]:
            raise StoppedError("unreachable", element, presses=limit)
        stops: list[Focused] = []
        for press in range(1, limit + 1):
            self.presses += 1
            await self._page.keyboard.press("Tab")
            stop = await self.elements.focus()
            if stop.number == element.number:
                return
            of_radios = element.type == stop.type == "radio" and stop.group
            if of_radios and await self._along_radios(element, stop.group):
                return
            stops.append(stop)
            held = _held(stops, focusable)
            if held and await self._leave_dialog(stops):
                stops = []
            elif held:
                raise StoppedError("trap", element, held=held.name or held.path, presses=press)
        self._round = (self._page.url, {stop.number for stop in stops})
        raise StoppedError("unreachable", element, presses=limit)

    async def _leave_dialog(self, stops: list[Focused]) -> bool:
        """Press the button that closes what holds the focus, if it has one; as dialogs should."""
        way_out = next((x for x in stops[-_IN_FRAME:] if _AWAY.match(x.name)), None)
        if way_out is None or "left a dialog" in self._notes:
            return False
        for _ in range(_IN_FRAME):
            if (await self.elements.focus()).number == way_out.number:
                await self._page.keyboard.press("Enter")
                await self._page.wait_for_timeout(400)
                self._notes += [f"pressed “{way_out.name}” first", "left a dialog"]
                return True
            await self._page.keyboard.press("Tab")
            self.presses += 1
        return False

    async def _along_radios(self, element: PageElement, group: str) -> bool:
        """Go through a group of radio buttons with the arrow key."""
        for _ in range(20):
            await self._page.keyboard.press("ArrowDown")
            self.presses += 1
            stop = await self.elements.focus()
            if stop.number == element.number:
                return True
            if stop.group != group:
                return False
        return False

    async def _focus_shows(self, number: int) -> bool:
        """Whether an element looks different with the focus: two pictures of it and round it.

        WCAG 2.4.7. A picture that could not be taken tells nothing, and counts as shown.
        """
        stop = await self.elements.focus()
        if stop.number != number:
            return True
        left, top, width, height = stop.box
        clip = {
            "x": max(0, left - _MARGIN),
            "y": max(0, top - _MARGIN),
            "width": width + 2 * _MARGIN,
            "height": min(height + 2 * _MARGIN, 900),
        }
        if width < 1 or height < 1:
            return True
        with_focus = await self._clip(clip)
        await self.elements.blur(number)
        without = await self._clip(clip)
        await self.elements.refocus()
        return with_focus != without

    async def _clip(self, clip: dict[str, float]) -> bytes:
        """Take a picture of a part of the screen, exact to the pixel."""
        x, y = await self._page.evaluate("[scrollX, scrollY]")
        place = {**clip, "x": clip["x"] + x, "y": clip["y"] + y, "scale": 1}
        taken = await self._cdp.send("Page.captureScreenshot", {"format": "png", "clip": place})
        return base64.b64decode(taken["data"])

    async def press(self, element: PageElement) -> None:
        """Press Enter on a link, Space on what else there is."""
        self.presses += 1
        self._round = ("", set())
        box = element.type in ("checkbox", "radio")
        field = element.tag in ("input", "textarea") and element.type not in ("button", "submit")
        if field and not box:
            return
        await self._page.keyboard.press("Space" if box else "Enter")

    async def pick(self, element: PageElement, name: str) -> None:
        """Choose with Space, or by typing an option's name in a list."""
        if element.tag == "select":
            await self._page.keyboard.type(name)
            good = " ".join((await self.elements.value(element)).split()).lower() == name.lower()
        else:
            if await self.elements.value(element) != "true":
                await self.press(element)
            good = await self.elements.value(element) == "true"
        if not good:
            raise StoppedError("not_taken", element)


def _held(stops: Sequence[Focused], focusable: int) -> Focused | None:
    """Return what holds the focus, if the last presses went round in the same few things.

    A page's own round passes through its body or address bar, or has all of its stops.
    """
    last = stops[-1]
    places = [i for i, x in enumerate(stops) if x.number == last.number]
    if last.number < 0 or len(places) <= _ROUNDS:
        return None
    since = stops[places[-1 - _ROUNDS] :]
    few = {x.number for x in since}
    if -1 in few or len(few) >= focusable - 1:
        return None
    if any(x.frame for x in since) and len(since) < _IN_FRAME:
        return None
    return last
