"""Walks through the report as its readers are told to make them: the guides' own steps, in order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, sync_playwright
from playwright.sync_api import Page as Tab

from crawler.browser.chromium import flags, on_path

DOCS = Path(__file__).parents[3] / "docs"
_STEP = re.compile(r"\d+\. \*\*(.+?)\.?\*\*")


def steps_of(guide: str, heading: str) -> list[str]:
    """Return the numbered steps under a heading of a guide: what each has in bold."""
    text = (DOCS / guide).read_text(encoding="utf-8")
    part = text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return [found[1] for line in part.splitlines() if (found := _STEP.match(line))]


@dataclass
class Reader:
    """Somebody at a browser: where the report is, and what they wrote down."""

    tab: Tab
    report: str
    council: Any
    notes: dict[str, Any] = field(default_factory=dict)

    def open(self, page: str) -> None:
        """Open a page of the report."""
        self.tab.goto(self.report + page)

    def follow(self, link: Locator) -> None:
        """Follow a link and wait for where it leads.

        A click alone returns before the next page is there, and what is counted then is the old
        page's.
        """
        with self.tab.expect_navigation():
            link.click()

    def heading(self) -> str:
        """Return the page's heading."""
        return self.tab.locator("h1").inner_text()

    def words(self, selector: str) -> str:
        """Return the words of what is there once, white space folded."""
        return " ".join(self.tab.locator(selector).first.inner_text().split())


Walk = Callable[[str, str, dict[str, Callable[[Reader], None]]], None]


@pytest.fixture
def walk(fortnight: Any, reports: str) -> Iterator[Walk]:
    """Make a walk in Chromium: `walk(guide, heading, {step: what is done and seen})`."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=on_path(), args=flags(None))
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.set_default_timeout(60_000)

        def make(guide: str, heading: str, steps: dict[str, Callable[[Reader], None]]) -> None:
            assert steps_of(guide, heading) == list(steps), "the guide and its test differ"
            reader = Reader(context.new_page(), reports, fortnight)
            for step in steps.values():
                step(reader)

        yield make
        browser.close()
