"""Drawing findings for people to judge, and counting what they said."""

from __future__ import annotations

import csv
import random
from pathlib import Path

import pytest

from audit.results import judged
from audit.rule import Finding
from benchmarks.sampling.draw import draw
from benchmarks.sampling.score import Score, scores, told, wilson
from benchmarks.sampling.sheet import COLUMNS, Entry, write
from benchmarks.sampling.surroundings import surroundings

PAGE = "https://www.mereford.gov.uk/bins"


def one(rule: str = "content/a", **fields: str):
    return judged(rule, PAGE, "minor", Finding("It is wrong.", **fields))


def test_a_seed_draws_the_same_and_no_rule_more_than_its_share() -> None:
    found = [one("content/a", where=f"p{n}") for n in range(90)]
    found += [one("content/b", where=f"p{n}") for n in range(2)]
    first = draw(found, 60, 3, seed=5)
    assert first == draw(found, 60, 3, seed=5) != draw(found, 60, 3, seed=6)
    assert sorted(x.rule for x in first) == ["content/a"] * 3 + ["content/b"] * 2
    assert len(draw(found, 4, 3, seed=5)) == 4


@pytest.mark.parametrize(
    ("hits", "count", "low", "high"),
    # Reference values: Newcombe (1998), tables I and II.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)  # fmt: skip
def test_the_interval_is_wilsons(hits: int, count: int, low: float, high: float) -> None:
    assert wilson(hits, count) == pytest.approx((low, high), abs=5e-5)


def test_nothing_judged_says_nothing() -> None:
    assert wilson(0, 0) == (0.0, 1.0)
    assert "not measured" in told("sure", Score())


@pytest.mark.parametrize(
    ("finding", "shown"),
    [
        (Finding("x", where="main > ul > li:nth-of-type(2) > a"), '>>> <a href="/tip">Tip</a> <<<'),
        (Finding("x", where="https://www.mereford.gov.uk/tip"), '>>> <a href="/tip">Tip</a> <<<'),
        (Finding("x", where="Put your bin out by seven."), ">>> <p>Put your bin out"),
        (Finding("x", where="main", evidence="Put your bin out by seven."), ">>> <main>"),
    ],
)
def test_the_place_is_shown_with_what_stands_round_it(finding: Finding, shown: str) -> None:
    html = b"""<main><p>Put your bin out by seven.</p>
      <ul><li><a href="/missed">Missed</a></li><li><a href="/tip">Tip</a></li></ul></main>"""
    assert shown in surroundings(html, "text/html", PAGE, finding)


def test_a_place_that_is_not_in_the_html_shows_nothing() -> None:
    finding = Finding("x", where="reading age", evidence="17 over 300 words in all")
    assert surroundings(b"<p>Words</p>", "text/html", PAGE, finding) == ""


def test_the_sheet_is_filled_and_counted(tmp_path: Path) -> None:
    hostile = Finding("=HYPERLINK(1)</script><script>alert(1)", evidence="<b>&", where="p")
    entries = [Entry(1, judged("content/a", PAGE, "minor", hostile), "<p>x</p>")]
    entries += [Entry(n, one("content/b", where=f"p{n}"), "") for n in range(2, 6)]
    write(tmp_path, "Five <findings>", entries)
    page = (tmp_path / "index.html").read_text("utf-8")
    assert "<script>alert" not in page and "Five &lt;findings&gt;" in page

    file = tmp_path / "verdicts.csv"
    with file.open(newline="", encoding="utf-8") as opened:
        rows = list(csv.DictReader(opened))
    assert rows[0]["message"].startswith("'=HYPERLINK")
    for row, verdict in zip(rows, ["wrong", "Right", "unsure", "right", ""], strict=True):
        row["verdict"] = verdict
    with file.open("w", newline="", encoding="utf-8-sig") as opened:
        table = csv.DictWriter(opened, COLUMNS)
        table.writeheader()
        table.writerows(random.Random(1).sample(rows, len(rows)))

    found = scores([file])["sure"]
    assert (found.judged, found.open, dict(found.wrong)["content/a"]) == (4, 1, 1)
    assert told("sure", found).startswith("sure: 1 of 4 wrong, 25.0% (95 % interval 4.6% to 69.9%)")


def test_another_word_than_the_three_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "verdicts.csv"
    file.write_text(",".join(COLUMNS) + "\n7,i,content/a,sure,p,m,perhaps,\n", "utf-8")
    with pytest.raises(ValueError, match=r"number 7: “perhaps” is not one of right, wrong, unsure"):
        scores([file])
