"""Titles of the report: short, each given out once."""

from __future__ import annotations

import pytest

from reports.writing.titles import Titles


@pytest.mark.parametrize("subject", ["Bins", "Council tax " * 20, "x" * 300, "", "\x00 \n", "Bins"])
def test_titles_are_short_and_unique(subject: str) -> None:
    titles = Titles()
    given = [titles.unique(subject, "page report") for _ in range(30)]
    assert all(0 < len(title) < 65 for title in given)
    assert len(set(given)) == 30


def test_a_title_that_looks_numbered_already_stays_unique() -> None:
    titles = Titles()
    given = [
        titles.unique(s, "page report") for s in ("Bins", "Bins (2)", "Bins", "Bins (2)", "Bins")
    ]
    assert len(set(given)) == 5


def test_subject_comes_first() -> None:
    assert Titles().unique("Bins", "page report") == "Bins \u2013 page report"
