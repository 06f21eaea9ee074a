"""Each category's own barrier pages are found, and their look-alikes raise nothing, in Chromium."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.barriers import is_right, judge_own, own_pages

pytestmark = pytest.mark.browser
_CATEGORIES = sorted(Path(__file__).parent.glob("*.toml"))


@pytest.mark.parametrize("file", _CATEGORIES, ids=lambda file: file.stem)
def test_barriers_are_found_and_look_alikes_are_not(file: Path) -> None:
    wrong = {page["name"]: raised for page, raised in judge_own(file) if not is_right(page, raised)}
    assert wrong == {}


@pytest.mark.parametrize("file", _CATEGORIES, ids=lambda file: file.stem)
def test_half_of_the_pages_are_look_alikes(file: Path) -> None:
    pages = own_pages(file)
    assert len(pages) >= 6
    assert 2 * sum(page["barrier"] for page in pages) == len(pages)
