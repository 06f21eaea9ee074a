"""Lets the browser into a staging site as the crawl is let in: the site's own hosts only.

The headers are put on each request by itself as it leaves (the protocol's Fetch domain), so that
a redirect to another site does not carry them along, and no script of the page can read them.
"""

from __future__ import annotations

import asyncio
from typing import Any

from playwright.async_api import CDPSession, Error

from crawler.fetching.credentials import Credentials
from signpost.settings.config import Config


async def let_in(cdp: CDPSession, config: Config) -> None:
    """Send the settings' credentials with a page's requests to the site; none: nothing is done.

    Raises:
        signpost.settings.config.ConfigError: a variable that the settings name is not set.
    """
    credentials = Credentials(config)
    if not credentials.headers_for(config.site.url):
        return
    waiting: set[asyncio.Task[None]] = set()

    def paused(event: dict[str, Any]) -> None:
        task = asyncio.ensure_future(_go_on(cdp, credentials, event))
        waiting.add(task)
        task.add_done_callback(waiting.discard)

    cdp.on("Fetch.requestPaused", paused)
    patterns = [{"urlPattern": f"http*://{host}/*"} for host in sorted(config.hosts)]
    await cdp.send("Fetch.enable", {"patterns": patterns})


async def _go_on(cdp: CDPSession, credentials: Credentials, event: dict[str, Any]) -> None:
    """Let one request go on, with the headers that belong to its address."""
    request = event["request"]
    headers = {**request["headers"], **credentials.headers_for(request["url"])}
    rows = [{"name": name, "value": value} for name, value in headers.items()]
    try:
        await cdp.send("Fetch.continueRequest", {"requestId": event["requestId"], "headers": rows})
    except Error:  # the page is gone, and its request with it
        return
