"""Scans a page at desktop width for what the phone's scan cannot have answered.

One page, one code: most of it comes out of the engine alike at any width. So each element's look
is remembered on the phone and compared on the desktop. Where nothing appears or disappears, only
the checks that measure are run again; contrast, which takes longest, only on what looks otherwise,
has something positioned about it, or could not be decided on the phone. What was not run again is
taken over from the phone's scan. Pages with frames or shadow roots, or too large to compare, are
scanned whole. (docs/decisions/0013-the-second-scan.md)
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Collection, Iterable, Sequence

import msgspec
from msgspec.structs import replace
from playwright.async_api import Error, Page

from crawler.browser.page_scripts import axe
from crawler.browser.page_scripts.page_script import PageScript
from signpost.workspace.visit_facts import AxeResult, AxeScan, DesktopOnlyBlock

_SCRIPT = PageScript.of_files(__package__ or "", "desktop_scan.js")
CONTRAST = "color-contrast"
# What depends on the width even where the same things are shown.
_MEASURES = ["target-size", "scrollable-region-focusable"]
_COLOURS = [CONTRAST, "link-in-text-block"]


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """What a wider screen changes, as the script in the page tells it."""

    # Whether the page cannot be compared and has to be scanned whole.
    whole: bool = True
    # What the wider screen shows and the phone does not; None: that was not compared.
    lost: list[DesktopOnlyBlock] | None = None
    # How many elements appear or disappear.
    shown: int = 0
    # How many elements may have another contrast.
    changed: int = 0
    # The places of too little contrast on the phone that look the same now.
    kept: list[str] = []


async def remember_phone(page: Page) -> None:
    """Remember, in the page, how each element looks at the present width."""
    with contextlib.suppress(Error):
        await _SCRIPT.do(page, {"do": "remember"})


async def scan_desktop(
    page: Page, phone: AxeScan, seconds: float
) -> tuple[AxeScan, list[DesktopOnlyBlock] | None]:
    """Return the scan at the present, wider screen, and what only this screen shows."""
    change = await _compare(page, phone)
    if change.whole or phone.error:
        await unlimit_contrast(page)
        return await axe.scan(page, seconds, axe.DESKTOP_OPTIONS), change.lost
    rules = None if change.shown else [*_MEASURES, *(_COLOURS if change.changed else [])]
    part = await axe.scan(page, seconds, _options(rules))
    await unlimit_contrast(page)
    return (part if part.error else completed(part, phone, rules, change.kept)), change.lost


async def unlimit_contrast(page: Page) -> None:
    """Let the engine's check of contrast look at every element again, for scans that follow."""
    with contextlib.suppress(Error):
        await _SCRIPT.do(page, {"do": "let_go"})


async def _compare(page: Page, phone: AxeScan) -> Comparison:
    """Compare with what was remembered."""
    places = {"pale": _contrast_places(phone.violations)}
    places["doubtful"] = _contrast_places(phone.incomplete)
    try:
        return await _SCRIPT.run(page, Comparison, {"do": "compare", **places})
    except Error:
        return Comparison()


def _contrast_places(results: Iterable[AxeResult]) -> list[str]:
    """Return where a scan says something of the contrast."""
    return [node.target for x in results if x.id == CONTRAST for node in x.nodes]


def _options(rules: list[str] | None) -> str:
    """Write axe's options: some rules by name, or all that a desktop may answer otherwise."""
    chosen = json.loads(axe.DESKTOP_OPTIONS)
    if rules is not None:
        chosen["runOnly"] = {"type": "rule", "values": rules}
        chosen["rules"] = {}
    return json.dumps(chosen)


def completed(
    part: AxeScan, phone: AxeScan, rules: Collection[str] | None, kept: Iterable[str]
) -> AxeScan:
    """Complete a part of a scan with what the phone's scan says of the rest.

    `rules` are those that were run again (None: all, contrast on some elements only), `kept` the
    places of too little contrast on the phone that look the same now.
    """

    def rest(results: Sequence[AxeResult]) -> list[AxeResult]:
        return [x for x in results if rules is not None and x.id not in rules]

    def rest_of_ids(ids: Sequence[str]) -> list[str]:
        return [x for x in ids if rules is not None and x not in rules]

    whole = replace(
        part,
        violations=[*part.violations, *rest(phone.violations)],
        incomplete=[*part.incomplete, *rest(phone.incomplete)],
        passes=[*part.passes, *rest_of_ids(phone.passes)],
        inapplicable=[*part.inapplicable, *rest_of_ids(phone.inapplicable)],
        cut={**{x: phone.cut[x] for x in rest_of_ids(list(phone.cut))}, **part.cut},
    )
    if rules is not None and CONTRAST not in rules:
        return whole  # all of the phone's contrast is among the rest
    return _with_kept_contrast(whole, phone, frozenset(kept))


def _with_kept_contrast(whole: AxeScan, phone: AxeScan, kept: frozenset[str]) -> AxeScan:
    """Add the contrast that stayed as it was on the phone."""
    for pale in (x for x in phone.violations if x.id == CONTRAST):
        nodes = [x for x in pale.nodes if x.target in kept]
        if not nodes:
            continue
        count = pale.count if len(nodes) == len(pale.nodes) else len(nodes)
        found = next((x for x in whole.violations if x.id == CONTRAST), None)
        others = [x for x in whole.violations if x is not found]
        if found:
            nodes, count = [*found.nodes, *nodes], found.count + count
        whole = replace(whole, violations=[*others, replace(pale, nodes=nodes, count=count)])
    if CONTRAST in phone.passes and CONTRAST not in whole.passes:
        whole = replace(whole, passes=[*whole.passes, CONTRAST])
    return whole
