"""The search page in a real Chromium: nothing for axe to find, and no script needed."""

import asyncio

import pytest
from playwright.async_api import async_playwright

from crawler.browser.chromium import launch
from crawler.browser.page_scripts import axe

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
                assert not said.error
                assert len(said.passes) > 15
                rules = [x.id for x in (*said.violations, *said.incomplete)]
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


TYPED = """() => {
  const box = document.activeElement, list = document.getElementById("signpost-suggestions-1");
  const chosen = document.getElementById(box.getAttribute("aria-activedescendant"));
  return [box.value, box.getAttribute("aria-expanded"), chosen && chosen.textContent,
    list.hidden ? 0 : list.children.length];
}"""


async def completed(url):
    """Type into the box; return its state step by step, what axe finds, and where it leads."""
    async with async_playwright() as playwright:
        browser = await launch(playwright)
        page = await browser.new_page(viewport={"width": 390, "height": 800})
        await page.goto(f"{url}search")
        await page.locator("#q").focus()
        await page.keyboard.type("co")
        await page.wait_for_selector("[role=option]")
        states = [await page.evaluate(TYPED)]
        told = await page.locator("[role=status]").inner_text()
        for key in ("ArrowDown", "Escape", "ArrowDown", "ArrowUp", "ArrowUp"):
            await page.keyboard.press(key)
            states.append(await page.evaluate(TYPED))
        await axe.inject(page)
        said = await axe.scan(page, 60)
        # What the open list lies over cannot be judged; the list itself can.
        unsure = [x for x in said.incomplete if any("suggest" in n.target for n in x.nodes)]
        rules = [x.id for x in (*said.violations, *unsure)]
        await page.keyboard.press("Enter")
        await page.wait_for_url("**/search?q=*")
        await browser.close()
        return states, told, rules, page.url


def test_the_box_completes_by_keyboard(serving):
    site = serving({"/tax": ("Council tax", "Pay."), "/contact": ("Contact us", "Call.")})
    states, told, rules, led_to = asyncio.run(completed(site.url))
    first, second = site.json("suggest?q=co")[1]
    assert states == [
        ["co", "true", None, 2],
        [first, "true", first, 2],
        ["co", "false", None, 0],
        [first, "true", first, 2],
        ["co", "true", None, 2],
        [second, "true", second, 2],
    ]
    assert told == "2 suggestions. Use the up and down arrow keys to reach them."
    assert rules == []
    assert led_to.endswith(f"search?q={second.replace(' ', '+')}")


async def pressed(url):
    """Type on another site's page that embeds the box, and press the first suggestion."""
    async with async_playwright() as playwright:
        browser = await launch(playwright)
        page = await browser.new_page()
        await page.set_content(
            f'<form action="{url}search"><input type="search" name="q" aria-label="Search"></form>'
            '<form action="/elsewhere"><input type="search" name="q" aria-label="Other"></form>'
            f'<script src="{url}search.js"></script>'
        )
        await page.locator("[role=combobox]").fill("lib")
        await page.locator("[role=option]").first.click()
        await page.wait_for_url("**/search?q=*")
        await browser.close()
        return page.url


def test_another_site_can_use_the_script(serving):
    assert asyncio.run(pressed(serving().url)).endswith("search?q=Libraries")


def test_axe_finds_nothing_and_nothing_sticks_out(serving):
    found = asyncio.run(looked_at(serving(editors=EDITORS).url))
    assert found == {(width, path): ([], False) for width in WIDTHS for path in PAGES}


def test_it_works_by_keyboard_with_scripts_off(serving):
    title, first = asyncio.run(typed_without_scripts(serving().url))
    assert title.startswith("borrow books – search results")
    assert first == "Libraries"
