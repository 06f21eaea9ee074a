"""Counts closed shadow roots: nothing but the browser itself can look into one.

The page's own scripts are kept out of them, and so are ours and axe-core; the browser says, element
by element, which have one. Asked are only elements that may: those of the page's own making, and
those that take up room though nothing is in them.
"""

from __future__ import annotations

import asyncio

from playwright.async_api import Error, Page

from crawler.browser.page_scripts.isolated_world import IsolatedWorld
from crawler.browser.page_scripts.page_script import NAMING

_MOST = 100
# The elements to which the DOM lets anybody attach a shadow root, besides custom ones.
_HOSTS = "article,aside,blockquote,body,div,footer,h1,h2,h3,h4,h5,h6,header,main,nav,p,section,span"
_CANDIDATES = f"""() => {{ {NAMING}
  return elementsOf(document, 20000).list.filter((x) => !x.shadowRoot && (x.localName.includes("-")
    || (!x.firstChild && x.matches("{_HOSTS}") && inView(x)
      && getComputedStyle(x).backgroundImage === "none"))).slice(0, {_MOST});
}}"""


async def count_closed_roots(page: Page) -> int | None:
    """Return how many closed shadow roots the page has; None where the browser does not say."""
    try:
        world = await IsolatedWorld.of(page)
        if not await world.call(f"() => ({_CANDIDATES})().length"):
            return 0
        asked = {
            "functionDeclaration": _CANDIDATES,
            "executionContextId": await world.context(),
            "objectGroup": "roots",
        }
        found = await world.cdp.send("Runtime.callFunctionOn", asked)
        listed = await world.cdp.send(
            "Runtime.getProperties",
            {"objectId": found["result"]["objectId"], "ownProperties": True},
        )
        ids = [
            x["value"]["objectId"]
            for x in listed["result"]
            if x["name"].isdigit() and "objectId" in x.get("value", {})
        ]
        described = await asyncio.gather(
            *(world.cdp.send("DOM.describeNode", {"objectId": x}) for x in ids)
        )
        await world.cdp.send("Runtime.releaseObjectGroup", {"objectGroup": "roots"})
    except (Error, KeyError):
        return None
    roots = [root for x in described for root in x["node"].get("shadowRoots", ())]
    return sum(1 for root in roots if root.get("shadowRootType") == "closed")
