"""Makes one choice at a page's cookie banner, by the kept engine (DuckDuckGo's autoconsent).

The engine runs in the page, finds the banner by its rules or by its words, and presses the buttons
that refuse or accept. It asks us for its rules, and to run its small tests in the page.
"""

from __future__ import annotations

import asyncio
import json
from typing import Any, Literal

from duckduckgo_autoconsent import bundle, rules_json
from playwright.async_api import BrowserContext, Error, Frame, Page

from crawler.browser.page_scripts.page_script import script_text

Pressed = Literal["optOut", "optIn"]
# The engine looks for a banner so many times, half a second apart.
_RETRIES = 10
# A choice that is not made by then is given up.
_SECONDS = 20
# What the engine calls where it stands when it has ended without a choice.
_GIVEN_UP = ("nothingDetected", "optOutFailed", "optInFailed")
_RECEIVE = "(message) => window.autoconsentReceiveMessage(message)"
# The engine refuses by words where no rule knows the banner, but does not accept by them.
_ACCEPT_BY_WORDS = script_text(__package__ or "", "accept_by_words.js")


class ConsentChoice:
    """One choice in one fresh context: `begin` before the page is opened, `made` once it is there.

    `banner` is what the engine calls the banner, once one was found.
    """

    def __init__(self, press: Pressed) -> None:
        self._press: Pressed = press
        self._ended = asyncio.Event()
        self._done = False
        self._waiting: set[asyncio.Task[None]] = set()
        self.banner = ""

    async def begin(self, context: BrowserContext) -> None:
        """Have the engine run in every document of a context."""
        await context.expose_binding("autoconsentSendMessage", self._on_message)
        await context.add_init_script(bundle())

    async def made(self, page: Page) -> bool:
        """Wait until the choice is made; False where nothing on the page offers it."""
        try:
            await asyncio.wait_for(self._ended.wait(), _SECONDS)
        except TimeoutError:
            self._done = False
        if not self._done and self._press == "optIn":
            self._done = await self._accept_by_words(page)
        return self._done

    async def _accept_by_words(self, page: Page) -> bool:
        """Press the one button that accepts, where the engine's rules know no banner."""
        try:
            pressed = bool(await page.evaluate(_ACCEPT_BY_WORDS))
        except Error:
            return False
        self.banner = "by its words" if pressed else self.banner
        return pressed

    def _on_message(self, source: dict[str, Any], message: Any) -> None:
        """Take a message of the engine; a page may send what it likes, so nothing is believed."""
        if not isinstance(message, dict):
            return
        kind, frame = message.get("type"), source.get("frame")
        if kind == "init" and isinstance(frame, Frame):
            self._send(frame, self._config())
        elif kind == "eval" and isinstance(frame, Frame):
            self._start(self._answer(frame, message))
        elif kind == "popupFound":
            self.banner = str(message.get("cmp", ""))[:100]
        elif kind in ("optOutResult", "optInResult"):
            self._done = bool(message.get("result"))
        elif kind == "autoconsentDone":
            self._done = True
            self._ended.set()
        elif kind == "report" and _gave_up(message):
            self._ended.set()

    def _config(self) -> dict[str, Any]:
        """Return the engine's settings and rules."""
        settings = {
            "enabled": True,
            "autoAction": self._press,
            "enablePrehide": False,
            "enableCosmeticRules": False,
            "detectRetries": _RETRIES,
            "isMainWorld": True,
            "heuristicMode": "reject" if self._press == "optOut" else "off",
            "logs": {"errors": False},
        }
        return {"type": "initResp", "config": settings, "rules": {"autoconsent": _rules()}}

    def _send(self, frame: Frame, message: dict[str, Any]) -> None:
        self._start(_receive(frame, message))

    async def _answer(self, frame: Frame, message: dict[str, Any]) -> None:
        """Run one of the engine's tests in the page and give it the result."""
        try:
            result = bool(await frame.evaluate(str(message.get("code", "false"))))
        except Error:
            result = False
        answer = {"type": "evalResp", "id": message.get("id"), "result": result}
        await _receive(frame, answer)

    def _start(self, work: Any) -> None:
        """Begin something that a message asked for; it is held until it ends."""
        task = asyncio.ensure_future(work)
        self._waiting.add(task)
        task.add_done_callback(self._waiting.discard)


def _rules() -> Any:
    """Return the kept rules."""
    return json.loads(rules_json())


def _gave_up(message: dict[str, Any]) -> bool:
    """Whether the engine says, of the page itself, that it ended without a banner."""
    state = message.get("state")
    lifecycle = state.get("lifecycle") if isinstance(state, dict) else ""
    return bool(message.get("mainFrame")) and lifecycle in _GIVEN_UP


async def _receive(frame: Frame, message: dict[str, Any]) -> None:
    """Give the engine a message; a frame that is gone needs none."""
    try:
        await frame.evaluate(_RECEIVE, message)
    except Error:
        return
