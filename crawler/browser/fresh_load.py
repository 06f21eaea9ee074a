"""Loads a page anew, as on a desktop, for what a page that was resized cannot tell.

A script that asks for the width while the page loads gives a desktop what a phone never had: where
the words are others, the scan of the new load is the desktop's. And what a walk by keyboard found
at fault is looked at a second time (`crawler.browser.keyboard.second_look`). A page is loaded again
only for one of these reasons; under scripts that gave another page the same words at both widths
the first is none.
"""

from __future__ import annotations

from typing import NamedTuple
from weakref import WeakKeyDictionary

import msgspec
from msgspec.structs import replace
from playwright.async_api import BrowserContext, Error, Page

from crawler.browser.keyboard.second_look import UNCONFIRMED, has_doubts, look_again, unseen
from crawler.browser.opening import CouldNotVisitError, open_page
from crawler.browser.page_scripts import axe, consent, contrast
from crawler.browser.page_scripts.axe_script import script_path
from crawler.browser.page_scripts.page_script import NAMING, PageScript
from crawler.browser.page_scripts.settle import settle
from crawler.browser.page_scripts.unclobber import unclobber_forms
from crawler.browser.screens import DESKTOP, resize
from crawler.browser.session import Session
from signpost.settings.config import Config
from signpost.workspace.visit_facts import AxeScans, VisitFacts

_MOST_KNOWN = 1000
# Scripts under which a page has the same words loaded wide as it has resized, by browser.
_widthless_scripts: WeakKeyDictionary[BrowserContext, set[str]] = WeakKeyDictionary()
_WORDS = PageScript(f"""() => {{ {NAMING}
  const speaks = /(inner|outer|client|offset)Width|matchMedia|screen\\b|userAgent|touch/;
  const lines = (document.body ? document.body.innerText : "").split("\\n").map(squeeze);
  return {{ scripts: scriptsThat(speaks), lines: [...new Set(lines.filter((x) => x.length >= 12))]
    .slice(0, 3000).map((x) => digestOf(x)) }};
}}""")


class _Words(msgspec.Struct, frozen=True):
    """What a page says, by line, and the scripts that may have asked for a width."""

    scripts: str
    lines: list[str]


class WordsAtWidth(NamedTuple):
    """The scripts of a page that may have asked for a width, and its lines after it was resized."""

    scripts: str
    lines: frozenset[str]


async def words_of(page: Page) -> WordsAtWidth | None:
    """Return the words of a page, where they may be others in a page loaded at this width."""
    try:
        words = await _WORDS.run(page, _Words)
    except Error:
        return None
    known = _widthless_scripts.setdefault(page.context, set())
    if not words.scripts or words.scripts in known:
        return None
    return WordsAtWidth(words.scripts, frozenset(words.lines))


async def load_again(
    session: Session, config: Config, url: str, facts: VisitFacts, resized: WordsAtWidth | None
) -> VisitFacts:
    """Return a page's facts with what a fresh load shows, where there is a reason for one."""
    page = session.page
    doubts = has_doubts(facts.keyboard_walk)
    if resized is None and not doubts:
        return facts
    try:
        await resize(session.cdp, DESKTOP)
        await open_page(page, url, config.visit.page_seconds)
        await settle(page)
        await unclobber_forms(page)
        await consent.hide_found(page)
        if resized is not None:
            facts = await _scan_if_other(session, config, facts, resized)
        if doubts and facts.keyboard_walk:
            walk = await look_again(page, session.cdp, facts.keyboard_walk)
            facts = replace(facts, keyboard_walk=walk)
    except (CouldNotVisitError, Error, TimeoutError):
        if facts.keyboard_walk:
            facts = replace(facts, keyboard_walk=unseen(facts.keyboard_walk, UNCONFIRMED))
    return facts


async def _scan_if_other(
    session: Session, config: Config, facts: VisitFacts, resized: WordsAtWidth
) -> VisitFacts:
    """Scan the page, where it says what the resized one does not."""
    page, seconds = session.page, config.visit.axe_seconds
    words = await _WORDS.run(page, _Words)
    known = _widthless_scripts.setdefault(page.context, set())
    if resized.lines.issuperset(words.lines):
        if len(known) < _MOST_KNOWN:
            known.add(resized.scripts)
        return facts
    await contrast.note(page)
    await axe.inject(page, script_path(config))
    scan = await axe.scan(page, seconds, axe.DESKTOP_OPTIONS)
    scan = await contrast.confirmed(page, scan, seconds)
    if scan.error:
        return facts
    return replace(facts, axe=replace(facts.axe or AxeScans(), desktop=scan))
