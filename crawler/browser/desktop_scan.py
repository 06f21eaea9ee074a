"""Scans a page at desktop width for what the phone's scan cannot have answered.

One page, one code: most of it comes out of the engine alike at any width. So each element's look
is remembered on the phone and compared on the desktop. Where nothing appears or disappears, only
the checks that measure are run again; contrast, which takes longest, only on what looks otherwise,
has something positioned about it, or could not be decided on the phone. What was not run again is
taken over from the phone's scan. Pages with frames or shadow roots, or too large to compare, are
scanned whole. (docs/decisions/0013-the-second-scan.md)

`facts["lost"]` lists what a desktop shows in the body of the page and a phone does not, neither
there nor elsewhere: `{path, html, text}`; None where that was not compared.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from importlib import resources
from typing import Any

from playwright.async_api import Error, Page

from crawler.browser import axe
from crawler.browser.style_facts import NAMING

_WIDTHS = (resources.files("crawler.browser") / "desktop_scan.js").read_text(encoding="utf-8")
_SCRIPT = f"(options) => {{ {NAMING}\n{_WIDTHS}\n}}"
CONTRAST = "color-contrast"
# What depends on the width even where the same things are shown.
_MEASURES = ["target-size", "scrollable-region-focusable"]
_COLOURS = [CONTRAST, "link-in-text-block"]


async def remember(page: Page) -> None:
    """Remember, in the page, how each element looks at the present width."""
    with contextlib.suppress(Error):
        await page.evaluate(_SCRIPT, {"do": "remember"})


async def scan_again(
    page: Page, phone: Mapping[str, Any], seconds: float
) -> tuple[dict[str, Any], list[dict[str, Any]] | None]:
    """Return the scan at the present, wider screen, and what only this screen shows."""
    change = await _compare(page, phone)
    if change["whole"] or phone.get("error"):
        with contextlib.suppress(Error):
            await page.evaluate(_SCRIPT, {"do": "let_go"})
        return await axe.scan(page, seconds, axe.DESKTOP_OPTIONS), change["lost"]
    again = None if change["shown"] else [*_MEASURES, *(_COLOURS if change["changed"] else [])]
    part = await axe.scan(page, seconds, _options(again))
    return (part if part.get("error") else joined(phone, part, again, change["kept"])), change[
        "lost"
    ]


async def _compare(page: Page, phone: Mapping[str, Any]) -> dict[str, Any]:
    """Compare with what was remembered."""
    pale, doubtful = (_places(phone.get(key, [])) for key in ("violations", "incomplete"))
    try:
        found: dict[str, Any] = await page.evaluate(
            _SCRIPT, {"do": "compare", "pale": pale, "doubtful": doubtful}
        )
    except Error:
        return {"whole": True, "lost": None}
    return found


def _places(results: list[dict[str, Any]]) -> list[str]:
    """Return where a scan says something of the contrast."""
    return [node["target"] for x in results if x["id"] == CONTRAST for node in x["nodes"]]


def _options(again: list[str] | None) -> str:
    """Write axe's options: some rules by name, or all that a desktop may answer otherwise."""
    chosen = json.loads(axe.DESKTOP_OPTIONS)
    if again is not None:
        chosen["runOnly"] = {"type": "rule", "values": again}
        chosen["rules"] = {}
    return json.dumps(chosen)


def joined(
    phone: Mapping[str, Any],
    part: dict[str, Any],
    again: list[str] | None,
    kept: list[str],
) -> dict[str, Any]:
    """Complete a part of a scan with what the phone's scan says of the rest.

    `again` names the rules that were run again (None: all, contrast on some elements only), `kept`
    the places of too little contrast on the phone that look the same now.
    """
    whole = dict(part)
    for key in ("violations", "incomplete"):
        rest = [x for x in phone[key] if again is not None and x["id"] not in again]
        whole[key] = [*part[key], *rest]
    for key in ("passes", "inapplicable"):
        rest = [x for x in phone[key] if again is not None and x not in again]
        whole[key] = [*part[key], *rest]
    return _with_pale(whole, phone, frozenset(kept))


def _with_pale(
    whole: dict[str, Any], phone: Mapping[str, Any], kept: frozenset[str]
) -> dict[str, Any]:
    """Add the contrast that stayed as it was on the phone."""
    for old in (x for x in phone["violations"] if x["id"] == CONTRAST):
        nodes = [x for x in old["nodes"] if x["target"] in kept]
        if not nodes:
            continue
        same = len(nodes) == len(old["nodes"])
        count = old["count"] if same else len(nodes)
        new = next((x for x in whole["violations"] if x["id"] == CONTRAST), None)
        whole["violations"] = [x for x in whole["violations"] if x is not new]
        more = {"nodes": [*new["nodes"], *nodes], "count": new["count"] + count} if new else {}
        whole["violations"].append({**old, "nodes": nodes, "count": count, **more})
    passed = CONTRAST in phone["passes"] and CONTRAST not in whole["passes"]
    whole["passes"] = [*whole["passes"], *([CONTRAST] if passed else [])]
    return whole
