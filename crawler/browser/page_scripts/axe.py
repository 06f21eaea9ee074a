"""Runs axe-core in a Playwright page, through axe-selenium-python.

axe-selenium-python asks its driver for two calls only, so a Playwright page behind these two
serves it, and one visit serves every check. The axe-core file is another (`axe_script`): the
package's own is years old.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec
from axe_selenium_python import Axe
from playwright.async_api import Error, Page

from crawler.browser.page_scripts.axe_script import INSTALLED
from crawler.browser.page_scripts.isolated_world import IsolatedWorld
from crawler.browser.page_scripts.page_script import PageScript, script_text
from signpost.workspace.visit_facts import AxeScan

T = TypeVar("T")

# WCAG 2.0 to 2.2, A and AA, and axe's best practices. `target-size` runs only when asked for.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Checks that axe calls experimental and leaves out by itself; what they find needs a person.
EXPERIMENTAL = [
    "label-content-name-mismatch",
    "p-as-heading",
    "table-fake-caption",
    "td-has-header",
]
# axe waits for a page that is still loading, and a page with a frame that hangs always is.
_PRELOAD_MS = 3000
# axe-selenium-python pastes this into JavaScript: it has to be JSON, not a dict.
OPTIONS = json.dumps(
    {
        "runOnly": {"type": "tag", "values": TAGS},
        "rules": {name: {"enabled": True} for name in EXPERIMENTAL},
        "resultTypes": ["violations", "incomplete"],
        # The whole path: the short one of the same footer link differs from page to page.
        "ancestry": True,
        "elementRef": True,
        # No style sheet is asked for again: how a turned screen looks is tried.
        "preload": {"assets": ["media"], "timeout": _PRELOAD_MS},
    }
)
# What a desktop may show otherwise than a phone. Left out is what is the same at any width and for
# which axe would load media again: sound that starts by itself.
_ANY_WIDTH = ("no-autoplay-audio",)
DESKTOP_OPTIONS = json.dumps(
    {
        **json.loads(OPTIONS),
        "rules": {
            name: {"enabled": name not in _ANY_WIDTH} for name in (*EXPERIMENTAL, *_ANY_WIDTH)
        },
        "preload": False,
    }
)
# Leaves of axe's results what is kept, as the JSON that is stored (`AxeScan`): handing the whole
# over costs half as much as the scan itself.
SHORTEN = script_text(__package__ or "", "axe_results.js")
# So much of a scan's time is for looking; the rest is for handing over what was found.
_LOOKING_SHARE = 0.6
# The most elements that a rule looks at, and that the dearest does: measured, 3,000 texts' contrast
# takes some 4 seconds of CPU.
_LIMITS = {"most": 20_000, "contrast": 3_000}
_LIMIT = PageScript(script_text(__package__ or "", "axe_limits.js"))
_INJECT_SECONDS = 15.0
_FRAME_SECONDS = 3.0
_MAX_FRAMES = 20
# A frame that still waits for its page, or for the rest of it, would let axe wait for it in vain.
_UNLESS_WAITING = """if (document.readyState === "loading"
  || (location.href === "about:blank" && !document.body?.childElementCount)) return;"""


class PageDriver:
    """A Selenium driver's two calls, over our world in a page whose event loop is elsewhere."""

    def __init__(
        self, world: IsolatedWorld, loop: asyncio.AbstractEventLoop, seconds: float
    ) -> None:
        self._world = world
        self._loop = loop
        self._seconds = seconds

    def execute_script(self, script: str) -> object:
        """Run some JavaScript in the page."""
        return self._run(f"() => {{ {script}\n }}")

    def execute_async_script(self, script: str) -> object:
        """Run some JavaScript that calls its last argument with the result."""
        done = f"(results) => resolve(({SHORTEN})(results))"
        begin = f"window.__signpostAxe?.begin({round(self._seconds * _LOOKING_SHARE * 1000)});"
        return self._run(
            f"() => new Promise(resolve => (function () {{ {begin} {script}\n }})({done}))"
        )

    def _run(self, expression: str) -> object:
        """Evaluate in the page, for no longer than the limit (axe itself has none)."""
        future = asyncio.run_coroutine_threadsafe(self._world.call(expression), self._loop)
        try:
            return future.result(self._seconds)
        finally:
            future.cancel()


async def inject(page: Page, script: Path = INSTALLED) -> None:
    """Put axe-core into the page and its frames; a strict Content-Security-Policy is no matter."""
    await _in_thread(page, _INJECT_SECONDS, lambda axe: axe.inject(), script)
    await _LIMIT.do(page, _LIMITS)
    if len(page.frames) == 1:
        return
    world = await IsolatedWorld.of(page)
    for context in await world.contexts_of_frames(_MAX_FRAMES):
        # A frame that hangs or is gone is "could not be tested" to axe, and so to us.
        with contextlib.suppress(TimeoutError, Error):
            async with asyncio.timeout(_FRAME_SECONDS):
                await world.call_in(context, f"() => {{ {_UNLESS_WAITING} {_source(script)}\n }}")


@cache
def _source(script: Path) -> str:
    """Return the text of axe-core."""
    return script.read_text(encoding="utf-8")


async def scan(
    page: Page, seconds: float, options: str = OPTIONS, within: Sequence[str] = ()
) -> AxeScan:
    """Scan the page as it stands, in so many seconds; a scan that does not end says why.

    `within` are CSS paths of the parts to look at; none: all of the page.
    """
    # axe-selenium-python pastes this into JavaScript as well.
    context = {"include": [[path] for path in within]} if within else None
    try:
        text = await _in_thread(
            page, seconds, lambda axe: axe.run(context=context, options=options)
        )
        return msgspec.json.decode(text, type=AxeScan)
    except (TimeoutError, Error, ValueError, TypeError, msgspec.DecodeError) as error:
        reason = str(error).splitlines()[0][:200] if str(error) else "it took too long"
        return AxeScan(error=reason)


async def _in_thread(
    page: Page, seconds: float, call: Callable[[Axe], T], script: Path | None = None
) -> T:
    """Make one call of axe-selenium-python in a thread, while the loop serves its driver."""
    driver = PageDriver(await IsolatedWorld.of(page), asyncio.get_running_loop(), seconds)
    return await asyncio.to_thread(call, Axe(driver, script_url=str(script or "")))
