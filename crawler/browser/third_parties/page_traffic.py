"""What a page asked of other sites, and what it left on the device: names, never values."""

from __future__ import annotations

import time
from collections import defaultdict

from playwright.async_api import BrowserContext, Error, Page, Request

from crawler.fetching.public_suffixes import site_of
from signpost.pages.addresses import host_of, hostname_of
from signpost.settings.config import Config
from signpost.workspace.artifacts.third_parties import AskedHost, SetCookie

_MOST = 200
_LONGEST = 100
_DAY = 86_400
_KEYS = """() => {
  const keys = [];
  for (const name of ["localStorage", "sessionStorage"]) {
    try { keys.push(...Object.keys(window[name])); } catch (error) { /* refused to this page */ }
  }
  return keys.slice(0, 1000).map((key) => String(key).slice(0, 200));
}"""


class PageTraffic:
    """Listens to one context; `hosts`, `cookies` and `storage` say what there was."""

    def __init__(self, context: BrowserContext, config: Config) -> None:
        self._context = context
        self._own = {site_of(hostname_of(x)) for x in (*config.hosts, *config.site.aliases)}
        self._asked: defaultdict[str, set[str]] = defaultdict(set)
        context.on("request", self._on_request)

    def _on_request(self, request: Request) -> None:
        """Remember the host of another site that is asked, and what for."""
        if not request.url.startswith(("http://", "https://", "ws://", "wss://")):
            return
        host = hostname_of(host_of(request.url))
        if host and site_of(host) not in self._own and len(self._asked) < _MOST:
            self._asked[host].add(request.resource_type)

    def forget(self) -> None:
        """Begin anew: what was asked so far was before a choice."""
        self._asked.clear()

    async def cookies(self) -> list[SetCookie]:
        """Return the cookies that are there, of all sites, by host and name."""
        found: dict[tuple[str, str], SetCookie] = {}
        for cookie in (await self._context.cookies())[:_MOST]:
            host, name = cookie.get("domain", "").lstrip("."), cookie.get("name", "")[:_LONGEST]
            ends = cookie.get("expires", -1)
            days = max(0, round((ends - time.time()) / _DAY)) if ends and ends > 0 else None
            found[host, name] = SetCookie(name=name, host=host, days=days)
        return [found[key] for key in sorted(found)]

    def hosts(self, cookies: list[SetCookie]) -> list[AskedHost]:
        """Return the hosts of other sites that were asked, by name."""
        with_cookie = {site_of(x.host) for x in cookies}
        return [
            AskedHost(host=host, kinds=sorted(kinds), has_cookie=site_of(host) in with_cookie)
            for host, kinds in sorted(self._asked.items())
        ]


async def storage_keys(page: Page) -> list[str]:
    """Return the keys that the page's own site has stored in the browser, without their values."""
    try:
        keys = await page.evaluate(_KEYS)
    except Error:
        return []
    return sorted({str(key)[:_LONGEST] for key in keys})[:_MOST] if isinstance(keys, list) else []
