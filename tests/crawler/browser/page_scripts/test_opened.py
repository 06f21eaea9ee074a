"""What a page keeps shut is opened, scanned and shut again, in a real Chromium."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from playwright.async_api import async_playwright

from crawler.browser.page_scripts import axe
from crawler.browser.page_scripts.closed_roots import count_closed_roots
from crawler.browser.page_scripts.opened import scan_opened
from crawler.browser.screens import DESKTOP, resize
from crawler.browser.session import Session
from signpost.settings.config import Config, SiteSettings
from signpost.workspace.visit_facts import AxeScan

pytestmark = pytest.mark.browser
_PAGE = "<!doctype html><html lang=en><title>Rounds</title><body><main><h1>Rounds</h1>{}</main>"
_PALE = "<p style='color:#c4c4c4'>Brown bins are emptied on Mondays.</p>"
_DARK = "<p>Brown bins are emptied on Mondays.</p>"
_ROOT = (
    "<script>document.querySelector('{}').attachShadow({{mode:'{}'}}).innerHTML='<p>Hi'</script>"
)
_PAGES: dict[str, str] = {
    "details": f"<details><summary>When</summary>{_PALE}<img src=/a></details>",
    "details of one name": (
        f"<details name=a><summary>One</summary>{_PALE}</details>"
        f"<details name=a><summary>Two</summary>{_PALE}</details>"
    ),
    "good details": f"<details><summary>When</summary>{_DARK}</details>",
    "until found": f"<section hidden=until-found>{_PALE}</section>",
    "popover": f"<button popovertarget=w>When</button><div popover id=w>{_PALE}</div>",
    "good popover": f"<button popovertarget=w>When</button><div popover id=w>{_DARK}</div>",
    "dialog": (
        "<button onclick='ask.showModal()'>Ask</button>"
        "<dialog id=ask aria-label=Ask><form method=dialog><input name=q></form></dialog>"
    ),
    "named dialog": (
        "<button data-dialog=ask>Ask</button><dialog id=ask aria-label=Ask><input></dialog>"
    ),
    # Nothing says that anybody could open these.
    "dialog of nobody": "<dialog id=ask aria-label=Ask><form><input name=q></form></dialog>",
    "popover of nobody": f"<div popover id=w>{_PALE}</div>",
    "open already": f"<details open><summary>When</summary>{_PALE}</details>",
    "nothing shut": _PALE,
}
_ROOTS: dict[str, tuple[str, int]] = {
    "none": ("<x-card></x-card><div style='height:9px'></div>", 0),
    "open": ("<x-card></x-card>" + _ROOT.format("x-card", "open"), 0),
    "closed": ("<x-card></x-card>" + _ROOT.format("x-card", "closed"), 1),
    "closed in a plain element": ("<div class=c></div>" + _ROOT.format(".c", "closed"), 1),
    "closed in the code": (
        "<x-card><template shadowrootmode=closed><p>Hi</template></x-card><x-card></x-card>",
        1,
    ),
}


@pytest.fixture(scope="module")
def seen() -> dict[str, Any]:
    """Open each page in one browser, one by one; what was scanned and what the page is after."""

    async def look(session: Session, body: str) -> tuple[AxeScan | None, bool]:
        page = session.page
        await page.goto("about:blank")
        await page.set_content(_PAGE.format(body))
        await axe.inject(page)
        before = await page.content()
        scan = await scan_opened(page, 20)
        return scan, before == await page.content()

    async def go() -> dict[str, Any]:
        async with async_playwright() as playwright:
            session = await Session.start(playwright, Config(site=SiteSettings(url="http://x.uk/")))
            await resize(session.cdp, DESKTOP)
            found: dict[str, Any] = {}
            for name in (*_PAGES, "details", "good details"):
                found[name if name not in found else f"{name} again"] = await look(
                    session, _PAGES[name]
                )
            for name, (body, _) in _ROOTS.items():
                await session.page.goto("about:blank")
                await session.page.set_content(_PAGE.format(body))
                found[f"roots {name}"] = await count_closed_roots(session.page)
            await session.end()
        return found

    return asyncio.run(go())


@pytest.mark.parametrize(
    ("name", "failed"),
    [
        ("details", ["color-contrast", "image-alt"]),
        ("details again", ["color-contrast", "image-alt"]),
        ("details of one name", ["color-contrast"]),
        ("good details", []),
        ("until found", ["color-contrast"]),
        ("popover", ["color-contrast"]),
        ("good popover", []),
        ("dialog", ["label"]),
        ("named dialog", ["label"]),
    ],
)
def test_what_is_wrong_in_there_is_found(seen: Any, name: str, failed: list[str]) -> None:
    scan, same = seen[name]
    assert scan is not None
    assert scan.error == ""
    assert sorted(x.id for x in scan.violations) == failed
    assert same


def test_each_of_several_is_opened(seen: Any) -> None:
    scan, _ = seen["details of one name"]
    assert [len(x.nodes) for x in scan.violations] == [2]


@pytest.mark.parametrize(
    "name",
    ["dialog of nobody", "popover of nobody", "open already", "nothing shut", "good details again"],
)
def test_what_stays_shut(seen: Any, name: str) -> None:
    assert seen[name] == (None, True)


@pytest.mark.parametrize("name", _ROOTS)
def test_closed_shadow_roots_are_counted(seen: Any, name: str) -> None:
    assert seen[f"roots {name}"] == _ROOTS[name][1]
