"""Asks a page the same on several screens, without loading it again."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Sequence

from playwright.async_api import CDPSession

from crawler.browser.page_scripts.isolated_world import IsolatedWorld
from crawler.browser.screens import Screen, resize


async def evaluate_on_screens(
    world: IsolatedWorld, screens: Sequence[tuple[Screen, str]], last: Screen
) -> list[object]:
    """Evaluate an expression on each of some screens; leave the page on the `last` screen.

    All is sent at once, and the browser takes it in order: waiting for each would have it paint
    pictures that nobody sees. What an expression fails to give is None.
    """
    cdp, context = world.cdp, await world.context()
    sent: list[Awaitable[object]] = []
    for screen, expression in screens:
        sent.append(resize(cdp, screen))
        sent.append(_value_of(cdp, context, expression))
    answers = await asyncio.gather(*sent, resize(cdp, last))
    return answers[1:-1:2]


async def _value_of(cdp: CDPSession, context: int, expression: str) -> object:
    """Evaluate an expression in the page; None where it fails."""
    asked = {"expression": expression, "contextId": context, "returnByValue": True}
    answer = await cdp.send("Runtime.evaluate", asked)
    value: object = answer["result"].get("value")
    return value
