"""The scorecard: findings in their place, for who can mend them; nothing unknown reads as fine."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from audit.history.run_history import compare
from reports.context import ReportContext
from reports.sources import card_of
from signpost.workspace.records import Visit
from signpost.workspace.visit_facts import Viewport, VisitFacts

HOME = "https://www.mereford.gov.uk/"
BINS = f"pages/{card_of(HOME + 'bins/')}.html"


def section(words: str, start: str, end: str) -> str:
    return words.split(start)[1].split(end)[0]


def test_findings_stand_in_their_place(report: Callable[..., Any]) -> None:
    made = report()
    tree = made.tree(BINS)
    quotes = [" ".join(x.text_content().split()) for x in tree.xpath("//blockquote")]
    assert any(x.startswith("You will need to make sure that") for x in quotes)
    see = tree.xpath("//a[.='See this sentence on the page']/@href")
    assert any(x.startswith(f"{HOME}bins/#:~:text=You%20will%20need%20to,") for x in see)
    links = tree.xpath("//section[.//h3[.='Links that do not say where they go']]//dd")
    assert [" ".join(x.text_content().split()) for x in links] == [
        "click here",
        f"{HOME}bins/missed open {HOME}bins/missed",
        "Pay",
        f"{HOME}council-tax/ open {HOME}council-tax/",
    ]


def test_findings_are_for_who_can_mend_them(report: Callable[..., Any]) -> None:
    facts = VisitFacts(viewport=Viewport(), script_errors=["it broke <b>here</b>"])
    made = report(visits=(Visit(run=0, url=HOME + "bins/", facts=facts),))
    words = made.words(BINS)
    mine = section(words, "You can mend this", "The template team must mend this")
    assert "Long sentences" in mine
    theirs = section(words, "The template team must mend this", "What could not be checked")
    assert "Long sentences" not in theirs


def test_the_score_counts_kinds_of_issue_and_nothing_unknown(report: Callable[..., Any]) -> None:
    made = report()
    current = made.sources().comparison.current()
    outcomes = list(next(x for x in current if x.url == HOME + "bins/").outcomes.values())
    passes, fails, unknown = (outcomes.count(x) for x in ("pass", "fail", "could_not_check"))
    words = made.words(BINS)
    assert fails
    assert unknown
    assert f"{passes} of {passes + fails} checks passed." in words
    assert f"{fails} kinds of issue and {passes} passes make the score" in words
    assert f"{unknown} that could not be made" in words


def test_what_could_not_be_checked_says_why(report: Callable[..., Any]) -> None:
    words = report().words(BINS)
    unknown = section(words, "What could not be checked", "What passed")
    assert "Nobody knows whether these are in order" in unknown
    assert "the page was not opened in the browser" in unknown
    assert "no reason was stored" not in unknown


def test_pictures(report: Callable[..., Any]) -> None:
    made = report(visits=(Visit(run=0, url=HOME + "bins/"),))
    images = made.tree(BINS).xpath("//img")
    assert [x.get("alt") for x in images] == [
        "The top of the page on a phone",
        "The top of the page on a desktop computer",
    ]
    for image in images:
        file = (made.folder / "pages" / image.get("src")).resolve()
        assert file.read_bytes().startswith(b"\xff\xd8\xff")


@pytest.mark.parametrize(
    ("visits", "said"),
    [
        ((), "it was not opened in the browser"),
        (
            (Visit(run=0, url=HOME + "bins/", state="could_not_check", reason="too slow"),),
            "the browser could not show it (too slow)",
        ),
    ],
)
def test_no_picture_says_why(
    visits: tuple[Visit, ...], said: str, report: Callable[..., Any]
) -> None:
    assert said in report(visits=visits).words(BINS)


def test_links_that_miss_both_ways(report: Callable[..., Any]) -> None:
    made = report()
    assert "Pay" in section(made.words(BINS), "Links on this page that do not end well", "About")
    tax = f"pages/{card_of(HOME + 'council-tax/')}.html"
    inward = section(made.words(tax), "Links to this page that miss", "About this page")
    assert "#nowhere" in inward
    assert made.tree(tax).xpath(f"//a[@href='../{BINS}']")


def test_facts(report: Callable[..., Any]) -> None:
    words = report().words(BINS).split("About this page")[1]
    assert "Clicks from the home page1" in words
    assert "Pages that link here1" in words


def test_status_since(report: Callable[..., Any]) -> None:
    report()
    made = report()
    assert "Still there since" in made.words(BINS)


def test_a_issue_of_many_places_is_folded_and_counted(report: Callable[..., Any]) -> None:
    texts = "".join(
        f'<p>Go <a href="/p{n}">click here</a> to do thing {n}.</p>' for n in range(230)
    )
    made = report({"/": f"<html lang=en><title>Home</title><main><h1>Home</h1>{texts}</main>"})
    (group,) = made.tree(f"pages/{card_of(HOME)}.html").xpath(
        "//section[h3[.='Links that do not say where they go']]"
    )
    assert len(group.xpath("./ol/li")) == 10
    assert len(group.xpath("./details/ol/li")) == 190
    assert "30 more are in the findings as CSV" in " ".join(group.text_content().split())


def test_what_the_measures_left_out_is_shown(report: Callable[..., Any]) -> None:
    made = report()
    current = compare(made.workspace, made.run.id).current()
    left_out = next(x for x in current if x.url == HOME + "bins/").summary.left_out
    words = section(made.words(BINS), "Text left out of the measures", "About this page")
    assert left_out
    assert all(" ".join(part.text.split()) in words for part in left_out)


def test_a_scorecard_that_says_the_same_is_not_written_again(
    report: Callable[..., Any], pages: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    report()
    report()  # now what was found is no news any more
    before = {x.name: x.stat().st_mtime_ns for x in report().folder.glob("pages/*.html")}
    rendered = []
    write_page = ReportContext.write_page

    def noting(self: Any, file: str, *words: Any, **more: Any) -> Any:
        rendered.append(file)
        return write_page(self, file, *words, **more)

    monkeypatch.setattr(ReportContext, "write_page", noting)
    made = report()
    cards = {x.name: x.stat().st_mtime_ns for x in made.folder.glob("pages/*.html")}
    assert cards == before
    assert not [x for x in rendered if x.startswith("pages/")]
    # One page says something else: its card is written, and those that link to it stay.
    rendered.clear()
    pages["/bins/"] = pages["/bins/"].replace("<h1>", "<p>Click <a href=/>here</a> now.</p><h1>")
    report(pages)
    assert BINS in rendered
    assert len([x for x in rendered if x.startswith("pages/")]) < len(cards)
    # Cards that were cut off, or that another version wrote, are written anew.
    rendered.clear()
    (made.folder / BINS).write_text("<p>")
    report(pages)
    assert BINS in rendered
