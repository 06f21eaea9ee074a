"""A content designer mends a page and proves it (docs/content-designers.md)."""

import re
from typing import Any

import pytest

pytestmark = pytest.mark.browser
PAGE = "/bins/new-bin"
MENDED = (
    '<a href="/bins/bulky-waste">click here</a>',
    '<a href="/forms/missed-bin">fill in the bin form</a>',
)


def find_the_page(reader: Any) -> None:
    """The list of pages finds the page by its address, and leads to its scorecard."""
    reader.open("pages.html")
    reader.tab.get_by_label("Show only pages").fill(reader.council.url + PAGE)
    rows = reader.tab.locator("#pages tbody tr:visible")
    assert rows.count() == 1
    reader.follow(rows.get_by_role("link"))
    assert reader.heading().startswith("Get a new bin")


def read_what_to_mend(reader: Any) -> None:
    """“You can mend this” comes first, with the place, why and what to do."""
    headings = reader.tab.locator("main h2").all_inner_texts()
    assert headings[:2] == ["You can mend this", "The template team must mend this"]
    told = reader.tab.locator("section", has_text=re.compile("click here", re.I)).first.inner_text()
    assert "Why it matters." in told
    assert "What to do." in told


def mend_the_page(reader: Any) -> None:
    """The council changes the page; the report knows nothing of it yet."""
    reader.council.mend(PAGE, *MENDED)
    reader.tab.reload()
    assert "click here" in reader.words("main").lower()


def check_it_again(reader: Any) -> None:
    """A button on the page, no scripts needed; a name for the log."""
    reader.follow(reader.tab.get_by_role("link", name="Check this page again now"))
    assert reader.tab.get_by_text(reader.council.url + PAGE).count() == 1
    reader.tab.locator("form", has_text="Check this page now").get_by_label("Your name").fill("Ada")
    reader.tab.get_by_role("button", name="Check this page now").click(timeout=150_000)


def read_what_is_fixed(reader: Any) -> None:
    """The link is told as fixed; nothing that was not mended is."""
    reader.tab.locator("#result").wait_for(timeout=150_000)
    fixed = reader.tab.locator("h3", has_text="Fixed").locator("+ ul")
    assert "click here" in fixed.inner_text().lower()
    counted = re.search(r"(\d+) fixed, \d+ still there, \d+ new", reader.words("#result + p"))
    assert int(counted[1]) == fixed.locator("li").count() > 0


def show_it(reader: Any) -> None:
    """The log says who checked what; the next report's scorecard says what is fixed."""
    reader.follow(reader.tab.get_by_role("link", name="What was done, and by whom"))
    row = reader.tab.locator("tbody tr").first.inner_text()
    assert "Ada" in row
    assert "recheck" in row
    assert PAGE in row
    reader.council.do("report")
    find_the_page(reader)
    assert "Fixed:" in reader.tab.locator("#again ~ p").nth(1).inner_text()


def test_fix_a_page_and_prove_it(walk: Any) -> None:
    steps = {
        "Find your page": find_the_page,
        "Read what you can mend": read_what_to_mend,
        "Mend it": mend_the_page,
        "Check it again": check_it_again,
        "Read what is fixed": read_what_is_fixed,
        "Show it": show_it,
    }
    walk("content-designers.md", "Fix a page and prove it", steps)
