"""What a walker can see of a page: a few questions that a script in the page answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import msgspec
from playwright.async_api import Page

from crawler.browser.page_scripts.page_script import PageScript
from signpost.workspace.artifacts.browser import ContactSeen
from signpost.workspace.artifacts.judged_journeys import PlannedStep
from signpost.workspace.visit_facts import Length, Number, Place

T = TypeVar("T")
_SCRIPT = PageScript.of_files(__package__ or "", "seek.js")


class PageElement(Place, frozen=True, kw_only=True):
    """An element that was found; the script keeps it under its `number`."""

    number: int
    # What it is called: by its label, its own words, its pictures or its value.
    name: str
    # The element's name (`a`, `select`, …) and its type, where it has one.
    tag: str
    type: str
    # Whether there is anything to see of it.
    rendered: bool
    # Whether it opens a new window.
    new_tab: bool = msgspec.field(name="newTab")


class Reach(msgspec.Struct, frozen=True, kw_only=True):
    """Whether a person can get at an element."""

    # `ok`, `hidden`, `outside` (of the screen), `covered`, `cut` (by a box that does not scroll),
    # `disabled` or `gone`.
    state: str
    # Where it can be tapped, in CSS pixels on the screen.
    x: Number = 0
    y: Number = 0
    # What covers it, by name and by number.
    by: str = ""
    cover: int | None = None
    # Where it is, outside the screen: left, top, width and height in CSS pixels.
    box: Sequence[Length] = ()


class Focused(msgspec.Struct, frozen=True, kw_only=True):
    """What has the focus; its `number` is -1 where nothing of the page has."""

    number: int
    name: str
    type: str
    # The name of the group of radio buttons that it belongs to.
    group: str
    path: str
    # Whether it is a frame, in which the focus cannot be followed.
    frame: bool
    # Left, top, width and height in CSS pixels on the screen.
    box: tuple[Length, Length, Length, Length]


class VisibleElements:
    """Asks the page. `aliases` are hosts whose addresses are read as the site's own."""

    def __init__(self, page: Page, aliases: Sequence[str]) -> None:
        self._page = page
        self._aliases = list(aliases)

    async def _ask(self, kind: type[T], question: str, **more: object) -> T:
        """Ask one question of the script."""
        options = {"do": question, "aliases": self._aliases, **more}
        return await _SCRIPT.run(self._page, kind, options)

    async def _tell(self, deed: str, **more: object) -> None:
        """Have the script do one thing."""
        await _SCRIPT.do(self._page, {"do": deed, "aliases": self._aliases, **more})

    async def find(self, step: PlannedStep) -> list[PageElement]:
        """Return what a step may mean on this page, likeliest and visible first."""
        return await self._ask(
            list[PageElement], "find", step=step.do, name=step.name, url=step.url
        )

    async def reach(self, element: PageElement, scroll: bool = True) -> Reach:
        """Tell whether a person can get at an element, after scrolling to it if need be."""
        return await self._ask(Reach, "usable", number=element.number, scroll=scroll)

    async def openers(self, element: PageElement) -> list[PageElement]:
        """Return the buttons that may open the way to a hidden element."""
        return await self._ask(list[PageElement], "openers", number=element.number, name="")

    async def ways_out(self, cover: int) -> list[PageElement]:
        """Return the buttons with which a person sends away what covers an element."""
        return await self._ask(list[PageElement], "ways_out", number=cover, name="")

    async def focus(self) -> Focused:
        """Return what has the focus."""
        return await self._ask(Focused, "focus")

    async def focusable(self) -> int:
        """Return how many things the Tab key should reach."""
        return await self._ask(int, "focusable")

    async def contact(self, wanted: str) -> ContactSeen:
        """Tell whether a phone number or page is to be seen, and can be tapped."""
        return await self._ask(ContactSeen, "contact", name=wanted)

    async def has_text(self, words: str) -> bool:
        """Whether the page shows some words."""
        return await self._ask(bool, "has_text", name=words)

    async def value(self, element: PageElement) -> str:
        """Return what a field holds; of a choice, `true` or `false`."""
        return await self._ask(str, "value", number=element.number)

    async def state(self) -> str:
        """Return something that changes when the page answers a press."""
        return await self._ask(str, "state")

    async def stay_here(self, element: PageElement) -> None:
        """Let a link that opens a new window open in this one."""
        await self._tell("here", number=element.number)

    async def outline(self, element: PageElement) -> None:
        """Draw a line round an element."""
        await self._tell("outline", number=element.number)

    async def blur(self, number: int) -> None:
        """Take the focus away from an element."""
        await self._tell("blur", number=number)

    async def refocus(self) -> None:
        """Give it back."""
        await self._tell("refocus")
