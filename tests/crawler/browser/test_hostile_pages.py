"""Pages that replace what scripts use, or name their fields after it: all is still seen."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from playwright.async_api import async_playwright

from crawler.browser.page_scripts import axe
from crawler.browser.page_scripts.layout import measure_on_phone
from crawler.browser.page_scripts.listeners import note_listeners
from crawler.browser.page_scripts.page_script import PageScript
from crawler.browser.page_scripts.settle import settle
from crawler.browser.page_scripts.unclobber import unclobber_forms
from crawler.browser.session import Session
from crawler.browser.styles.style_facts import look_at_styles
from signpost.settings.config import Config, SiteSettings

pytestmark = pytest.mark.browser
_PAGE = (
    "<!doctype html><html lang=en><title>Permits</title>{}<main><h1>Permits</h1>"
    "<img src=data:, width=30 height=30><p id=p style='color:#bbb'>Apply here</p>{}</main>"
)
# Each replaces or hides something that a script of ours, or axe-core, calls.
HOSTILE = {
    "nodes": (
        "<script>Node.prototype.contains = Node.prototype.appendChild = () => null</script>",
        "",
    ),
    "language": (
        "<script>Array.prototype.map = Array.from = JSON.stringify = () => 0</script>",
        "",
    ),
    "promises": ("<script>window.Promise = null; Promise = undefined</script>", ""),
    "clocks": ("<script>performance.now = () => 7; window.setTimeout = () => 0</script>", ""),
    "styles": ("<script>window.getComputedStyle = () => ({})</script>", ""),
    "listeners": ("<script>EventTarget.prototype.addEventListener = null</script>", ""),
    "ids": ("<script>Document.prototype.querySelectorAll = () => []</script>", ""),
    "fields": (
        "",
        (
            "<form><label>A<input name=childNodes></label><label>B<input id=nodeName></label>"
            "<select aria-label=C name=ownerDocument><option>1</select></form>"
        ),
    ),
    "pictures": ("", "<form><img name=parentElement alt=Map src=data:,><p>Words</form>"),
    "foreign fields": ("", "<form id=f></form><input aria-label=D form=f name=hasAttribute>"),
}
# Look-alikes: names that hide nothing, and pages that add to the language as old libraries do.
HARMLESS = {
    "plain": ("", ""),
    "usual fields": (
        "",
        "<form><label>E<input name=email></label><label>F<input name=q></label></form>",
    ),
    "old library": (
        "<script>Array.prototype.each = Object.prototype.extend = () => 1</script>",
        "",
    ),
}
_FORMS = PageScript("() => Array.from(document.forms).map((x) => x.elements.length)")


@pytest.fixture(scope="module")
def seen() -> dict[str, dict[str, Any]]:
    async def look(session: Session, head: str, body: str) -> dict[str, Any]:
        page = session.page
        await page.goto("about:blank")
        await page.set_content(_PAGE.format(head, body))
        still = await settle(page)
        await unclobber_forms(page)
        await note_listeners(page)
        facts = await measure_on_phone(page)
        await axe.inject(page)
        scan = await axe.scan(page, 20)
        styles = await look_at_styles(page)
        forms = await _FORMS.run(page, list[int])
        return {"still": still, "scan": scan, "styles": styles, "facts": facts, "forms": forms}

    async def go() -> dict[str, dict[str, Any]]:
        async with async_playwright() as playwright:
            session = await Session.start(playwright, Config(site=SiteSettings(url="http://x.uk/")))
            found = {k: await look(session, *v) for k, v in {**HOSTILE, **HARMLESS}.items()}
            await session.end()
        return found

    return asyncio.run(go())


@pytest.mark.parametrize("name", [*HOSTILE, *HARMLESS])
def test_what_is_wrong_is_found_whatever_the_page_does(seen: Any, name: str) -> None:
    scan = seen[name]["scan"]
    assert not scan.error
    assert {"image-alt", "color-contrast"} <= {x.id for x in scan.violations}
    assert seen[name]["styles"] is not None
    assert seen[name]["facts"].small_texts is not None
    assert seen[name]["still"]


def test_only_fields_that_hide_something_are_taken_out_of_their_form(seen: Any) -> None:
    assert seen["fields"]["forms"] == [0]
    assert seen["usual fields"]["forms"] == [2]


def test_what_is_written_down_is_as_the_page_has_it(seen: Any) -> None:
    told = [n.html for x in seen["fields"]["scan"].violations for n in x.nodes]
    assert told
    assert not any('form=""' in x for x in told)
