"""A head of service hands the review to the committee (docs/committee.md)."""

import re
import unicodedata
from typing import Any

import pytest
from pypdf import PdfReader

pytestmark = pytest.mark.browser


def figures(reader: Any) -> dict[str, str]:
    """Return the figures at the top of a page, by their names."""
    boxes = reader.tab.locator("dl.figures > div")
    return {
        boxes.nth(n).locator("dt").inner_text(): boxes.nth(n).locator(".number").inner_text()
        for n in range(boxes.count())
    }


def _solid(text: str) -> str:
    """Return a text without white space, and its ligatures as letters."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def read_the_weekly_page(reader: Any) -> None:
    """The verdict and the figures, to compare with."""
    reader.open("index.html")
    reader.notes |= {"verdict": reader.words("p.lead"), **figures(reader)}
    assert int(reader.notes["Issues"]) > 0


def open_the_review(reader: Any) -> None:
    """It says the same in the same words and numbers."""
    reader.follow(reader.tab.get_by_role("link", name="The website review: a document"))
    assert reader.heading().endswith("website review")
    assert reader.words("p.lead") == reader.notes["verdict"]
    here = figures(reader)
    for name in ("Judged", "Issues", "Broken links"):
        assert here[name] == reader.notes[name]


def read_it(reader: Any) -> None:
    """Findings, a sum with each opportunity, and what nobody knows."""
    assert reader.tab.locator("#findings + ol > li").count() >= 4
    sums = reader.tab.locator("h3:text('Across the council') + ol.chances > li")
    assert sums.count() > 3
    assert all(" = " in x for x in sums.all_inner_texts())
    assert "were opened in a browser" in reader.words("#unknown + p")
    assert "no number says that an issue caused a call" in reader.words("#opportunities + p")


def print_it(reader: Any) -> None:
    """The command writes the PDF."""
    done = reader.council.do("report --review")
    paper = reader.council.folder / "report" / "review.pdf"
    assert str(paper) in done.stdout
    reader.notes["paper"] = PdfReader(paper)


def check_the_paper(reader: Any) -> None:
    """The PDF has the words and the numbers of the weekly page, is tagged, and short enough."""
    paper = reader.notes["paper"]
    # Where a PDF breaks its lines is not in its text.
    text = _solid(" ".join(page.extract_text() for page in paper.pages))
    assert _solid(reader.notes["verdict"]) in text
    for name in ("Judged", "Issues", "Broken links"):
        assert re.search(rf"{_solid(name)}{reader.notes[name]}(?!\d)", text), name
    for heading in ("Key findings", "Opportunities", "Method", "Limits", "What was not checked"):
        assert _solid(heading) in text
    assert paper.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert [x["/Title"] for x in paper.outline if not isinstance(x, list)]
    assert 3 <= len(paper.pages) <= 20


def test_hand_the_review_to_the_committee(walk: Any) -> None:
    steps = {
        "Read the weekly page": read_the_weekly_page,
        "Open the review": open_the_review,
        "Read it": read_it,
        "Print it": print_it,
        "Check the paper": check_the_paper,
    }
    walk("committee.md", "Hand the review to the committee", steps)
