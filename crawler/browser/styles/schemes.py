"""Looks at a page on a desktop in other schemes of colours: dark mode, and forced colours.

The browser is told that its user wants the scheme. Where nothing looks otherwise then, nothing is
scanned. What is too pale, or takes the focus unseen, there and not as the page comes is told. A
page made of the same kinds of elements, under the same scripts and styles, as one where all was
well is not looked at again in the same browser.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Literal
from weakref import WeakKeyDictionary

import msgspec
from playwright.async_api import BrowserContext, CDPSession, Error, Page

from crawler.browser.keyboard.interactions import compare_focus_at
from crawler.browser.page_scripts import axe, contrast
from crawler.browser.page_scripts.page_script import PageScript
from crawler.browser.page_scripts.settle import settle
from signpost.settings.config import Config
from signpost.workspace.visit_facts import AxeResult, AxeScan, NamedPlace, SchemeLook

_SCRIPT = PageScript.of_files(__package__ or "", "schemes.js")
# So many kinds of stops are compared with the focus and without.
_MOST_STOPS = 4
_MOST_KNOWN = 1000
# Makes of pages where all was well, with the scheme, by browser.
_well_makes: WeakKeyDictionary[BrowserContext, set[str]] = WeakKeyDictionary()
_OPTIONS = json.dumps(
    {
        **json.loads(axe.DESKTOP_OPTIONS),
        "runOnly": {"type": "rule", "values": ["color-contrast"]},
        "rules": {},
    }
)


class _Asked(msgspec.Struct, frozen=True):
    """Whether any style sheet speaks of the scheme, and what the page is made of."""

    speaks: bool
    make: str


async def look_at_schemes(
    page: Page, cdp: CDPSession, config: Config, plain: AxeScan
) -> list[SchemeLook] | None:
    """Return what is wrong in the schemes that the settings name; None where it cannot be told.

    `plain` is the scan of the page as it comes, for which the colours were noted
    (`contrast.note`). The page is left as it was.
    """
    looks: list[SchemeLook] = []
    well = _well_makes.setdefault(page.context, set())
    try:
        asked = await _SCRIPT.run(page, _Asked, {"do": "asks"}) if config.visit.schemes else None
        for scheme in config.visit.schemes:
            known = f"{scheme} {asked.make if asked else ''}"
            if known in well or not (scheme == "forced" or (asked and asked.speaks)):
                continue
            look = await _look(page, cdp, config, scheme, plain)
            if look is not None:
                looks.append(look)
            elif len(well) < _MOST_KNOWN:
                well.add(known)
    except Error:
        return None
    return looks


async def _look(
    page: Page, cdp: CDPSession, config: Config, scheme: Literal["dark", "forced"], plain: AxeScan
) -> SchemeLook | None:
    """Look at the page in one scheme; None where all is well in it."""
    stops: Sequence[NamedPlace] = ()
    scan = AxeScan()
    try:
        await _show(page, scheme)
        await settle(page, resized=True)
        if await contrast.is_changed(page):
            await contrast.note(page)
            scan = await axe.scan(page, config.visit.axe_seconds, _OPTIONS)
            scan = await contrast.confirmed(page, scan, config.visit.axe_seconds)
            stops = await _unseen_stops(page, cdp)
    finally:
        await _show(page, None)
    await settle(page, resized=True)
    await contrast.note(page)
    bare = [x for x in stops if await compare_focus_at(page, cdp, x.path) == "differs"]
    pale = _only_here(scan, plain)
    if not bare and not pale and not scan.error:
        return None
    return SchemeLook(scheme=scheme, pale=pale, unfocused=bare, error=scan.error)


async def _show(page: Page, scheme: Literal["dark", "forced"] | None) -> None:
    """Tell the browser which scheme its user wants; None: none in particular."""
    await page.emulate_media(
        color_scheme="dark" if scheme == "dark" else "null",
        forced_colors="active" if scheme == "forced" else "null",
    )


async def _unseen_stops(page: Page, cdp: CDPSession) -> list[NamedPlace]:
    """Return the stops that look the same with the focus and without."""
    stops = await _SCRIPT.run(page, list[NamedPlace], {"do": "stops", "most": _MOST_STOPS})
    return [x for x in stops if await compare_focus_at(page, cdp, x.path) == "same"]


def _only_here(scan: AxeScan, plain: AxeScan) -> list[AxeResult]:
    """Return what is too pale in a scheme and not as the page comes."""
    known = contrast.places(plain)
    told = []
    for result in scan.violations:
        nodes = [x for x in result.nodes if x.target not in known]
        if nodes:
            told.append(msgspec.structs.replace(result, nodes=nodes, count=len(nodes)))
    return told
