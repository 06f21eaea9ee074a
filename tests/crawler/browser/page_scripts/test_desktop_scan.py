"""The second scan against a whole one, and what differs between screens, in a real Chromium."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from playwright.async_api import async_playwright

from crawler.browser.page_scripts import axe
from crawler.browser.page_scripts.desktop_scan import remember_phone, scan_desktop
from crawler.browser.page_scripts.layout import measure_other_screens
from crawler.browser.page_scripts.layout_shift import measure_shift
from crawler.browser.screens import PHONE, resize
from crawler.browser.session import Session
from crawler.browser.styles.style_facts import NOTE_WHAT_IS_CUT
from signpost.settings.config import Config, SiteSettings
from signpost.workspace.visit_facts import AxeScan, Layouts, LayoutShift

pytestmark = pytest.mark.browser
_FRAME = (
    "<!doctype html><html lang=en><title>A page</title><meta name=viewport "
    "content='width=device-width'><style>{}</style><body><main><h1>A page</h1>{}"
)
_LONG = "Bring two documents that show your address to the office"
PAGES = {
    "same": ("p{color:#bbb}", f"<p>{_LONG}</p><a href=#x>Go</a>"),
    "paler": (
        "@media(min-width:900px){p{color:#bbb}}",
        f"<p>{_LONG}</p><b style=color:#ccc>Oh</b>",
    ),
    "back": ("@media(max-width:900px){p{color:#bbb}}", f"<p>{_LONG}</p>"),
    "behind": ("@media(min-width:900px){main{background:#333}}", f"<p>{_LONG}</p>"),
    "shown": ("@media(max-width:900px){p{display:none}}", f"<p>{_LONG}</p><img src=x>"),
    "elsewhere": (
        "@media(max-width:900px){.d{display:none}}",
        f"<p class=d>{_LONG}</p><p>{_LONG}</p>",
    ),
    "gone": ("@media(min-width:900px){button{display:none}}", "<button></button>"),
    "frame": ("", f"<p>{_LONG}</p><iframe title=Map srcdoc='<p style=color:#ccc>Words'></iframe>"),
    "tablet": ("@media(min-width:700px){p{width:900px;background:red}}", f"<p>{_LONG}</p>"),
}


@pytest.fixture(scope="module")
def seen() -> dict[str, dict[str, Any]]:
    """Scan each page on a phone, again on a desktop, and there once more as a whole."""

    async def look(session: Session, styles: str, body: str) -> dict[str, Any]:
        page = session.page
        await resize(session.cdp, PHONE)
        await page.goto("about:blank")
        await page.set_content(_FRAME.format(styles, body))
        await axe.inject(page)
        phone = await axe.scan(page, 20)
        await remember_phone(page)
        layout = await measure_other_screens(session.page, Layouts(), NOTE_WHAT_IS_CUT)
        again, lost = await scan_desktop(page, phone, 20)
        await page.reload()
        await page.set_content(_FRAME.format(styles, body))
        await axe.inject(page)
        whole = await axe.scan(page, 20, axe.DESKTOP_OPTIONS)
        return {"again": again, "whole": whole, "lost": lost, "layout": layout}

    async def go() -> dict[str, dict[str, Any]]:
        async with async_playwright() as playwright:
            session = await Session.start(playwright, Config(site=SiteSettings(url="http://x.uk/")))
            found = {name: await look(session, *page) for name, page in PAGES.items()}
            await session.end()
        return found

    return asyncio.run(go())


def _told(scan: AxeScan) -> set[tuple[str, str]]:
    return {(x.id, node.target) for x in scan.violations for node in x.nodes}


@pytest.mark.parametrize("name", PAGES)
def test_the_second_scan_finds_what_a_whole_one_does(seen: Any, name: str) -> None:
    assert _told(seen[name]["again"]) == _told(seen[name]["whole"])


def test_the_pages_have_something_to_find(seen: Any) -> None:
    pale = [name for name in PAGES if ("color-contrast", "p") in _told(seen[name]["whole"])]
    assert pale == ["same", "paler", "behind"]
    assert any(rule == "image-alt" for rule, _ in _told(seen["shown"]["whole"]))


def test_what_a_phone_does_not_show(seen: Any) -> None:
    lost = {name: [x.text for x in seen[name]["lost"] or []] for name in PAGES}
    assert {name: texts for name, texts in lost.items() if texts} == {"shown": [_LONG]}
    assert seen["frame"]["lost"] is None


def test_what_is_too_wide_for_a_tablet_only(seen: Any) -> None:
    layout = seen["tablet"]["layout"]
    assert [x.path for x in layout.tablet.wide] == ["html > body > main > p"]
    assert layout.narrow.wide == seen["same"]["layout"].tablet.wide == []


def test_what_jumps_while_it_loads() -> None:
    late = (
        "<p id=a style='height:50px'>First</p><p style='height:300px'>Second words</p><script>"
        "setTimeout(() => { a.style.height = '400px' }, 200)</script>"
    )

    async def go() -> list[Any]:
        async with async_playwright() as playwright:
            session = await Session.start(playwright, Config(site=SiteSettings(url="http://x.uk/")))
            found = []
            for body in (late, "<p>Still</p>"):
                await session.page.goto("about:blank")
                await session.page.set_content(_FRAME.format("", body))
                found.append(await measure_shift(session.page, 700))
            await session.end()
        return found

    jumps, still = asyncio.run(go())
    assert jumps.score > 0.1
    assert "Second words" in jumps.places[0].text
    assert still == LayoutShift(score=0, places=[])
