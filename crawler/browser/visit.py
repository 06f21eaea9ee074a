"""One visit of one page: phone first, then desktop by resizing. Collects; judges nothing.

`Visit.facts` is plain JSON. Lengths are CSS pixels, paths are CSS paths, snippets are an
element's own HTML (at most 300 characters). Lists are cut at 100 entries unless said otherwise;
a list that was cut has its true length in `counts`.

- `final_url`, `status`, `title`: where the browser ended, with what answer and title
- `console`: console errors: `{text, url}`
- `page_errors`: uncaught script errors, as texts
- `failed`: requests that failed: `{url, reason, type}` (`reason`: net error or HTTP status)
- `third_party`: hosts whose requests were refused by Signpost's own setting
- `refused_styles`: style sheets among these: without them the page does not look as it should
- `refused_scripts`: scripts among these: errors may come from their absence
- `assets`: the site's own styles, scripts and frames that it used, all of them, by address, with
  the name of the version (`crawler.browser.visit_reuse`); None: more than 500
- `requests`, `bytes`: how many requests the page made on a phone, and the bytes that came
- `viewport`: `{content, count}` of the viewport meta (`content` None: there is none)
- `fixed`: what stays on screen: `{path, html, share}` (`share` of the phone's height, 0 to 1)
- `layout`: by width, `"320"`, `"390"` (phone) and `"768"`: `{width, scroll_width, wide}`; `wide`
  (at 768 empty where nothing scrolls sideways) lists the outermost elements that stick out:
  `{path, html, left, right, width, scrolls, tag}`
  (`scrolls`: it or a parent has a scrollbar of its own)
- `targets`: links, buttons and fields smaller than 44x44 at 390: `{path, html, text, width,
  height, inline, crowded}` (`inline`: in a sentence; `crowded`: a 24 px circle on it meets
  another target, WCAG 2.5.8)
- `small_text`: `{path, px, text}` for text under 12 px at 390 (at most 50, longest first)
- `text_sizes`: characters of visible text by size: `{"16": 1200, "11.5": 80}`
- `fields`: form fields: `{path, html, type, inputmode, autocomplete, name, label, px}`
- `images`: images shown much smaller than they are: `{path, src, natural, shown}` (pairs of
  width, height)
- `phones`: UK phone numbers in visible text that are not links: `{path, text}`
- `shift`: what moved while the page loaded on a phone (`crawler.browser.layout_shift`)
- `consent`: consent banners that were over the page, and hidden (`crawler.browser.consent`)
- `axe`: by device, `"phone"` and `"desktop"`: `{version, violations, incomplete, passes,
  inapplicable, error}`; `violations` and `incomplete` list `{id, impact, tags, help, description,
  help_url, nodes, count}`, nodes `{target, ancestry, html, summary}`; `passes` and `inapplicable`
  list rule ids; `error` is set where the scan did not end
- `looks`: what styles make of the page on a desktop (`crawler.browser.style_facts`)
- `lost`: what a desktop shows and a phone does not (`crawler.browser.desktop_scan`)
- `lettering`: words in its pictures, None if not asked for (`crawler.browser.ocr`)
- `walk`: what happened when the page was used by keyboard (`crawler.browser.keyboard_walk`)
- `counts`: true lengths of the lists that were cut
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import os
import re
import time
from collections import deque
from collections.abc import Callable, Mapping
from importlib import resources
from typing import Any

from playwright.async_api import (
    CDPSession,
    Error,
    Page,
    Playwright,
    async_playwright,
)

from crawler.browser import axe, consent, desktop_scan, ocr
from crawler.browser.chromium import NoBrowserError
from crawler.browser.element_screenshots import Pictures, later_suspects, suspects
from crawler.browser.keyboard_walk import walk
from crawler.browser.layout_shift import shifted
from crawler.browser.page_events import Listener
from crawler.browser.session import PHONE, STAY, Session
from crawler.browser.style_facts import CUT, looks
from crawler.browser.visit_reuse import Carrier, remember_assets, stage_key
from signpost.errors import SignpostError
from signpost.settings.config import Config
from signpost.workspace import Run, Workspace
from signpost.workspace.records import Visit
from signpost.workspace.runs import moment

Progress = Callable[[int, int], None]
DESKTOP = (1280, 900)
NARROW = (320, 844)
TABLET = (768, 1024)
_LAYOUT = (resources.files("crawler.browser") / "layout.js").read_text(encoding="utf-8")
_SETTLE_MS = 150
_JPEG_QUALITY = 60
_GOTO_SHARE = 0.6
# Playwright's own page.title() is empty while a page tries to lead away.
_TITLE = "() => String(document.title).slice(0, 1000)"
_STARTS = 3
_START_SECONDS = 90


# What Playwright says of a page or browser that is no longer there, sometimes before it knows.
_GONE = re.compile(r"has been closed|crashed|Connection closed|frame was detached")


class CouldNotVisitError(Exception):
    """The page could not be shown; the message says why in a few words."""


def visit(
    workspace: Workspace, config: Config, run: Run, progress: Progress = lambda _done, _all: None
) -> dict[str, Any]:
    """Visit every HTML page of a run that has no visit yet; return what it came to.

    Raises:
        crawler.browser.NoBrowserError: there is no Chromium that starts.
        crawler.browser.ocr.NoReaderError: pictures cannot be read, and are to be.
    """
    ocr.ready(config)
    with workspace.runs.doing(run.id, "visit", stage_key(workspace, config, run)) as stage:
        urls = chosen(workspace, config, run)
        done = workspace.visits.done(run.id)
        todo = [url for url in urls if url not in done]
        Carrier(workspace, config, run).carry(todo, lambda n: progress(len(done) + n, len(urls)))
        if len(workspace.visits.done(run.id)) < len(urls):
            asyncio.run(_visit_all(workspace, config, run, urls, progress))
        stage.summary = remember_assets(workspace, config, run)
    return stage.summary


def chosen(workspace: Workspace, config: Config, run: Run) -> list[str]:
    """Return the addresses to visit: every page a resident can read, or an even draw of them."""
    urls = [p.url for p in workspace.pages.html(run.id) if p.found_by != "probe"]
    limit = config.visit.max_pages
    if not limit or len(urls) <= limit:
        return urls
    return [urls[i * len(urls) // limit] for i in range(limit)]


async def _visit_all(
    workspace: Workspace, config: Config, run: Run, urls: list[str], progress: Progress
) -> None:
    """Visit what is left, several browsers at a time; only this one thread writes to the store."""
    done = workspace.visits.done(run.id)
    waiting = deque(url for url in urls if url not in done)
    pictures = Pictures(workspace, run.id)
    workers = min(config.visit.workers or os.cpu_count() or 1, len(waiting))

    async def work(playwright: Playwright) -> None:
        """Visit page after page; a browser that failed, or has served long enough, is replaced."""
        browsers = Browsers(playwright, config, pictures)
        try:
            while waiting:
                record, shots = await browsers.visit(run.id, waiting.popleft())
                workspace.visits.add(record, shots)
                done.add(record.url)
                progress(len(done), len(urls))
        finally:
            await browsers.end()

    troubles: list[BaseException] = []
    async with async_playwright() as playwright:
        try:
            async with asyncio.TaskGroup() as group:
                for _ in range(workers):
                    group.create_task(work(playwright))
        except* SignpostError as several:
            troubles.extend(several.exceptions)
    # Raised here and not above: Python before 3.11.4 makes a group of what is raised there.
    if troubles:
        raise troubles[0]


class Browsers:
    """Gives each visit a browser in good order: a failed or long-used one is replaced."""

    def __init__(self, playwright: Playwright, config: Config, pictures: Pictures) -> None:
        self._pictures = pictures
        self._playwright = playwright
        self._config = config
        self._session: Session | None = None

    async def visit(self, run: int, url: str) -> tuple[Visit, dict[str, bytes]]:
        """Visit one page; if the browser died under it, try once more with a fresh one."""
        for last in (False, True):
            session = await self._ready()
            record, shots = await visit_page(session, self._pictures, self._config, run, url)
            if record.state == "ok":
                break
            died = session.dead
            await self.end()
            if last or not died:
                break
        return record, shots

    async def _ready(self) -> Session:
        """Return the running session, or a fresh one."""
        if self._session and self._session.served >= self._config.visit.pages_per_browser:
            await self.end()
        if self._session is None:
            self._session = await self._start()
        return self._session

    async def _start(self) -> Session:
        """Start a browser; one that dies or hangs while it starts is given up for another."""
        for _ in range(_STARTS):
            try:
                async with asyncio.timeout(_START_SECONDS):
                    return await Session.start(self._playwright, self._config)
            except (TimeoutError, Error) as error:
                reason = str(error).partition("\n")[0] or "it took too long"
        raise NoBrowserError(
            f"Chromium starts but cannot be used ({reason[:200]}). What was visited is kept: "
            "run the same command again to carry on"
        )

    async def end(self) -> None:
        """Close the running session, if there is one."""
        session, self._session = self._session, None
        if session is not None:
            await session.end()


async def visit_page(
    session: Session, pictures: Pictures, config: Config, run: int, url: str
) -> tuple[Visit, dict[str, bytes]]:
    """Visit one page within its time; whatever it does, return a record."""
    start = time.monotonic()
    session.served += 1
    facts: dict[str, Any] = {}
    shots: dict[str, bytes] = {}
    state, reason = "ok", ""
    try:
        more = 2 * config.visit.axe_seconds + (ocr.SECONDS * 1.5 if config.visit.ocr else 0)
        async with asyncio.timeout(config.visit.page_seconds + more):
            await _gather(session, pictures, config, url, facts, shots)
    except TimeoutError:
        state, reason = "could_not_check", "it did not finish in time"
    except (CouldNotVisitError, Error) as error:
        state, reason = "could_not_check", str(error).partition("\n")[0][:300]
        session.crashed = session.crashed or bool(_GONE.search(reason))
    if session.dead:
        state, reason = "could_not_check", "the page crashed the browser"
    if state != "ok":
        facts, shots = {}, {}
    seconds = round(time.monotonic() - start, 2)
    return Visit(run, url, state, reason, facts, seconds=seconds, visited=moment()), shots


async def _gather(
    session: Session,
    pictures: Pictures,
    config: Config,
    url: str,
    facts: dict[str, Any],
    shots: dict[str, bytes],
) -> None:
    """Open a page as on a phone, measure it, then resize to a desktop and measure again."""
    page, cdp = session.page, session.cdp
    await session.resize(*PHONE, phone=True)
    with Listener(page, config.hosts | frozenset(config.site.aliases)) as heard:
        status = await _open(page, url, config.visit.page_seconds * _GOTO_SHARE)
        await page.evaluate(STAY)
        facts["shift"] = await shifted(page, _SETTLE_MS)
        facts["consent"] = await consent.hide_found(page)
        seen = await page.evaluate(_LAYOUT, {"part": "phone"})
        width = {key: seen.pop(key) for key in ("width", "scroll_width", "wide")}
        facts.update(seen, layout={"390": width})
        shots["phone"] = await _shot(cdp)
        facts.update(final_url=page.url, status=status, title=await page.evaluate(_TITLE))
        await axe.inject(page)
        facts["axe"] = {"phone": await _scan_with_banners(page, config, url, facts)}
        await pictures.take(page, cdp, suspects(facts))
        await desktop_scan.remember(page)
        facts["layout"].update(await _other_widths(session))
        if facts["consent"] == []:  # some come late
            facts["consent"] = await consent.hide_found(page)
        shots["desktop"] = await _shot(cdp)
        facts["axe"]["desktop"], facts["lost"] = await desktop_scan.scan_again(
            page, facts["axe"]["phone"], config.visit.axe_seconds
        )
        facts["looks"] = await looks(page)
        facts["lettering"] = await session.lettering.read(page)
        facts.update(heard.facts(), assets=await heard.assets(session.versions))
        facts.update(await page.evaluate(_TRAFFIC))
    facts["walk"] = await walk(page, cdp)
    await pictures.take(page, cdp, later_suspects(facts))
    # The page's own scripts and timers must not run on under the next page.
    await page.goto("about:blank")


async def _scan_with_banners(
    page: Page, config: Config, url: str, facts: Mapping[str, Any]
) -> dict[str, Any]:
    """Scan the page on a phone; on the start page with its consent banners, else without."""
    if not (facts["consent"] and consent.is_judged_here(config, url)):
        return await axe.scan(page, config.visit.axe_seconds)
    await consent.show(page)
    found = await axe.scan(page, config.visit.axe_seconds)
    await consent.hide(page)
    return found


# What the page fetched, by the browser's own account.
_TRAFFIC = """() => {
  const all = [...performance.getEntriesByType("navigation"),
               ...performance.getEntriesByType("resource")];
  return {requests: all.length, bytes: all.reduce((n, e) => n + (e.transferSize || 0), 0)};
}"""


async def _open(page: Page, url: str, seconds: float) -> int | None:
    """Go to a page and return the answer's status; a page whose parts are slow still counts."""
    try:
        answer = await page.goto(url, wait_until="domcontentloaded", timeout=seconds * 1000)
    except Error as error:
        first = error.message.splitlines()[0]
        raise CouldNotVisitError(first.replace("Page.goto: ", "")) from None
    with contextlib.suppress(Error):
        await page.wait_for_load_state("load", timeout=seconds * 500)
    return answer.status if answer else None


# Whether anything could be scrolled sideways, or is cut off at the page's own edge.
_OVERFLOWS = """() => [document.scrollingElement, document.documentElement, document.body]
  .some((x) => x && x.scrollWidth > x.clientWidth + 1)"""
_NOTHING_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  return {width, scroll_width: width, wide: []};
}"""


_BROKEN = {"width": None, "scroll_width": None, "wide": None}


async def _other_widths(session: Session) -> dict[str, Any]:
    """Measure the layout on a narrow screen and a tablet; leave the page as on a desktop."""
    at_width = f"({_LAYOUT})({{part: 'width'}})"
    cut = f"(() => {{ try {{ ({CUT})(); }} catch (error) {{ /* not told */ }} }})()"
    narrow = f"[{at_width}, {cut}][0]"
    tablet = f"({_OVERFLOWS})() ? {at_width} : ({_NOTHING_WIDE})()"
    screens = [(*NARROW, True, narrow), (*TABLET, True, tablet)]
    found = await session.look_at(screens, (*DESKTOP, False))
    return {name: x or _BROKEN for name, x in zip(("320", "768"), found, strict=True)}


async def _shot(cdp: CDPSession) -> bytes:
    """Take a picture of what is on screen."""
    taken = await cdp.send(
        "Page.captureScreenshot",
        {"format": "jpeg", "quality": _JPEG_QUALITY, "optimizeForSpeed": True},
    )
    return base64.b64decode(taken["data"])
