"""The digital team on Monday morning (docs/digital-team.md)."""

import csv
import re
from typing import Any

import pytest

pytestmark = pytest.mark.browser


def read_verdict(reader: Any) -> None:
    """The verdict says how bad it is, what changed, and agrees with the figures below it."""
    reader.open("index.html")
    verdict = reader.words("p.lead")
    assert re.search(r"\d+ of \d+ pages and documents have at least one certain issue", verdict)
    new = int(re.search(r"since last time (\d+) (?:is|are) new", verdict)[1])
    row = reader.tab.get_by_role("row", name=re.compile("^New "))
    assert int(row.get_by_role("cell").first.inner_text()) == new > 0


def open_what_got_worse(reader: Any) -> None:
    """A new issue on one page leads to that page's scorecard, which calls it new."""
    worse = reader.tab.locator("h3", has_text="New issues").locator("+ ul")
    assert worse.get_by_text("Service is said to be unavailable").count() == 1
    reader.follow(worse.get_by_role("link", name="Have large items taken away"))
    assert reader.heading().startswith("Have large items taken away")
    group = reader.tab.locator("section", has_text="Service is said to be unavailable")
    assert group.get_by_text("New", exact=True).count() == 1
    reader.tab.go_back()


def open_top_opportunity(reader: Any) -> None:
    """The first opportunity shows its sum and leads to its place in the list of issues."""
    top = reader.tab.locator("#opportunities ~ ol.chances > li").first
    assert "Issue: Broken links" in top.inner_text()
    assert re.search(r"Priority: serious 4 × .+ = [\d.,]+ to [\d.,]+$", top.inner_text())
    reader.follow(top.get_by_role("link"))
    assert reader.heading() == "Issues"
    issue = reader.tab.locator(":target")
    assert issue.inner_text().endswith("Broken links")
    assert issue.evaluate("x => x.getBoundingClientRect().top < innerHeight")
    reader.notes["issue"] = issue.get_attribute("id")


def open_its_issue(reader: Any) -> None:
    """It says what to do and how many pages the fix clears, and has a page of its own."""
    issue = reader.tab.locator("li", has=reader.tab.locator(f"#{reader.notes['issue']}"))
    pages = re.search(r"(?:clears (\d+) pages|(\d+) pages to edit)", issue.inner_text())
    reader.notes["pages"] = int(pages[1] or pages[2])
    assert "What to do." in issue.inner_text()
    issue.locator("summary").click()
    assert "Why it is at this place: serious 4 ×" in issue.inner_text()
    reader.follow(issue.get_by_role("link", name="All its pages"))


def see_its_pages(reader: Any) -> None:
    """As many pages are listed as the issue said; each leads to its scorecard."""
    assert reader.heading().startswith("Broken links")
    pages = reader.tab.locator("main ul.way > li")
    assert pages.count() == reader.notes["pages"] > 10
    reader.notes["paths"] = {pages.nth(n).locator(".address").inner_text() for n in range(3)}
    reader.follow(pages.first.get_by_role("link"))
    links = reader.tab.locator("section", has=reader.tab.locator("h3", has_text="Broken links"))
    assert links.get_by_text("Rates of last year").count() >= 1


def take_it_along(reader: Any) -> None:
    """The findings as CSV have the same pages."""
    reader.open("index.html")
    with reader.tab.expect_download() as waiting:
        reader.tab.get_by_role("link", name="Findings as CSV").click()
    with waiting.value.path().open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    gone = [
        x for x in rows if x["rule"] == "content/links-broken" and x["where"].endswith("/old-rates")
    ]
    assert len({x["url"] for x in gone}) == reader.notes["pages"]
    assert {x["url"].removeprefix(reader.council.url) for x in gone} >= reader.notes["paths"]
    assert {x["status"] for x in gone} == {"new"}


def test_monday_morning(walk: Any) -> None:
    steps = {
        "Read the verdict": read_verdict,
        "Open what got worse": open_what_got_worse,
        "Open the top opportunity": open_top_opportunity,
        "Read its issue": open_its_issue,
        "See its pages": see_its_pages,
        "Take it along": take_it_along,
    }
    walk("digital-team.md", "Monday morning", steps)
