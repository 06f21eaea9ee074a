"""In which state each link target ends: judged from the answers that the crawl stored.

States (DESIGN, rows that leave the house): ok, redirect, broken, blocked, could_not_check, loop,
missing_fragment, soft_404, unusable. Blocked is not broken, and what was not asked is not fine.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from signpost.pages.challenges import is_challenge
from signpost.workspace.page_marks import CUT_SHORT
from signpost.workspace.records import Page

State = Literal[
    "ok",
    "redirect",
    "broken",
    "blocked",
    "could_not_check",
    "loop",
    "missing_fragment",
    "soft_404",
    "unusable",
]
# A link in one of these states leads to no page at all.
DEAD: frozenset[str] = frozenset({"broken", "loop", "soft_404", "unusable"})
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
    "robots_unread": "the robots.txt of its host could not be read, so nothing was asked there",
    "too_large": "the answer was larger than the settings allow",
    "proxy": "the proxy did not let it through, or could not reach it",
    "proxy_down": "the proxy could not be reached",
    "proxy_login": "the proxy asks for a name and password",
    "failed": "the connection broke",
    "unreadable": "what came is no answer that browsers can read",
    "stalled": "nothing came, and the crawl was ended",
}
# The server, or a wall before it, turned Signpost away before the address was asked.
BLOCKED_ERRORS = {"asked_to_wait": "its server asks Signpost to come back later"}
# 999 is LinkedIn's own word for it.
BLOCKED_STATUSES = {401, 403, 407, 429, 451, 999}
_WALL_SERVERS = re.compile(r"cloudflare|akamai|imperva|incapsula|sucuri|ddos-guard", re.IGNORECASE)
# On another site only these say that the page is not there; others may be said to robots alone.
_GONE = {404, 410}
_NOT_MODIFIED, _BUSY = 304, 503
# The statuses with which browsers follow a Location.
REDIRECTS = {301, 302, 303, 307, 308}
MAX_HOPS = 20


@dataclass(frozen=True, slots=True)
class LinkState:
    """Where a link ends. `hops` counts redirects on the way; `why` is a few plain words.

    `fragment` is the place that a browser would go to there: a redirect may name another.
    """

    state: State
    final_url: str
    status: int | None
    hops: int
    why: str = ""
    fragment: str = ""

    @property
    def is_dead(self) -> bool:
        """Whether it leads to no page at all."""
        return self.state in DEAD


def judge(
    url: str,
    answer: Callable[[str], Page | None],
    why_soft_404: Callable[[Sequence[Page]], str] = lambda _: "",
    fragment: str = "",
) -> LinkState:
    """Follow a target through the stored answers to its end.

    `answer` gives the stored answer for an address, or None where it was never asked;
    `why_soft_404` says of a chain of answers why its end is the site's not-found page, if it is.
    `fragment` is that of the link, which is carried on until a redirect names another.
    """
    seen = [url]
    chain: list[Page] = []
    while True:
        page = answer(url)
        if page is None:
            return LinkState("could_not_check", url, None, len(seen) - 1, "it was not asked")
        chain.append(page)
        if not page.location or page.status is None or page.status >= 400:
            return replace(_end(chain, why_soft_404), fragment=fragment)
        url = page.location
        fragment = page.headers.get("location", "").partition("#")[2] or fragment
        if url in seen or len(seen) > MAX_HOPS:
            return LinkState("loop", url, page.status, len(seen), "it redirects in a circle")
        seen.append(url)


def _end(chain: Sequence[Page], why_soft_404: Callable[[Sequence[Page]], str]) -> LinkState:
    """Judge the last answer of a chain."""
    page, hops = chain[-1], len(chain) - 1
    state, why = _state(page)
    if state == "ok" and (soft := why_soft_404(chain)):
        state, why = "soft_404", soft
    elif state == "ok" and hops:
        state, why = "redirect", f"it is redirected {hops} time{'s' if hops > 1 else ''}"
    return LinkState(state, page.url, page.status, hops, why)


def _state(page: Page) -> tuple[State, str]:
    """Judge one answer by itself."""
    if page.status is None:
        return _state_without_answer(page.error)
    if page.status in BLOCKED_STATUSES or _is_wall(page):
        return "blocked", f"the server does not let Signpost see it ({page.status})"
    if page.status == 405:
        return "could_not_check", "the server does not answer this kind of request (405)"
    if page.kind == "external" and 400 <= page.status < 500 and page.status not in _GONE:
        return "could_not_check", f"the server answers {page.status} to Signpost"
    if page.status == _BUSY and "retry-after" in page.headers:
        return "could_not_check", "its server asks to come back later (503)"
    if page.status >= 400:
        return "broken", f"the server answers {page.status}"
    if page.kind == "redirect" or (page.headers.get("location") and page.status in REDIRECTS):
        return "broken", BROKEN_ERRORS["redirect"]
    if CUT_SHORT in page.headers:
        return "could_not_check", page.headers[CUT_SHORT]
    if page.status == _NOT_MODIFIED:
        return "could_not_check", "its server says that it has not changed, unasked (304)"
    return "ok", ""


def _state_without_answer(error: str) -> tuple[State, str]:
    """Judge why there was no answer."""
    if error in BROKEN_ERRORS:
        return "broken", BROKEN_ERRORS[error]
    if error in BLOCKED_ERRORS:
        return "blocked", BLOCKED_ERRORS[error]
    return "could_not_check", UNKNOWN_ERRORS.get(error, "there was no answer")


def _is_wall(page: Page) -> bool:
    """Whether a wall against robots answered (a 503 with a challenge, say)."""
    if page.status is None:
        return False
    if is_challenge(page.headers, page.status):
        return True
    server = page.headers.get("server", "") if page.kind == "external" else ""
    return page.status == _BUSY and bool(_WALL_SERVERS.search(server))
