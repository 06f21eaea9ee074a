"""axe-core on large pages, and where it says more than the browser, in a real Chromium."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from playwright.async_api import Page, async_playwright

from crawler.browser.page_scripts import axe
from crawler.browser.session import Session
from signpost.settings.config import Config, SiteSettings
from signpost.workspace.visit_facts import AxeScan

pytestmark = pytest.mark.browser
_PAGE = "<!doctype html><html lang=en><title>Rounds</title><body><main><h1>Rounds</h1>{}</main>"
_PAGES: dict[str, str] = {
    "small": "<p style='color:#ccc'>Pale words</p><img src=/a>",
    "many": "<p>Words</p>" * 3500 + "<img src=/a>",
    "listed": "<p style='color:#ccc'>Pale words</p>" * 240,
    "named by a script": (
        "<p id=l>Street</p><input id=i><script>i.ariaLabelledByElements=[l]</script>"
    ),
    "named by nothing": "<p id=l></p><input id=i><script>i.ariaLabelledByElements=[l]</script>",
    "guard": "<div aria-hidden=true tabindex=0 style='width:1px;height:0'></div>",
    "hidden link": "<p aria-hidden=true><a href=/x>Rounds</a></p>",
    "scroller": "<div style='height:50px;overflow:auto'>" + "<p>Words</p>" * 9 + "</div>",
}


@pytest.fixture(scope="module")
def scans() -> dict[str, AxeScan]:
    async def look(page: Page, body: str, seconds: float) -> AxeScan:
        await page.goto("about:blank")
        await page.set_content(_PAGE.format(body))
        await axe.inject(page)
        return await axe.scan(page, seconds)

    async def go() -> dict[str, AxeScan]:
        async with async_playwright() as playwright:
            session = await Session.start(playwright, Config(site=SiteSettings(url="http://x.uk/")))
            found = {name: await look(session.page, body, 60) for name, body in _PAGES.items()}
            # So little time for looking that it is up before the first check.
            share, axe._LOOKING_SHARE = axe._LOOKING_SHARE, 0.0
            found["no time"] = await look(session.page, _PAGES["small"], 60)
            # And so little that it is up while the last check looks.
            axe._LOOKING_SHARE = 0.02
            found["little time"] = await look(session.page, _PAGES["many"], 60)
            axe._LOOKING_SHARE = share
            await session.end()
        return found

    return asyncio.run(go())


def _ids(results: Any) -> dict[str, int]:
    return {x.id: x.count for x in results}


def test_a_small_page_is_scanned_whole(scans: dict[str, AxeScan]) -> None:
    assert scans["small"].cut == {}
    assert _ids(scans["small"].violations) == {"color-contrast": 1, "image-alt": 1}


def test_a_large_page_keeps_what_is_finished(scans: dict[str, AxeScan]) -> None:
    scan = scans["many"]
    assert scan.error == ""
    looked_at, count = scan.cut["color-contrast"]
    assert 0 < looked_at <= 3000  # fewer where the machine is busy
    assert count == 3501
    assert "image-alt" in _ids(scan.violations)


def test_checks_that_the_time_is_up_for_are_named(scans: dict[str, AxeScan]) -> None:
    scan = scans["no time"]
    assert (scan.error, scan.violations) == ("", [])
    assert scan.cut["color-contrast"] == (0, None)
    assert len(scan.cut) > 50


def test_a_check_that_the_time_is_up_for_keeps_what_it_saw(scans: dict[str, AxeScan]) -> None:
    scan = scans["little time"]
    looked_at, count = scan.cut["color-contrast"]
    assert scan.error == ""
    assert looked_at < 3000
    assert count in (3501, None)


def test_a_list_that_is_cut_says_of_how_many(scans: dict[str, AxeScan]) -> None:
    (pale,) = scans["listed"].violations
    assert (len(pale.nodes), pale.count) == (200, 240)


@pytest.mark.parametrize(
    ("name", "check", "failed", "undecided"),
    [
        ("named by a script", "label", False, False),
        ("named by nothing", "label", True, False),
        ("guard", "aria-hidden-focus", False, True),
        ("hidden link", "aria-hidden-focus", True, False),
        ("scroller", "scrollable-region-focusable", False, True),
    ],
)
def test_what_the_browser_knows_better(
    scans: dict[str, AxeScan], name: str, check: str, failed: bool, undecided: bool
) -> None:
    scan = scans[name]
    assert (check in _ids(scan.violations), check in _ids(scan.incomplete)) == (failed, undecided)
