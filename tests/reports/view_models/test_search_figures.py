"""Search figures are told as they were stored; a missing one says so."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from reports.view_models.search_figures import search_view
from signpost.workspace.artifacts.search_figures import BENCHMARK
from signpost.workspace.artifacts.searched import QUERIES


def stored(**artifacts: Any) -> Any:
    constants = {"benchmark": BENCHMARK, "queries": QUERIES}
    known = {constants[name]: value for name, value in artifacts.items()}
    return SimpleNamespace(
        read=lambda artifact: (
            artifact.decode(known[artifact]) if artifact in known else artifact.missing()
        ),
        config=SimpleNamespace(search=SimpleNamespace(ranker="whoosh")),
    )


def test_nothing_stored() -> None:
    assert search_view(stored(), 5) is None


def test_rankers_are_sorted_best_first_and_gaps_are_named() -> None:
    figures = {"a": {"ndcg@10": 0.1}, "b": {"ndcg@10": 0.3, "unseen": {"ndcg@10": 0.2}}, "c": {}}
    view = search_view(stored(benchmark={"rankers": figures, "queries": 3}), 5)
    assert view is not None
    assert [(name, cells[0], unseen) for name, cells, unseen in view.rankers] == [
        ("b", "0.300", "0.200"),
        ("a", "0.100", "not measured"),
        ("c", "not measured", "not measured"),
    ]


@pytest.mark.parametrize(
    ("state", "fails"), [("answered", 0), ("unjudged", 0), ("", 0), ("zero", 1), ("low", 1)]
)
def test_failing_queries(state: str, fails: int) -> None:
    view = search_view(stored(queries=[{"query": "bins", "state": state}]), 5)
    assert view is not None
    assert len(view.failing) == fails
    assert view.logged == 1


def test_failing_queries_most_searched_first_and_cut() -> None:
    queries = [
        {"query": q, "searches": n, "state": "low"} for q, n in [("a", 1), ("b", 9), ("c", 5)]
    ]
    view = search_view(stored(queries=queries), 2)
    assert view is not None
    assert [row.query for row in view.failing] == ["b", "c"]
