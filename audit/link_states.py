"""In which state each link target ends: judged from the answers that the crawl stored.

States (DESIGN, rows that leave the house): ok, redirect, broken, blocked, could_not_check, loop,
missing_fragment, soft_404. Blocked is not broken, and what was not asked is not fine.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from signpost.workspace.records import Page

State = Literal[
    "ok", "redirect", "broken", "blocked", "could_not_check", "loop", "missing_fragment", "soft_404"
]
# A link in one of these states leads to no page at all.
DEAD: frozenset[str] = frozenset({"broken", "loop", "soft_404"})
BAD: frozenset[str] = DEAD | {"missing_fragment"}
BROKEN_ERRORS = {
    "dns": "its host does not exist",
    "refused": "its server refuses connections",
    "tls": "its certificate is not accepted",
    "redirect": "its redirect leads nowhere",
}
UNKNOWN_ERRORS = {
    "private": "it is a private address",
    "timeout": "it did not answer in time",
    "robots": "its robots.txt asks robots not to read it",
    "too_large": "the answer was larger than the settings allow",
    "proxy": "the proxy did not let it through, or could not reach it",
    "proxy_down": "the proxy could not be reached",
    "proxy_login": "the proxy asks for a name and password",
    "failed": "the connection broke",
}
# 999 is LinkedIn's own word for it.
BLOCKED_STATUSES = {401, 403, 407, 429, 451, 999}
# What gives away that a wall against robots answered, and not the site.
_WALLS = ("cf-mitigated", "x-datadome", "x-amzn-waf-action", "x-sucuri-block")
_WALL_SERVERS = re.compile(r"cloudflare|akamai|imperva|incapsula|sucuri|ddos-guard", re.IGNORECASE)
# On another site only these say that the page is not there; others may be said to robots alone.
_GONE = {404, 410}
MAX_HOPS = 20


@dataclass(frozen=True, slots=True)
class LinkState:
    """Where a link ends. `hops` counts redirects on the way; `why` is a few plain words."""

    state: State
    final_url: str
    status: int | None
    hops: int
    why: str = ""

    @property
    def is_dead(self) -> bool:
        """Whether it leads to no page at all."""
        return self.state in DEAD


def judge(
    url: str,
    answer: Callable[[str], Page | None],
    is_soft_404: Callable[[str], bool] = lambda _: False,
) -> LinkState:
    """Follow a target through the stored answers to its end.

    `answer` gives the stored answer for an address, or None where it was never asked.
    """
    seen = [url]
    while True:
        page = answer(url)
        if page is None:
            return LinkState("could_not_check", url, None, len(seen) - 1, "it was not asked")
        if not page.location or page.status is None or not 300 <= page.status < 400:
            return _end(page, len(seen) - 1, is_soft_404)
        url = page.location
        if url in seen or len(seen) > MAX_HOPS:
            return LinkState("loop", url, page.status, len(seen), "it redirects in a circle")
        seen.append(url)


def _end(page: Page, hops: int, is_soft_404: Callable[[str], bool]) -> LinkState:
    """Judge the last answer of a chain."""
    state, why = _state(page)
    if state == "ok" and is_soft_404(page.url):
        state, why = "soft_404", "it answers 200 but shows the site's not-found page"
    elif state == "ok" and hops:
        state, why = "redirect", f"it is redirected {hops} time{'s' if hops > 1 else ''}"
    return LinkState(state, page.url, page.status, hops, why)


def _state(page: Page) -> tuple[State, str]:
    """Judge one answer by itself."""
    if page.status is None:
        if page.error in BROKEN_ERRORS:
            return "broken", BROKEN_ERRORS[page.error]
        return "could_not_check", UNKNOWN_ERRORS.get(page.error, "there was no answer")
    if page.status in BLOCKED_STATUSES or _is_wall(page):
        return "blocked", f"the server does not let Signpost see it ({page.status})"
    if page.status == 405:
        return "could_not_check", "the server does not answer this kind of request (405)"
    if page.kind == "external" and 400 <= page.status < 500 and page.status not in _GONE:
        return "could_not_check", f"the server answers {page.status} to Signpost"
    if page.status >= 400:
        return "broken", f"the server answers {page.status}"
    if 300 <= page.status < 400:
        return "broken", BROKEN_ERRORS["redirect"]
    return "ok", ""


def _is_wall(page: Page) -> bool:
    """Whether a refusal comes from a wall against robots (a 503 with a challenge, say)."""
    if page.kind != "external" or page.status is None or page.status < 400:
        return False
    if any(name in page.headers for name in _WALLS):
        return True
    server = page.headers.get("server", "")
    return page.status == 503 and bool(_WALL_SERVERS.search(server))
