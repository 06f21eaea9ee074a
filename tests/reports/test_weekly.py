"""The front page says what is known, what changed, what to mend first, and what nobody knows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reports.exports.registry import row_kinds
from reports.exports.report_exports import FORMATS
from reports.weekly import write_report
from signpost.workspace import Workspace
from signpost.workspace.artifacts import search_figures, searched
from signpost.workspace.page_marks import APP_SHELL
from signpost.workspace.records import Page, Visit

HOME = "https://www.mereford.gov.uk/"
FIGURES = {
    "ndcg@10": 0.6123,
    "mrr@10": 0.5,
    "success@1": 0.4,
    "success@5": 0.75,
    "zero_results": 0.021,
    "p50_ms": 1.25,
    "p95_ms": 3.0,
    "unseen": {"ndcg@10": 0.4567},
}
BENCHMARK = {
    "rankers": {"tfidf": {**FIGURES, "ndcg@10": 0.5}, "whoosh": FIGURES},
    "queries": 120,
    "documents": 6,
}


def test_first_run(report: Callable[..., Any]) -> None:
    made = report()
    words = made.words("index.html")
    assert "This is the first report of this website" in words
    assert "6 of 6 pages and documents have at least one certain issue" in words
    assert "on every page some checks could not be made" in words
    assert "1 fix clears 6 pages" in words
    assert "Who can mend it: the team that looks after the website's templates" in words
    assert "= 24" in words


def test_second_run_says_what_changed(report: Callable[..., Any], pages: dict[str, Any]) -> None:
    report()
    made = report({**pages, "/bins/": pages["/council-tax/"].replace("<p>", "<p>LOREM IPSUM ")})
    table = made.tree("index.html").xpath("//table[@aria-labelledby='changes']//tbody/tr")
    states = {r.xpath("th")[0].text_content(): r.xpath("td")[0].text_content() for r in table}
    assert list(states) == ["New", "Still there", "Fixed", "Not checked this week", "Rule changed"]
    assert int(states["Fixed"]) >= 1
    assert int(states["Still there"]) >= 1
    heads = [h.text_content() for h in made.tree("index.html").xpath("//h3")]
    assert "Fixed issues" in heads
    assert "Long sentences" in made.words("index.html").split("Fixed issues")[1]


def test_broken_links_name_every_referrer(report: Callable[..., Any]) -> None:
    made = report()
    for name in ("index.html", "links.html"):
        cell = made.tree(name).xpath(
            "//ul[@class='broken']/li[h3[contains(., '/gone')]] | //section[h2[contains(., '/gone')]]"
        )[0]
        cards = {a.get("href") for a in cell.xpath(".//a[starts-with(@href, 'pages/')]")}
        assert len(cards) == 6
        assert all((made.folder / card).is_file() for card in cards)
    assert "1 address on other websites was not checked" in made.words("index.html")


def test_search_figures(report: Callable[..., Any]) -> None:
    made = report(
        artifacts={
            search_figures.BENCHMARK: BENCHMARK,
            search_figures.PROMOTION: {
                "promoted": False,
                "reason": "refused: nDCG@10 0.5 against 0.6",
                "ranker": "whoosh",
            },
            searched.QUERIES: [
                {"query": "rat <b>", "searches": 70, "results": 0, "state": "zero"},
                {
                    "query": "bins",
                    "searches": 90,
                    "results": 9,
                    "best_position": 1,
                    "state": "answered",
                },
            ],
        }
    )
    tree = made.tree("index.html")
    first = tree.xpath("//div[@aria-labelledby='search']//tbody/tr")[0]
    cells = [" ".join(x.text_content().split()) for x in first]
    assert cells == [
        "whoosh (live)",
        "0.612",
        "0.500",
        "40%",
        "75%",
        "2.1%",
        "1.25 ms",
        "3.00 ms",
        "0.457",
    ]
    assert "index did not go live; the one before still answers" in made.words("index.html")
    assert "refused: nDCG@10 0.5 against 0.6" in made.words("index.html")
    assert "1 search of the 2 in the log fails" in made.words("index.html")
    failing = tree.xpath("//div[@aria-labelledby='queries']//tbody/tr/th")
    assert [x.text_content() for x in failing] == ["rat <b>"]


def test_a_search_that_was_not_measured_is_not_fine(report: Callable[..., Any]) -> None:
    assert "nothing is known of it" in report().words("index.html")


def test_coverage(report: Callable[..., Any]) -> None:
    visits = (
        Visit(run=0, url=HOME),
        Visit(run=0, url=HOME + "bins/", state="could_not_check", reason="it took too long"),
    )
    told = {"robots_txt": "Crawl-delay 60 s is kept to 10 s"}
    made = report(visits=visits, skipped=(HOME + "a", HOME + "b"), crawl=told)
    words = made.words("index.html").split("What was checked, and what was not")[-1]
    assert "1 of 6 pages; 4 were not opened" in words
    assert "1: it took too long" in words
    assert "2: the limit on the number of addresses was reached" in words
    assert "1: it did not answer in time" in words
    assert "the page was not opened in the browser" in words
    assert "Judging the pages" in words
    assert "Of robots.txt: Crawl-delay 60 s is kept to 10 s." in words
    hrefs = made.tree("index.html").xpath("//main//li/a/@href")
    assert HOME + "a" in hrefs


def test_a_run_that_was_not_judged_gives_no_verdict(
    workspace: Workspace, make_site: Callable[..., Any], tmp_path: Path
) -> None:
    site = make_site({"/": "<title>Home</title>"})
    path = write_report(workspace, site.config, site.run.id, tmp_path / "r")
    assert "it allows no verdict" in path.read_text(encoding="utf-8")


def test_a_site_with_nothing_to_read(report: Callable[..., Any]) -> None:
    made = report({"x": Page(run=0, url=HOME, kind="html", status=500)})
    assert "nothing can be said of this website" in made.words("index.html")


def test_an_unknown_run(workspace: Workspace, report: Callable[..., Any], tmp_path: Path) -> None:
    made = report()
    with pytest.raises(LookupError, match="run 77"):
        write_report(workspace, made.config, 77, tmp_path / "r")


def test_writing_again_changes_no_file(report: Callable[..., Any]) -> None:
    made = report(visits=(Visit(run=0, url=HOME),))
    before = {x: x.stat().st_mtime_ns for x in made.folder.rglob("*") if x.is_file()}
    write_report(made.workspace, made.config, made.run.id, made.folder)
    after = {x: x.stat().st_mtime_ns for x in made.folder.rglob("*") if x.is_file()}
    assert after == before


def test_pages_that_are_gone_are_swept(report: Callable[..., Any], pages: dict[str, Any]) -> None:
    before = set(report().cards())
    after = set(report({k: v for k, v in pages.items() if k != "/bins/missed"}).cards())
    assert after < before


def test_exports_are_there(report: Callable[..., Any]) -> None:
    made = report()
    links = made.tree("index.html").xpath("//a[starts-with(@href, 'exports/')]/@href")
    assert len(set(links)) == len(row_kinds()) * len(FORMATS)
    assert all((made.folder / link).stat().st_size for link in links)


def test_progress_ends_at_all(report: Callable[..., Any]) -> None:
    made = report()
    told: list[tuple[int, int]] = []
    write_report(
        made.workspace, made.config, made.run.id, made.folder, lambda a, b: told.append((a, b))
    )
    assert told[-1][0] == 6
    assert all(done <= all_ for done, all_ in told)


def test_pages_that_scripts_draw_are_told(
    report: Callable[..., Any], pages: dict[str, Any]
) -> None:
    reason = "its scripts drew nothing that can be read"
    marks = {"one": "drawn 0123", "two": f"not-drawn {reason}"}
    shells = {
        name: Page(0, HOME + name, "html", 200, headers={APP_SHELL: mark})
        for name, mark in marks.items()
    }
    made = report({**pages, **shells})
    words = made.words("index.html")
    assert "Scripts draw 1 page of this site" in words
    assert "Pages that scripts draw, and that could not be drawn" in words
    assert reason in words.split("could not be drawn")[1]
    row = next(r for r in rows_of(made) if r["url"].endswith("/two"))
    assert row["words"] is None


def rows_of(made: Any) -> list[dict[str, Any]]:
    """Return the pages of a report as exported."""
    return made.rows("pages")
