"""The report in a real browser: fits a phone, keeps to its own accessibility rules, can be filtered."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Page as Tab
from playwright.sync_api import sync_playwright

from reports.context import ReportContext
from reports.pages.page_list import write
from reports.pages.registry import menu
from reports.sources import Sources, card_of
from reports.tally import PageRow, Tally
from reports.writing.files import ReportFolder
from signpost.workspace.artifacts import judged_journeys, search_figures, search_insight, searched
from signpost.workspace.records import Visit

pytestmark = pytest.mark.browser

HOME = "https://www.mereford.gov.uk/"
AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js"))
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = ["index.html", "pages.html", f"pages/{card_of(HOME + 'bins/')}.html", "issues.html"]
PAGES += [
    "rehearsal.html",
    "links.html",
    "rules.html",
    "rules/readability-long-sentences.html",
    "services.html",
]
PAGES += [
    "searches.html",
    "documents.html",
    "issues-content.html",
    "{first of services}",
    "{first of issues}",
]
# A target is big enough, stands in a sentence, or keeps its distance (WCAG 2.5.8).
SMALL = """() => [...document.querySelectorAll('a, button, summary, input')]
  .filter(x => x.checkVisibility() && getComputedStyle(x).display !== 'inline')
  .filter(x => x.getBoundingClientRect().height < 24).map(x => x.outerHTML)"""
TINY = """() => [...document.querySelectorAll('main *')]
  .filter(x => [...x.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
  .filter(x => parseFloat(getComputedStyle(x).fontSize) < 16).map(x => x.outerHTML)"""


SMALL_PAGE = """<html lang=en><head><title>Page {0}</title></head><body><header>
<a href="/gone">Privacy</a></header><main><h1>Page {0}</h1></main></body></html>"""
WORD: dict[str, Any] = {"resident": "rubbish" * 9, "council": "waste", "searches": 3}
WORD |= {"before": 0.1, "after": 0.5, "suggest": True}
WAY = {"outcome": "fail", "says": "no search finds it " * 9, "step": "", "steps": []}
WAYS = dict.fromkeys(("search", "navigation", "phone", "keyboard", "contact"), WAY)
STORY = {"name": "Pay", "who": "Kwame", "need": "Pay", "questions": {}, "ways": WAYS}


@pytest.fixture
def tab() -> Iterator[Tab]:
    flags = ["--disable-gpu"] + (["--no-sandbox"] if os.geteuid() == 0 else [])
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=flags)
        yield browser.new_page()
        browser.close()


@pytest.fixture
def made(report: Callable[..., Any], pages: dict[str, Any]) -> Any:
    report()
    more = {f"/bins/{n}": SMALL_PAGE.format(n) for n in range(12)}
    return report(
        {**pages, **more},
        visits=(Visit(run=0, url=HOME + "bins/"),),
        skipped=("https://www.mereford.gov.uk/" + "long" * 60,),
        artifacts={
            search_figures.PROMOTION: {"promoted": True, "reason": "the first index"},
            search_figures.BENCHMARK: {"rankers": {"whoosh": {"ndcg@10": 0.5}}, "queries": 3},
            search_insight.INSIGHT: {
                "vocabulary": [WORD],
                "no_page": [{"query": "rats", "searches": 3}],
            },
            judged_journeys.STORIES: [STORY],
            searched.QUERIES: [{"query": "rats" * 30, "searches": 1, "state": "zero"}],
        },
    )


def first_of(folder: Path, page: str) -> str:
    """Return a page of the report; `{first of x}` is the first file in folder x."""
    inner = page.removeprefix("{first of ").removesuffix("}")
    if inner == page:
        return page
    return min((folder / inner).iterdir()).relative_to(folder).as_posix()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_every_kind_of_page_fits_and_is_accessible(width: int, made: Any, tab: Tab) -> None:
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.set_viewport_size({"width": width, "height": 900})
    for page in PAGES:
        name = first_of(made.folder, page)
        tab.goto((made.folder / name).as_uri())
        assert tab.evaluate("getComputedStyle(document.body).margin") == "0px", "no stylesheet"
        tab.evaluate("document.querySelectorAll('details').forEach(x => { x.open = true })")
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, name
        assert tab.evaluate(SMALL) == [], name
        assert tab.evaluate(TINY) == [], name
        assert said == [], name
        tab.evaluate(AXE.read_text(encoding="utf-8"))
        found = tab.evaluate("tags => axe.run({runOnly: tags})", TAGS)
        said.clear()
        assert [(x["id"], x["nodes"][0]["html"]) for x in found["violations"]] == [], name


def test_the_list_can_be_filtered_and_sorted(made: Any, tab: Tab) -> None:
    tab.goto((made.folder / "pages.html").as_uri())
    tab.get_by_label("Show only pages").fill("TAX bands")
    assert tab.locator("tbody tr:visible").count() == 1
    assert "Showing 1 of 18 pages" in tab.locator("#shown").inner_text()
    tab.get_by_label("Show only pages").fill("")
    tab.get_by_role("button", name="Page").click()
    titles = tab.locator("tbody th a").all_inner_texts()
    assert titles == sorted(titles, key=str.casefold)
    tab.get_by_role("button", name="Page").click()
    assert tab.locator("tbody th a").all_inner_texts() == titles[::-1]
    assert tab.locator("thead th").first.get_attribute("aria-sort") == "descending"


def test_a_long_list_is_loaded_in_pieces(made: Any, tab: Tab) -> None:
    rows = [
        PageRow(f"{HOME}p{n}", f"{n:016x}", f"Page <b>{n}", "html", f"S{n % 3}", n % 5, 0, 0, 1, "")
        for n in range(4200)
    ]
    sources = Sources.of(made.workspace, made.config, made.run.id)
    context = ReportContext(sources, ReportFolder(made.folder), menu())
    context.tally = Tally(rows=rows)
    write(context)
    tab.goto((made.folder / "pages-3.html").as_uri())
    assert tab.locator("tbody tr").count() == 500
    assert tab.locator("script").count() == 1
    tab.get_by_label("Show only pages").fill("page <b>4199")
    tab.get_by_text("Showing 1 of 4200 pages.").wait_for()
    assert tab.locator("tbody th a").all_inner_texts() == ["Page <b>4199"]
    tab.get_by_label("Show only pages").fill("")
    tab.get_by_label("Service").select_option("S1")
    tab.get_by_text("Showing 1400 of 4200 pages. The first 200 are listed.").wait_for()
    tab.get_by_role("button", name="Show more").click()
    assert tab.locator("tbody tr").count() == 400


def test_the_keyboard_finds_the_way(made: Any, tab: Tab) -> None:
    tab.goto((made.folder / "index.html").as_uri())
    tab.keyboard.press("Tab")
    skip = tab.locator(":focus")
    assert skip.inner_text() == "Skip to main content"
    assert (skip.bounding_box() or {"x": -1})["x"] >= 0
    assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "main"
