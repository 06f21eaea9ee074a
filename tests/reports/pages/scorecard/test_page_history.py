"""A scorecard tells when a page's judgement changed, and stays the same file where it did not."""

import pytest

from reports.sources import card_of

pytestmark = pytest.mark.slow

HOME = "https://www.mereford.gov.uk/"
BINS = f"pages/{card_of(HOME + 'bins/')}.html"


def rows(made, name=BINS):
    return [
        [" ".join(cell.text_content().split()) for cell in row]
        for row in made.tree(name).xpath("//div[@aria-labelledby='history']//tbody/tr")
    ]


def test_a_page_that_stays_the_same_has_one_line(report):
    report()
    made = report()
    assert rows(made) == []
    assert "Judged the same since" in made.words(BINS)


def test_only_runs_that_changed_something_are_told_of(report, pages):
    report()
    report()
    made = report({**pages, "/bins/": pages["/council-tax/"]})
    told = rows(made)
    assert len(told) == 2
    assert int(told[0][1]) < int(told[1][1])


def test_a_run_that_did_not_judge_the_page_says_so(report, pages):
    report()
    report({k: v for k, v in pages.items() if k != "/bins/"})
    made = report()
    assert [row[1] for row in rows(made)][1] == "Not judged"


def test_scorecards_of_unchanged_pages_are_not_written_again(report, pages):
    report()
    made = report()
    before = {x: (made.folder / x).stat().st_mtime_ns for x in made.cards()}
    report({**pages, "/bins/missed": pages["/bins/missed"].replace("two", "three")})
    after = {x: (made.folder / x).stat().st_mtime_ns for x in made.cards()}
    missed = f"pages/{card_of(HOME + 'bins/missed')}.html"
    assert {x for x in after if after[x] != before[x]} <= {missed}
