"""The search page in a real Chromium: nothing for axe to find, and no script needed."""

import asyncio

import pytest
from playwright.async_api import async_playwright

from crawler.browser import axe
from crawler.browser.chromium import launch

pytestmark = pytest.mark.browser
WIDTHS = (320, 390, 1280)
PAGES = ("search", "search?q=bin+day", "search?q=libary", "search?q=xylophone", "nowhere")
EDITORS = '[[best_bet]]\nqueries = ["bin day"]\naddress = "/bins"\ntext = "Look it up."'


async def looked_at(url):
    """Return what axe finds and how far each page sticks out, by width and page."""
    found = {}
    async with async_playwright() as playwright:
        browser = await launch(playwright)
        for width in WIDTHS:
            page = await browser.new_page(viewport={"width": width, "height": 800})
            for path in PAGES:
                await page.goto(url + path)
                wide = await page.evaluate("document.documentElement.scrollWidth")
                await axe.inject(page)
                said = await axe.scan(page, 60)
                assert "error" not in said
                assert len(said["passes"]) > 15
                rules = [x["id"] for x in (*said["violations"], *said["incomplete"])]
                found[width, path] = (rules, wide > width)
            await page.close()
        await browser.close()
    return found


async def typed_without_scripts(url):
    """Search by keyboard alone with scripts off; return the page's title and first result."""
    async with async_playwright() as playwright:
        browser = await launch(playwright)
        page = await browser.new_page(java_script_enabled=False)
        await page.goto(f"{url}search")
        for _ in range(3):
            await page.keyboard.press("Tab")
        await page.keyboard.type("borrow books")
        await page.keyboard.press("Enter")
        await page.wait_for_url("**/search?q=borrow*")
        found = await page.title(), await page.locator("ol h3").first.inner_text()
        await browser.close()
        return found


def test_axe_finds_nothing_and_nothing_sticks_out(serving):
    found = asyncio.run(looked_at(serving(editors=EDITORS).url))
    assert found == {(width, path): ([], False) for width in WIDTHS for path in PAGES}


def test_it_works_by_keyboard_with_scripts_off(serving):
    title, first = asyncio.run(typed_without_scripts(serving().url))
    assert title.startswith("borrow books – search results")
    assert first == "Libraries"
