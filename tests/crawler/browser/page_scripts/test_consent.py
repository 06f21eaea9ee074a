"""Consent banners in a real Chromium: known by their shapes, hidden, and put back as they were."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from typing import Any

import pytest
from playwright.sync_api import Page, sync_playwright

from crawler.browser.chromium import flags, on_path
from crawler.browser.page_scripts.consent import SCRIPT, is_judged_here
from signpost.settings.config import Config, SiteSettings

pytestmark = pytest.mark.browser
BUTTONS = "<button>Accept all</button> <button>Reject all</button>"
OVER = "position:fixed;bottom:0;left:0;width:100%;background:#fff;height:200px"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=on_path(), args=flags(None))
        yield browser.new_page(viewport={"width": 390, "height": 844})
        browser.close()


@pytest.fixture
def find(chromium: Page) -> Any:
    def go(body: str, styles: str = "") -> list[dict[str, Any]]:
        chromium.set_content(
            f"<!doctype html><style>{styles}</style><body><main><h1>Bins</h1><p>Words</main>{body}"
        )
        found: list[dict[str, Any]] = chromium.evaluate(SCRIPT.function, {"do": "find"})
        return found

    return go


@pytest.mark.parametrize(
    "banner",
    [
        f"<div style='{OVER}'><p>We use cookies to make this site work.</p>{BUTTONS}</div>",
        f"<div role=dialog style='{OVER}'><p>We use cookies.</p>{BUTTONS}</div>",
        f"<div><div><div class=cookie-bar style='{OVER}'>Cookies here{BUTTONS}</div></div></div>",
        f"<dialog open>Your privacy matters{BUTTONS}</dialog>",
        f"<div style='{OVER}'>Rydym yn defnyddio cwcis{BUTTONS}</div>",
        f"<div style='{OVER}'>We use cookies. <a href=/cookies>More</a><input type=checkbox></div>",
        f"<div style='position:absolute;z-index:9;top:0'>This site uses cookies{BUTTONS}</div>",
    ],
)
def test_banners_are_found_and_hidden(find: Any, chromium: Page, banner: str) -> None:
    found = find(banner)
    assert len(found) == 1
    assert found[0]["html"].startswith("<d")
    assert chromium.locator("text=/cookies|cwcis|privacy/i").first.is_hidden()
    assert chromium.locator("h1").is_visible()
    chromium.evaluate(SCRIPT.function, {"do": "show"})
    assert chromium.locator("text=/cookies|cwcis|privacy/i").first.is_visible()


@pytest.mark.parametrize(
    "body",
    [
        f"<div class=cookie-banner role=region>We use cookies{BUTTONS}</div>",
        f"<div style='{OVER}'>Chat with us{BUTTONS}</div>",
        f"<div style='{OVER}'><main><h1>Cookies</h1>How we use cookies{BUTTONS}</main></div>",
        f"<div style='{OVER};display:none'>We use cookies{BUTTONS}</div>",
        f"<header style='{OVER}'>Mereford <a href=/cookies>Cookies</a></header>",
        f"<div style='{OVER}'>We use cookies.</div>",
        "<article class=cookies><h2>Bake cookies</h2><a href=/x>More</a></article>",
    ],
)
def test_what_is_no_banner_stays(find: Any, body: str) -> None:
    assert find(body) == []


def test_what_goes_with_a_banner(find: Any, chromium: Page) -> None:
    banner = (
        "<div id=veil style='position:fixed;inset:0;background:#0008'></div>"
        f"<div id=c role=dialog aria-label='Cookies' style='{OVER}'>We use cookies{BUTTONS}</div>"
    )
    found = find(banner, "body{overflow:hidden}")
    assert found == [
        {
            "path": "div#c",
            "html": found[0]["html"],
            "text": "We use cookiesAccept all Reject all",
            "share": pytest.approx(200 / 844, abs=0.001),
            "role": "dialog",
            "name": "Cookies",
            "controls": ["Accept all", "Reject all"],
        }
    ]
    look = "() => [getComputedStyle(veil).display, getComputedStyle(document.body).overflowY]"
    assert chromium.evaluate(look) == ["none", "auto"]
    before = chromium.evaluate("() => veil.outerHTML")
    chromium.evaluate(SCRIPT.function, {"do": "show"})
    assert chromium.evaluate(look) == ["block", "hidden"]
    chromium.evaluate(SCRIPT.function, {"do": "hide"})
    assert chromium.evaluate("() => veil.outerHTML") == before


def test_a_banner_that_shut_the_page_opens_it(find: Any, chromium: Page) -> None:
    find(f"<script>document.querySelector('main').inert = true</script><div style='{OVER}'>"
         f"We use cookies{BUTTONS}</div>")  # fmt: skip
    assert not chromium.evaluate("() => document.querySelector('main').inert")


@pytest.mark.parametrize(
    ("url", "here"),
    [
        ("https://www.mereford.gov.uk/", True),
        ("https://www.mereford.gov.uk/home", False),
        ("https://www.mereford.gov.uk/bins", False),
    ],
)
def test_where_banners_are_judged(url: str, here: bool) -> None:
    config = Config(site=SiteSettings(url="https://www.mereford.gov.uk/"))
    assert is_judged_here(config, url) is here


def test_the_script_ships() -> None:
    assert (resources.files("crawler.browser.page_scripts") / "consent.js").is_file()
