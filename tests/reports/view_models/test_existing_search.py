"""The site's own search beside ours is told as it was measured."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from reports.view_models.existing_search import (
    ExistingSearchView,
    existing_search_view,
    key_finding,
)
from signpost.workspace.artifacts.search_figures import ExistingSearchComparison

SIDE = {"ndcg@10": 0.25, "success@1": 0.2, "success@5": 0.5, "zero_results": 0.1}


def compared(low: float = 0.1, high: float = 0.3, **more: Any) -> ExistingSearchComparison:
    ours = {**SIDE, "ndcg@10": 0.45, "success@5": 0.9}
    interval = {"difference": 0.2, "interval": [low, high]}
    stored = {"queries": 30, "present": SIDE, "ours": ours, **interval, **more}
    return msgspec.convert(stored, ExistingSearchComparison)


def test_both_figures_stand_in_a_row() -> None:
    found = existing_search_view(compared())
    assert found is not None
    assert found.rows[0] == ("nDCG@10", "0.250", "0.450")
    assert found.rows[2] == ("Right in first five", "50%", "90%")


@pytest.mark.parametrize(
    ("low", "high", "says"),
    [
        (0.1, 0.3, "Signpost’s answers these queries better"),
        (-0.3, -0.1, "The site’s own answers these queries better"),
        (-0.1, 0.3, "too small to tell"),
        (0.0, 0.3, "too small to tell"),
    ],
)
def test_an_interval_that_holds_nothing_claims_nothing(low: float, high: float, says: str) -> None:
    found = existing_search_view(compared(low, high))
    assert found is not None
    assert says in found.summary


def test_what_was_not_measured() -> None:
    assert existing_search_view(None) is None
    reason = "robots.txt asks not to read it"
    nothing = existing_search_view(ExistingSearchComparison(reason=reason))
    assert nothing == ExistingSearchView(reason=reason)
    assert key_finding(None) == key_finding(nothing) == []
    single = existing_search_view(compared(interval=None))
    assert single is not None
    assert "one query tells nothing" in single.summary


def test_the_review_says_it_in_a_sentence() -> None:
    assert key_finding(existing_search_view(compared())) == [
        (
            "On 30 judged queries, the website’s present search has a right page in the first five "
            "results for 50%, Signpost’s for 90%."
        )
    ]
