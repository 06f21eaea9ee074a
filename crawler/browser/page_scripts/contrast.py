"""Looks a second time at what has too little contrast: a colour in the middle of a fade is none.

The colours are noted once the page stands still and looked at again after the scan. What is pale in
the same colours before and after is a failure. What changed meanwhile is scanned again: what is
pale in other colours needs a person, with the reason; what is no longer pale is not told.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Collection

from msgspec.structs import replace
from playwright.async_api import Error, Page

from crawler.browser.page_scripts import axe
from crawler.browser.page_scripts.desktop_scan import CONTRAST
from crawler.browser.page_scripts.page_script import PageScript
from crawler.browser.page_scripts.settle import settle
from signpost.workspace.visit_facts import AxeNode, AxeResult, AxeScan

_SCRIPT = PageScript.of_files(__package__ or "", "contrast.js")
_CHANGING = "The colours were changing while the page was looked at."
_OPTIONS = {**json.loads(axe.OPTIONS), "runOnly": {"type": "rule", "values": [CONTRAST]}}
_OPTIONS["rules"] = {}


def places(scan: AxeScan) -> frozenset[str]:
    """Return where a scan found too little contrast."""
    return frozenset(n.target for x in scan.violations if x.id == CONTRAST for n in x.nodes)


async def note(page: Page) -> None:
    """Note the colours of a page that stands still: the first of two looks."""
    with contextlib.suppress(Error):
        await _SCRIPT.do(page, {"do": "note"})


async def is_changed(page: Page) -> bool:
    """Whether any colour of text, or behind it, is not what was noted.

    Raises:
        playwright.async_api.Error: the page is gone.
    """
    return await _SCRIPT.run(page, bool, {"do": "differs"})


async def confirmed(
    page: Page, scan: AxeScan, seconds: float, known: Collection[str] = ()
) -> AxeScan:
    """Return a scan, made after `note`, whose failures of contrast were all seen twice.

    `known` are places that were confirmed before and look the same. A second scan that does not
    end confirms nothing: then what changed needs a person.
    """
    failed = next((x for x in scan.violations if x.id == CONTRAST), None)
    if failed is None:
        return scan
    changed = await _changed(page, [n.target for n in failed.nodes if n.target not in known])
    if not changed:
        return scan
    await settle(page)
    again = await axe.scan(page, seconds, json.dumps(_OPTIONS))
    then = {n.target: n.summary for x in again.violations if x.id == CONTRAST for n in x.nodes}
    then |= {n.target: n.summary for n in failed.nodes if n.target not in changed}
    return _merged(scan, failed, then, bool(again.error))


async def _changed(page: Page, places: list[str]) -> frozenset[str]:
    """Return the places whose colours are not what was noted, or of which that is not known."""
    if not places:
        return frozenset()
    try:
        return frozenset(await _SCRIPT.run(page, list[str], {"do": "changed", "places": places}))
    except Error:
        return frozenset(places)


def _merged(scan: AxeScan, failed: AxeResult, then: dict[str, str], unsure: bool) -> AxeScan:
    """Sort the first look's places by what the second saw (`then`: place to what axe says)."""
    kept = [x for x in failed.nodes if then.get(x.target) == x.summary]
    changed = [x for x in failed.nodes if x not in kept and (unsure or x.target in then)]
    others = [x for x in scan.violations if x is not failed]
    gone = len(failed.nodes) - len(kept)
    violations = [*others, replace(failed, nodes=kept, count=failed.count - gone)]
    return replace(
        scan,
        violations=violations if kept else others,
        incomplete=_with_changing(scan.incomplete, failed, changed),
    )


def _with_changing(
    incomplete: Collection[AxeResult], failed: AxeResult, changed: list[AxeNode]
) -> list[AxeResult]:
    """Add what has to be looked at by a person to what axe could not decide."""
    if not changed:
        return list(incomplete)
    nodes = [replace(x, summary=f"{_CHANGING}\n{x.summary}"[:600]) for x in changed]
    known = next((x for x in incomplete if x.id == CONTRAST), None)
    others = [x for x in incomplete if x is not known]
    if known is None:
        return [*others, replace(failed, nodes=nodes, count=len(nodes))]
    return [*others, replace(known, nodes=[*known.nodes, *nodes], count=known.count + len(nodes))]
