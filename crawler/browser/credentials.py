"""Signs the browser in to a staging site as the crawl is signed in: on the site's own hosts only.

The headers are put on each request by itself as it leaves (the protocol's Fetch domain), so that
a redirect to another site does not carry them along, and no script of the page can read them.
"""

from __future__ import annotations

import asyncio

import msgspec
from playwright.async_api import CDPSession, Error

from crawler.fetching.credentials import Credentials
from signpost.settings.config import Config


class _Request(msgspec.Struct, frozen=True, kw_only=True):
    """A request as the browser is about to send it."""

    url: str
    headers: dict[str, str]


class _PausedRequest(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """What the protocol's `Fetch.requestPaused` tells."""

    request_id: str
    request: _Request


async def send_credentials(cdp: CDPSession, config: Config) -> None:
    """Send the settings' credentials with a page's requests to the site; none: nothing is done.

    Raises:
        signpost.settings.config.ConfigError: a variable that the settings name is not set.
    """
    credentials = Credentials(config)
    if not credentials.headers_for(config.site.url):
        return
    waiting: set[asyncio.Task[None]] = set()

    def paused(event: object) -> None:
        held = msgspec.convert(event, _PausedRequest)
        task = asyncio.ensure_future(_continue(cdp, credentials, held))
        waiting.add(task)
        task.add_done_callback(waiting.discard)

    cdp.on("Fetch.requestPaused", paused)
    patterns = [{"urlPattern": f"http*://{host}/*"} for host in sorted(config.hosts)]
    await cdp.send("Fetch.enable", {"patterns": patterns})


async def _continue(cdp: CDPSession, credentials: Credentials, held: _PausedRequest) -> None:
    """Let one request go on, with the headers that belong to its address."""
    headers = {**held.request.headers, **credentials.headers_for(held.request.url)}
    rows = [{"name": name, "value": value} for name, value in headers.items()]
    try:
        await cdp.send("Fetch.continueRequest", {"requestId": held.request_id, "headers": rows})
    except Error:  # the page is gone, and its request with it
        return
