"""The site's own search beside ours is told as it was measured."""

from __future__ import annotations

from typing import Any

import pytest

from reports.pages.weekly_page.existing_search import beside, finding

SIDE = {"ndcg@10": 0.25, "success@1": 0.2, "success@5": 0.5, "zero_results": 0.1}


def told(low: float = 0.1, high: float = 0.3, **more: Any) -> dict[str, Any]:
    ours = {**SIDE, "ndcg@10": 0.45, "success@5": 0.9}
    interval = {"difference": 0.2, "interval": [low, high]}
    return {"queries": 30, "present": SIDE, "ours": ours, **interval, **more}


def test_both_figures_stand_in_a_row() -> None:
    found = beside(told())
    assert found is not None
    assert found["rows"][0] == ("nDCG@10", "0.250", "0.450")
    assert found["rows"][2] == ("Right in first five", "50%", "90%")


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
    found = beside(told(low, high))
    assert found is not None
    assert says in found["says"]


def test_what_was_not_measured() -> None:
    assert beside(None) is None
    nothing = beside({"reason": "robots.txt asks not to read it"})
    assert nothing == {"rows": [], "reason": "robots.txt asks not to read it"}
    assert finding(None) == finding(nothing) == []
    single = beside(told(interval=None))
    assert single is not None
    assert "one query tells nothing" in single["says"]


def test_the_review_says_it_in_a_sentence() -> None:
    assert finding(beside(told())) == [
        (
            "On 30 judged queries, the website’s present search has a right page in the first five "
            "results for 50%, Signpost’s for 90%."
        )
    ]
