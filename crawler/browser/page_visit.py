"""One visit of one page: phone first, then desktop by resizing. Collects; judges nothing."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import re
import time
from urllib.parse import urlsplit

from msgspec.structs import replace
from playwright.async_api import CDPSession, Error, Page

from crawler.browser.element_screenshots import (
    ElementScreenshots,
    desktop_candidates,
    phone_candidates,
)
from crawler.browser.keyboard.keyboard_walk import TRAP_SECONDS, walk_by_keyboard
from crawler.browser.page_scripts import axe, consent, contrast, ocr
from crawler.browser.page_scripts.desktop_scan import remember_phone, scan_desktop
from crawler.browser.page_scripts.layout import measure_on_phone, measure_other_screens
from crawler.browser.page_scripts.layout_shift import measure_shift
from crawler.browser.page_scripts.page_events import PageEvents
from crawler.browser.page_scripts.page_script import PageScript
from crawler.browser.page_scripts.settle import settle
from crawler.browser.page_scripts.unseen import at_both_widths, unseen_texts
from crawler.browser.screens import PHONE, resize
from crawler.browser.scripted_content import ScriptedContent
from crawler.browser.session import STAY_ON_PAGE, Session
from crawler.browser.styles.style_facts import NOTE_WHAT_IS_CUT, look_at_styles
from signpost.settings.config import Config
from signpost.workspace.records import Visit
from signpost.workspace.runs import moment
from signpost.workspace.visit_facts import AxeScan, AxeScans, Layouts, VisitFacts

Shots = dict[str, bytes]
_SETTLE_MS = 150
_JPEG_QUALITY = 60
_GOTO_SHARE = 0.6
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


class CouldNotVisitError(Exception):
    """The page could not be shown; the message says why in a few words."""


async def visit_page(
    session: Session,
    screenshots: ElementScreenshots,
    scripted: ScriptedContent,
    config: Config,
    run: int,
    url: str,
) -> tuple[Visit, Shots]:
    """Visit one page within its time; whatever it does, return a record and its pictures.

    The pictures are JPEG files of the screen, by device: `phone` and `desktop`.
    """
    start = time.monotonic()
    session.served += 1
    facts, shots = VisitFacts(), Shots()
    state, reason = "ok", ""
    try:
        more = 2 * config.visit.axe_seconds + (ocr.SECONDS * 1.5 if config.visit.ocr else 0)
        more += TRAP_SECONDS
        async with asyncio.timeout(config.visit.page_seconds + more):
            facts, shots = await _gather(session, screenshots, scripted, config, url)
    except TimeoutError:
        state, reason = "could_not_check", "it did not finish in time"
    except (CouldNotVisitError, Error) as error:
        state, reason = "could_not_check", str(error).partition("\n")[0][:300]
        session.crashed = session.crashed or bool(_GONE.search(reason))
        reason = session.guarded.why_proxy_refused(urlsplit(url).hostname or "") or reason
    if session.dead:
        state, reason = "could_not_check", "the page crashed the browser"
    if state != "ok":
        facts, shots = VisitFacts(), {}
    seconds = round(time.monotonic() - start, 2)
    return Visit(run, url, state, reason, facts, seconds=seconds, visited=moment()), shots


async def _gather(
    session: Session,
    screenshots: ElementScreenshots,
    scripted: ScriptedContent,
    config: Config,
    url: str,
) -> tuple[VisitFacts, Shots]:
    """Open a page as on a phone, measure it, then resize to a desktop and measure again."""
    page, cdp, shots = session.page, session.cdp, Shots()
    await resize(cdp, PHONE)
    with PageEvents(page, config.hosts | frozenset(config.site.aliases)) as events:
        facts = await _look_on_phone(session, config, url, shots)
        await screenshots.take(page, cdp, phone_candidates(facts))
        facts = await _look_on_desktop(session, config, facts, shots)
        facts = replace(facts, image_texts=await session.image_reader.read(page))
        facts = facts.joined(events.facts())
        facts = replace(facts, assets=await events.assets(session.versions))
        facts = facts.joined(await _TRAFFIC.run(page, VisitFacts))
    # Before keys are pressed: what only a press makes is not on the page as it comes.
    facts = facts.joined(await scripted.look(page, url))
    facts = replace(facts, keyboard_walk=await walk_by_keyboard(page, cdp))
    await screenshots.take(page, cdp, desktop_candidates(facts))
    # The page's own scripts and timers must not run on under the next page.
    await page.goto("about:blank")
    return facts, shots


async def _look_on_phone(session: Session, config: Config, url: str, shots: Shots) -> VisitFacts:
    """Open a page and look at it on a phone's screen; the picture goes into `shots`."""
    page = session.page
    status = await _open(page, url, config.visit.page_seconds * _GOTO_SHARE)
    await page.evaluate(STAY_ON_PAGE)
    if not await session.check_signed_in(config, url):
        raise CouldNotVisitError("it leads to the sign-in page ([crawl.sign_in])")
    shift, _ = await asyncio.gather(measure_shift(page, _SETTLE_MS), settle(page))
    await contrast.note(page)
    unseen = await unseen_texts(page)
    banners = await consent.hide_found(page)
    facts = replace(
        await measure_on_phone(page),
        layout_shift=shift,
        consent_banners=banners,
        unseen_texts=unseen,
    )
    shots["phone"] = await _shot(session.cdp)
    facts = replace(facts, final_url=page.url, status=status, title=await _TITLE.run(page, str))
    await axe.inject(page)
    judged_with_banners = bool(banners) and consent.is_judged_here(config, url)
    scan = await _scan_phone(page, config.visit.axe_seconds, judged_with_banners)
    return replace(facts, axe=AxeScans(phone=scan))


async def _look_on_desktop(
    session: Session, config: Config, facts: VisitFacts, shots: Shots
) -> VisitFacts:
    """Resize the page to a desktop and look at it again; add what is seen to the facts."""
    page = session.page
    await remember_phone(page)
    layout = await measure_other_screens(session.cdp, facts.layout or Layouts(), NOTE_WHAT_IS_CUT)
    facts = replace(facts, layout=layout)
    if facts.consent_banners == []:  # some come late
        facts = replace(facts, consent_banners=await consent.hide_found(page))
    shots["desktop"] = await _shot(session.cdp)
    phone = facts.axe.phone if facts.axe and facts.axe.phone else AxeScan()
    await settle(page, resized=True)  # a wider screen may begin transitions of its own
    await contrast.note(page)
    desktop, only_there = await scan_desktop(page, phone, config.visit.axe_seconds)
    desktop = await contrast.confirmed(
        page, desktop, config.visit.axe_seconds, contrast.places(phone)
    )
    return replace(
        facts,
        unseen_texts=at_both_widths(facts.unseen_texts, await unseen_texts(page)),
        axe=AxeScans(phone=phone, desktop=desktop),
        desktop_only_blocks=only_there,
        styles=await look_at_styles(page),
    )


async def _scan_phone(page: Page, seconds: float, with_banners: bool) -> AxeScan:
    """Scan the page on a phone, with its consent banners where these are judged on it."""
    if not with_banners:
        return await contrast.confirmed(page, await axe.scan(page, seconds), seconds)
    await consent.show(page)
    scan = await contrast.confirmed(page, await axe.scan(page, seconds), seconds)
    await consent.hide(page)
    return scan


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


async def _shot(cdp: CDPSession) -> bytes:
    """Take a picture of what is on screen."""
    taken = await cdp.send(
        "Page.captureScreenshot",
        {"format": "jpeg", "quality": _JPEG_QUALITY, "optimizeForSpeed": True},
    )
    return base64.b64decode(taken["data"])
