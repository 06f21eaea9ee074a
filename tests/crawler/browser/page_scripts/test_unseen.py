"""Which texts nobody sees, in a real Chromium."""

from __future__ import annotations

import asyncio

import pytest
from playwright.async_api import async_playwright

from crawler.browser.chromium import flags, on_path
from crawler.browser.page_scripts.unseen import at_both_widths, unseen_texts
from signpost.workspace.visit_facts import UnseenText

pytestmark = pytest.mark.browser
STYLE = "<style>.error,.box{display:none} .quiet{visibility:hidden}</style>"


def unseen(body: str) -> list[str]:
    async def look() -> list[UnseenText] | None:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=on_path(), args=flags(None))
            page = await browser.new_page()
            await page.set_content(f"<!doctype html>{STYLE}<main id=m>{body}</main>")
            found = await unseen_texts(page)
            await browser.close()
            return found

    found = asyncio.run(look())
    assert found is not None
    return [text.text for text in found]


def test_what_styles_hide_and_nothing_opens() -> None:
    body = (
        "<a href=#m>Up</a><p>Seen</p><div class=error><p>Card refused</p></div><p class=quiet>Hush</p>"
        "<script>let words</script><template><p>Later</p></template><p class=error>1 2</p>"
    )
    assert unseen(body) == ["Card refused", "Hush"]


def test_what_somebody_can_open() -> None:
    body = (
        "<details><summary>More</summary><p>Inside</p></details>"
        "<button>Open</button><div class=box>Below a button</div>"
        "<p>A</p><div class=box id=tab>By a link</div><a href=#tab>Tab</a>"
        "<p>B</p><div class=box role=tabpanel>A panel</div>"
    )
    assert unseen(body) == []


def test_only_what_is_unseen_on_both_screens() -> None:
    one, two = UnseenText(path="p", text="A"), UnseenText(path="div", text="B")
    assert at_both_widths([one, two], [two]) == [two]
    assert at_both_widths(None, [two]) is None
