import msgspec
import pytest

from search.benchmark import benchmark_run
from search.index import build_index
from search.insights.query_rows import query_state
from search.rankers.registry import rankers
from signpost.workspace.artifacts.search_figures import BENCHMARK
from signpost.workspace.artifacts.searched import QUERIES

pytestmark = pytest.mark.slow

KEYS = ["run", "query", "searches", "clicks", "results", "best_position", "family", "state"]


def test_figures_and_rows_are_stored(council):
    workspace, config, run = council()
    build_index(workspace, config, run.id)
    found = benchmark_run(workspace, config, run)
    assert found["queries"] == 10
    assert set(found["rankers"]) == set(rankers())
    assert found["rankers"]["whoosh"]["unseen"]["queries"] == 10
    assert msgspec.to_builtins(workspace.artifacts.read(run.id, BENCHMARK)) == found
    rows = msgspec.to_builtins(workspace.artifacts.read(run.id, QUERIES))
    assert all(sorted(row) == sorted([*KEYS, "first", "right"]) for row in rows)
    by_query = {row["query"]: row for row in rows}
    first, right = by_query["bin day"].pop("first"), by_query["bin day"].pop("right")
    assert first == right[:1]
    assert by_query["bin day"] == {
        "run": run.id, "query": "bin day", "searches": 90, "clicks": 1, "results": 1,
        "best_position": 1, "family": "Waste", "state": "answered",
    }  # fmt: skip
    assert by_query["zzz"]["state"] == "zero"
    assert by_query["bins rent"]["state"] == "unjudged"


def test_without_clicks_nothing_is_claimed(council):
    workspace, config, run = council(log="bin day\t5\n")
    found = benchmark_run(workspace, config, run)
    assert found["rankers"] == {}
    assert "no judged query" in found["reason"]
    assert len(workspace.artifacts.read(run.id, QUERIES)) == 1


@pytest.mark.parametrize(
    ("results", "judged", "position", "expected"),
    [
        (0, True, None, "zero"),
        (9, False, None, "unjudged"),
        (9, True, 5, "answered"),
        (9, True, 6, "low"),
        (9, True, None, "low"),
    ],
)
def test_states(results, judged, position, expected):
    assert query_state(results, judged, position) == expected
