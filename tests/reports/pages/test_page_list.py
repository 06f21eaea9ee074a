"""The list of pages: everything in it, what needs attention first, in files of 500 rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reports.context import ReportContext
from reports.pages import page_list
from reports.tally import PageRow, Tally
from reports.writing.files import ReportFolder
from reports.writing.sheets import sheets

HOME = "https://www.mereford.gov.uk/"


def row(number: int, worst: str = "", fails: int = 0) -> PageRow:
    return PageRow(
        f"{HOME}{number}", f"{number:016x}", f"Page {number}", "html", "", fails, 0, 1, 5, worst
    )


def test_every_page_is_listed_once_with_its_card(report: Callable[..., Any]) -> None:
    made = report()
    links = made.tree("pages.html").xpath("//tbody//th/a/@href")
    assert sorted(links) == made.cards()
    assert len(links) == 6


def test_could_not_check_has_a_column_of_its_own(report: Callable[..., Any]) -> None:
    heads = [x.text_content() for x in report().tree("pages.html").xpath("//thead//th")]
    assert heads == ["Page", "Worst issue", "Fails", "Needs a person", "Could not check", "Service"]


def test_the_worst_come_first() -> None:
    rows = [
        row(1),
        row(2, "minor", 9),
        row(3, "critical", 1),
        row(4, "serious", 2),
        row(5, "serious", 3),
    ]
    assert [r.title[-1] for r in sorted(rows, key=lambda r: r.rank)] == ["3", "5", "4", "2", "1"]


def test_long_lists_are_cut_into_sheets(report: Callable[..., Any], tmp_path: Any) -> None:
    made = report()
    context = ReportContext(made.sources(), ReportFolder(tmp_path / "long"))
    context.tally = Tally(rows=[row(n) for n in range(1201)])
    page_list.write(context)
    names = sorted(x.name for x in (tmp_path / "long").glob("*.html"))
    assert names == ["pages-2.html", "pages-3.html", "pages.html"]
    last = (tmp_path / "long" / "pages-3.html").read_text()
    assert "Pages 1,001 to 1,201 of 1,201" in last
    assert 'href="pages-2.html"' in last
    assert last.count("<tr>") == 202


def test_an_empty_list_is_one_empty_sheet() -> None:
    (sheet,) = sheets([], "pages", 500)
    assert (sheet.file, sheet.rows, sheet.count) == ("pages.html", [], 1)
