"""One visit of one page: phone first, then desktop by resizing. Collects; judges nothing."""

from __future__ import annotations

import asyncio
import base64
import dataclasses
import re
import time
from collections.abc import Collection
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from msgspec.structs import replace
from playwright.async_api import CDPSession, Error, Page

from crawler.browser.element_screenshots import (
    ElementScreenshots,
    desktop_candidates,
    phone_candidates,
)
from crawler.browser.frames import unfinished_frames, withhold
from crawler.browser.fresh_load import WordsAtWidth, load_again, words_of
from crawler.browser.keyboard.keyboard_walk import TRAP_SECONDS, walk_by_keyboard
from crawler.browser.opening import CouldNotVisitError, open_page
from crawler.browser.page_scripts import axe, consent, contrast, movement, ocr
from crawler.browser.page_scripts.axe_script import script_path
from crawler.browser.page_scripts.closed_roots import count_closed_roots
from crawler.browser.page_scripts.desktop_scan import remember_phone, scan_desktop
from crawler.browser.page_scripts.layout import measure_on_phone, measure_other_screens
from crawler.browser.page_scripts.layout_shift import measure_late_shift, measure_shift
from crawler.browser.page_scripts.opened import scan_opened
from crawler.browser.page_scripts.page_events import PageEvents
from crawler.browser.page_scripts.page_script import PageScript
from crawler.browser.page_scripts.settle import settle
from crawler.browser.page_scripts.unclobber import unclobber_forms
from crawler.browser.page_scripts.unseen import at_both_widths, unseen_texts
from crawler.browser.screens import PHONE, resize
from crawler.browser.scripted_content import ScriptedContent
from crawler.browser.session import Session
from crawler.browser.styles.schemes import look_at_schemes
from crawler.browser.styles.style_facts import NOTE_WHAT_IS_CUT, look_at_styles
from signpost.settings.config import Config
from signpost.workspace.records import Visit
from signpost.workspace.runs import moment
from signpost.workspace.visit_facts import AxeScan, AxeScans, Layouts, UnseenText, VisitFacts

Shots = dict[str, bytes]
_SETTLE_MS = 150
_JPEG_QUALITY = 60
# Playwright's own page.title() is empty while a page tries to lead away.
_TITLE = PageScript("() => String(document.title).slice(0, 1000)")
# What the page fetched, by the browser's own account.
_TRAFFIC = PageScript("""() => {
  const all = [...performance.getEntriesByType("navigation"),
               ...performance.getEntriesByType("resource")];
  return {requests: all.length, bytes: all.reduce((n, e) => n + (e.transferSize || 0), 0)};
}""")
# What Playwright says of a page or browser that is no longer there, sometimes before it knows.
_GONE = re.compile(r"has been closed|crashed|Connection closed|frame was detached")


@dataclass
class Gathered:
    """What a visit has seen so far: what is there stays, whatever happens to the rest.

    `frames` are the addresses of frames that the page had when it stopped answering, `resized` is
    what it shows on a desktop's screen after a phone's, `unseen_on_phone` what nobody sees there.
    """

    facts: VisitFacts = field(default_factory=VisitFacts)
    shots: Shots = field(default_factory=dict)
    frames: list[str] = field(default_factory=list)
    unseen_on_phone: list[UnseenText] | None = None
    resized: WordsAtWidth | None = None


async def visit_page(
    session: Session,
    screenshots: ElementScreenshots,
    scripted: ScriptedContent,
    config: Config,
    run: int,
    url: str,
    withheld: Collection[str] = (),
) -> tuple[Visit, Gathered]:
    """Visit one page within its time; whatever it does, return a record and what was gathered.

    The pictures are JPEG files of the screen, by device: `phone` and `desktop`. Frames at the
    addresses `withheld` are kept out. The facts of a visit that did not end well are in what was
    gathered, not in the record: `salvaged` makes a record of them.
    """
    start = time.monotonic()
    session.served += 1
    gathered = Gathered()
    state, reason = "ok", ""
    try:
        more = 2 * config.visit.axe_seconds + (ocr.SECONDS * 1.5 if config.visit.ocr else 0)
        more += TRAP_SECONDS
        async with asyncio.timeout(config.visit.page_seconds + more):
            async with withhold(session.page, withheld):
                await _gather(session, screenshots, scripted, config, url, gathered)
    except TimeoutError:
        state, reason = "could_not_check", "it did not finish in time"
        gathered.frames = await unfinished_frames(session.page)
    except (CouldNotVisitError, Error) as error:
        state, reason = "could_not_check", str(error).partition("\n")[0][:300]
        session.crashed = session.crashed or bool(_GONE.search(reason))
        reason = session.guarded.why_proxy_refused(urlsplit(url).hostname or "") or reason
    if session.dead:
        state, reason = "could_not_check", "the page crashed the browser"
    facts = VisitFacts()
    if state == "ok":
        facts = replace(gathered.facts, withheld_frames=sorted(withheld) or None)
    seconds = round(time.monotonic() - start, 2)
    return Visit(run, url, state, reason, facts, seconds=seconds, visited=moment()), gathered


def salvaged(visit: Visit, gathered: Gathered, withheld: Collection[str] = ()) -> Visit:
    """Return a visit with what was seen before it broke off, if that is what a phone shows.

    What came after is not looked at, and the facts say why.
    """
    facts = gathered.facts
    if visit.state == "ok" or facts.axe is None or facts.axe.phone is None:
        return visit
    facts = replace(facts, broke_off=visit.reason, withheld_frames=sorted(withheld) or None)
    return dataclasses.replace(visit, state="ok", reason="", facts=facts)


async def _gather(
    session: Session,
    screenshots: ElementScreenshots,
    scripted: ScriptedContent,
    config: Config,
    url: str,
    gathered: Gathered,
) -> None:
    """Open a page as on a phone, measure it, then resize to a desktop and measure again.

    All that is seen goes into `gathered` at once.
    """
    page, cdp = session.page, session.cdp
    await resize(cdp, PHONE)
    with PageEvents(page, config.hosts | frozenset(config.site.aliases)) as events:
        try:
            await _look_on_phone(session, config, url, gathered)
            await screenshots.take(page, cdp, phone_candidates(gathered.facts))
            await _look_on_desktop(session, config, gathered)
            texts = await session.image_reader.read(page)
            gathered.facts = replace(gathered.facts, image_texts=texts)
        finally:
            gathered.facts = gathered.facts.joined(events.facts())
        assets = await events.assets(session.versions)
        gathered.facts = replace(gathered.facts, assets=assets)
        gathered.facts = gathered.facts.joined(await _TRAFFIC.run(page, VisitFacts))
    # Before keys are pressed: what only a press makes is not on the page as it comes.
    gathered.facts = gathered.facts.joined(await scripted.look(page, url))
    walk = await walk_by_keyboard(page, cdp)
    gathered.facts = replace(gathered.facts, keyboard_walk=walk)
    await screenshots.take(page, cdp, desktop_candidates(gathered.facts))
    gathered.facts = await load_again(session, config, url, gathered.facts, gathered.resized)
    # The page's own scripts and timers must not run on under the next page.
    await page.goto("about:blank")


async def _look_on_phone(session: Session, config: Config, url: str, gathered: Gathered) -> None:
    """Open a page and look at it on a phone's screen."""
    page = session.page
    status = await open_page(page, url, config.visit.page_seconds)
    if not await session.check_signed_in(config, url):
        raise CouldNotVisitError("it leads to the sign-in page ([crawl.sign_in])")
    shift, _ = await asyncio.gather(measure_shift(page, _SETTLE_MS), settle(page))
    await unclobber_forms(page)
    await contrast.note(page)
    gathered.unseen_on_phone = await unseen_texts(page)
    banners = await consent.hide_found(page)
    await movement.watch(page)
    facts = replace(await measure_on_phone(page), layout_shift=shift, consent_banners=banners)
    gathered.shots["phone"] = await _shot(session.cdp)
    facts = replace(facts, final_url=page.url, status=status, title=await _TITLE.run(page, str))
    await axe.inject(page, script_path(config))
    judged_with_banners = bool(banners) and consent.is_judged_here(config, url)
    scan = await _scan_phone(page, config.visit.axe_seconds, judged_with_banners)
    gathered.facts = replace(facts, axe=AxeScans(phone=scan))
    gathered.facts = replace(gathered.facts, layout_shift=await measure_late_shift(page, shift))


async def _look_on_desktop(session: Session, config: Config, gathered: Gathered) -> None:
    """Resize the page to a desktop and look at it again; add what is seen to the facts."""
    page, facts = session.page, gathered.facts
    await remember_phone(page)
    layout = await measure_other_screens(page, facts.layout or Layouts(), NOTE_WHAT_IS_CUT)
    facts = replace(facts, layout=layout)
    if facts.consent_banners == []:  # some come late
        facts = replace(facts, consent_banners=await consent.hide_found(page))
    gathered.facts = facts
    gathered.shots["desktop"] = await _shot(session.cdp)
    phone = facts.axe.phone if facts.axe and facts.axe.phone else AxeScan()
    await settle(page, resized=True)  # a wider screen may begin transitions of its own
    await contrast.note(page)
    desktop, only_there = await scan_desktop(page, phone, config.visit.axe_seconds)
    desktop = await contrast.confirmed(
        page, desktop, config.visit.axe_seconds, contrast.places(phone)
    )
    facts = facts.joined(await movement.seen(page))
    unseen = at_both_widths(gathered.unseen_on_phone, await unseen_texts(page))
    facts = replace(facts, unseen_texts=unseen)
    scans = AxeScans(phone=phone, desktop=desktop)
    gathered.facts = replace(facts, axe=scans, desktop_only_blocks=only_there)
    gathered.facts = replace(gathered.facts, styles=await look_at_styles(page))
    gathered.resized = await words_of(page)
    looks = await look_at_schemes(page, session.cdp, config, desktop)
    gathered.facts = replace(gathered.facts, scheme_looks=looks)
    opened = await scan_opened(page, config.visit.axe_seconds)
    roots = await count_closed_roots(page)
    scans = replace(scans, opened=opened)
    gathered.facts = replace(gathered.facts, axe=scans, closed_roots=roots)


async def _scan_phone(page: Page, seconds: float, with_banners: bool) -> AxeScan:
    """Scan the page on a phone, with its consent banners where these are judged on it."""
    if not with_banners:
        return await contrast.confirmed(page, await axe.scan(page, seconds), seconds)
    await consent.show(page)
    scan = await contrast.confirmed(page, await axe.scan(page, seconds), seconds)
    await consent.hide(page)
    return scan


async def _shot(cdp: CDPSession) -> bytes:
    """Take a picture of what is on screen."""
    taken = await cdp.send(
        "Page.captureScreenshot",
        {"format": "jpeg", "quality": _JPEG_QUALITY, "optimizeForSpeed": True},
    )
    return base64.b64decode(taken["data"])
