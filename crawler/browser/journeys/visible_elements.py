"""What a walker can see of a page: a few questions that a script in the page answers."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources
from typing import Any

from playwright.async_api import Page

from crawler.browser.style_facts import NAMING

_SEEK = (resources.files("crawler.browser.journeys") / "seek.js").read_text(encoding="utf-8")
_SCRIPT = f"(options) => {{ {NAMING}\n{_SEEK}\n}}"
# A found thing: `{number, name, path, html, rendered, match, tag, type, newTab}`.
Thing = dict[str, Any]


class Eyes:
    """Asks the page. `aliases` are hosts whose addresses are read as the site's own."""

    def __init__(self, page: Page, aliases: Sequence[str]) -> None:
        self._page = page
        self._aliases = list(aliases)

    async def _ask(self, do: str, **more: Any) -> Any:
        """Ask one question of the script."""
        return await self._page.evaluate(_SCRIPT, {"do": do, "aliases": self._aliases, **more})

    async def find(self, step: dict[str, str]) -> list[Thing]:
        """Return what a step may mean on this page, likeliest and visible first."""
        found: list[Thing] = await self._ask(
            "find", step=step["do"], name=step["name"], url=step["url"]
        )
        return found

    async def usable(self, thing: Thing, scroll: bool = True) -> dict[str, Any]:
        """Tell whether a person can get at a thing.

        `{state}` is `ok` (with `x` and `y`, where to tap), `hidden`, `outside` (of the screen,
        with its `box`), `covered` (`by` what, and the `cover`'s number), `cut` (by a box that
        does not scroll), `disabled` or `gone`.
        """
        answer: dict[str, Any] = await self._ask("usable", number=thing["number"], scroll=scroll)
        return answer

    async def openers(self, thing: Thing) -> list[Thing]:
        """Return the buttons that may open the way to a hidden thing."""
        found: list[Thing] = await self._ask("openers", number=thing["number"], name="")
        return found

    async def ways_out(self, cover: int) -> list[Thing]:
        """Return the buttons with which a person sends away what covers a thing."""
        found: list[Thing] = await self._ask("ways_out", number=cover, name="")
        return found

    async def focus(self) -> dict[str, Any]:
        """Return what has the focus: `{number, name, tag, group, path, frame, box}`."""
        found: dict[str, Any] = await self._ask("focus")
        return found

    async def focusable(self) -> int:
        """Return how many things the Tab key should reach."""
        return int(await self._ask("focusable"))

    async def contact(self, wanted: str) -> dict[str, Any]:
        """Tell of a phone number or page: `{shown, tappable, state}`."""
        found: dict[str, Any] = await self._ask("contact", name=wanted)
        return found

    async def has_text(self, words: str) -> bool:
        """Whether the page shows some words."""
        return bool(await self._ask("has_text", name=words))

    async def value(self, thing: Thing) -> str:
        """Return what a field holds; of a choice, `true` or `false`."""
        return str(await self._ask("value", number=thing["number"]))

    async def state(self) -> str:
        """Return something that changes when the page answers a press."""
        return str(await self._ask("state"))

    async def stay_here(self, thing: Thing) -> None:
        """Let a link that opens a new window open in this one."""
        await self._ask("here", number=thing["number"])

    async def outline(self, thing: Thing) -> None:
        """Draw a line round a thing."""
        await self._ask("outline", number=thing["number"])

    async def blur(self, number: int) -> None:
        """Take the focus away from a thing."""
        await self._ask("blur", number=number)

    async def refocus(self) -> None:
        """Give it back."""
        await self._ask("refocus")
