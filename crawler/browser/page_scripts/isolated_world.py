"""The JavaScript world in which our scripts look at a page: the page's DOM, and globals of our own.

A page may replace `Array.from`, `Promise` or `Node.prototype`; in a world of their own
(`Page.createIsolatedWorld`, Chrome DevTools Protocol) our scripts meet the browser's own again, and
nothing of theirs is to be met, broken or blamed by the page's.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from weakref import WeakKeyDictionary

from playwright.async_api import CDPSession, Error, Frame, Page

NAME = "signpost"
# The document is another one by now: nothing was run in it.
_GONE = re.compile(r"Cannot find context|uniqueContextId not found")
_worlds: WeakKeyDictionary[Page, IsolatedWorld] = WeakKeyDictionary()


class IsolatedWorld:
    """Our world in the documents that a page shows, one after the other."""

    def __init__(self, page: Page, cdp: CDPSession) -> None:
        self.cdp = cdp
        self._page = page
        self._context: int | None = None
        # The document, by its context, of which `listeners` has asked the browser.
        self.listeners_noted_in: int | None = None
        page.on("framenavigated", self._on_navigated)

    @classmethod
    async def of(cls, page: Page) -> IsolatedWorld:
        """Return the world that belongs to a page."""
        world = _worlds.get(page)
        if world is None:
            cdp = await page.context.new_cdp_session(page)
            world = _worlds.setdefault(page, cls(page, cdp))
        return world

    def _on_navigated(self, frame: Frame) -> None:
        """Forget the world of the document that was shown before."""
        if frame.parent_frame is None:
            self._context = None

    async def context(self) -> int:
        """Return the protocol's number of our world in the document that is shown."""
        if self._context is None:
            tree = await self.cdp.send("Page.getFrameTree")
            self._context = await self._made_in(tree["frameTree"]["frame"]["id"])
        return self._context

    async def contexts_of_frames(self, most: int) -> list[int]:
        """Return the numbers of our world in the frames inside the page, those that answer."""
        tree = await self.cdp.send("Page.getFrameTree")
        frames: list[str] = []
        waiting = list(tree["frameTree"].get("childFrames", ()))
        while waiting and len(frames) < most:
            one = waiting.pop(0)
            frames.append(one["frame"]["id"])
            waiting.extend(one.get("childFrames", ()))
        made = await asyncio.gather(*map(self._made_in, frames), return_exceptions=True)
        return [x for x in made if isinstance(x, int)]

    async def _made_in(self, frame: str) -> int:
        """Return the number of our world in one frame, which is made if it is not there."""
        asked = {"frameId": frame, "worldName": NAME}
        return int((await self.cdp.send("Page.createIsolatedWorld", asked))["executionContextId"])

    async def run_in_new_documents(self, script: str) -> None:
        """Have a script run first of all in each document that is opened from now on."""
        await self.cdp.send("Page.enable")
        asked = {"source": script, "worldName": NAME}
        await self.cdp.send("Page.addScriptToEvaluateOnNewDocument", asked)

    async def call(self, function: str, argument: object = None) -> object:
        """Call a JavaScript function in the page's document; return what comes of it.

        Raises:
            playwright.async_api.Error: the page is gone, or the function failed in it.
        """
        values = [{"value": argument}] if argument is not None else []
        for last in (False, True):
            try:
                return await self._call(await self.context(), function, values)
            except Error as error:
                if last or not _GONE.search(str(error)):
                    raise
                self._context = None
        raise AssertionError  # the loop returns or raises

    async def call_in(self, context: int, function: str) -> object:
        """Call a function in one of `contexts_of_frames`; errors as for `call`."""
        return await self._call(context, function, [])

    async def call_on_nodes(self, function: str, nodes: Sequence[int], argument: object) -> object:
        """Call a function with `argument` and elements, by their backend ids; errors as `call`."""
        context = await self.context()
        asked = [{"backendNodeId": node, "executionContextId": context} for node in nodes]
        found = await asyncio.gather(
            *(self.cdp.send("DOM.resolveNode", x) for x in asked), return_exceptions=True
        )
        elements = [
            {"objectId": x["object"]["objectId"]}
            if not isinstance(x, BaseException)
            else {"value": None}
            for x in found
        ]
        return await self._call(context, function, [{"value": argument}, *elements])

    async def _call(self, context: int, function: str, arguments: Sequence[object]) -> object:
        """Call a function in one context and wait for what it promises."""
        asked = {
            "functionDeclaration": function,
            "executionContextId": context,
            "arguments": arguments,
            "returnByValue": True,
            "awaitPromise": True,
        }
        answer = await self.cdp.send("Runtime.callFunctionOn", asked)
        if failed := answer.get("exceptionDetails"):
            thrown = failed.get("exception", {})
            raise Error(str(thrown.get("description") or thrown.get("value") or failed["text"]))
        value: object = answer["result"].get("value")
        return value
