"""Consent banners in a real Chromium: known by their shapes, hidden, and put back as they were."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from typing import Any

import pytest
from playwright.sync_api import Page, sync_playwright

from crawler.browser.chromium import flags, on_path
from crawler.browser.page_scripts.consent import SCRIPT, is_judged_here
from crawler.browser.page_scripts.consent_rules import known_as_json
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
        f"<div style='{OVER}'>This site uses cookies. <a href='#' onclick=''>OK, got it</a></div>",
        (
            f"<div style='{OVER}'>Some cookies are needed.<label><input type=checkbox>Analytics</label>"
            "<button>Save my choices</button></div>"
        ),
        f"<div style='{OVER}'>Cookies policy: this site sets two.<button aria-label=Close>x</div>",
        (
            f"<div style='{OVER}'>Cookies on this site{BUTTONS}<a href=/c>Cookie policy</a>"
            "<button>Partners</button></div>"
        ),
        (
            f"<p>Bins are emptied every week, before seven in the morning.</p><div "
            f"style='position:absolute;z-index:9;top:0'>This site uses cookies{BUTTONS}</div>"
        ),
    ],
)
def test_banners_are_found_and_hidden(find: Any, chromium: Page, banner: str) -> None:
    found = find(banner)
    assert len(found) == 1
    assert found[0]["html"].startswith("<d"), found
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
        # A bar of the page's own that only names its cookie page.
        f"<nav style='{OVER}'><a href=/cookies>Cookies</a> <a href=/terms>Terms</a></nav>",
        # A chat, a survey, a gift, a search: none asks for consent.
        (
            f"<div class=chat style='{OVER}'>We keep a cookie while you chat."
            "<button>Start chat</button><button>Close</button></div>"
        ),
        (
            f"<div role=dialog style='{OVER}'>Take our survey? It sets one cookie.<button>Yes</button>"
            "<button>No</button></div>"
        ),
        f"<div style='{OVER}'>Free cookies at the library on Friday! <button>OK</button></div>",
        f"<div style='{OVER}'>Cookies and cakes<input type=search><button>Accept</button></div>",
        # The content of an old page, placed by position; what sticks within the content.
        (
            "<div style='position:absolute;z-index:1;top:9em'><p>We use cookies to count visits. Bins "
            f"are emptied every week, before seven in the morning.</p><p>Ask us.</p>{BUTTONS}</div>"
        ),
        (
            "<article><div style='position:sticky;top:0'>How we use cookies"
            f"<a href='#a'>What we set</a>{BUTTONS}</div><p>Cookies of ours.</article>"
        ),
        # A class that a kept rule names, on what has no button.
        f"<div class=cookieinfo style='{OVER}'>We use cookies: <a href=/c>all of them</a></div>",
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
            "rule": "",
        }
    ]
    look = "() => [getComputedStyle(veil).display, getComputedStyle(document.body).overflowY]"
    assert chromium.evaluate(look) == ["none", "auto"]
    before = chromium.evaluate("() => veil.outerHTML")
    chromium.evaluate(SCRIPT.function, {"do": "show"})
    assert chromium.evaluate(look) == ["block", "hidden"]
    chromium.evaluate(SCRIPT.function, {"do": "hide"})
    assert chromium.evaluate("() => veil.outerHTML") == before


def test_a_background_of_the_page_is_no_backdrop(find: Any, chromium: Page) -> None:
    picture = "<div id=sky style='position:fixed;inset:0;z-index:-1;background:#024'></div>"
    assert find(f"{picture}<div style='{OVER}'>We use cookies{BUTTONS}</div>")
    assert chromium.locator("#sky").is_visible()


@pytest.mark.parametrize(
    ("banner", "rule"),
    [
        (f"<div id=ccc><div id=ccc-module style='{OVER}'>Gwefan y cyngor<button>Derbyn", "civic"),
        (f"<div class=cky-consent-container style='{OVER}'>Choose<button>Reject all", "cookieyes"),
        (f"<div id=shell><template shadowrootmode=open><p style='{OVER}'>Cookies", ""),
    ],
)
def test_kept_rules_come_first(chromium: Page, banner: str, rule: str) -> None:
    chromium.set_content(f"<!doctype html><body><main><h1>Bins</h1><p>Words</main>{banner}")
    known = known_as_json("www.mereford.gov.uk")
    found = chromium.evaluate(SCRIPT.function, {"do": "find", "known": known})
    assert [x["rule"].startswith(rule) for x in found] == [True] * bool(rule)


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


FRAME = "position:fixed;inset:0;display:flex;align-items:end"


@pytest.mark.parametrize(
    ("frame", "share"),
    [
        (f"{FRAME};pointer-events:none", 200 / 844),
        (f"{FRAME}", 1),  # takes every tap, seen or not
        (f"{FRAME};pointer-events:none;background:rgb(0 0 0 / 50%)", 1),
    ],
)
def test_a_frame_that_neither_paints_nor_takes_taps_covers_nothing(
    find: Any, frame: str, share: float
) -> None:
    bar = "height:200px;width:100%;background:#fff;pointer-events:auto"
    (found,) = find(
        f"<section style='{frame}'><div style='{bar}'>Cookies {BUTTONS}</div></section>"
    )
    assert found["share"] == pytest.approx(share, abs=0.001)
