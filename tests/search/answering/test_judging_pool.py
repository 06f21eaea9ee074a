import pytest

from search.answering.judging_pool import (
    RESULTS,
    JudgingPool,
    grades_by,
    mixed,
    next_query,
    queries_to_judge,
)
from search.answering.live_search import LiveSearch
from search.builds.build import builds
from search.documents import SearchDocument
from search.editors import EditorialRules
from search.evaluation.human_judgements import PersonsJudgement, query_id
from search.index import BuildPlan, make_build
from search.learning.training_pairs import TrainingPairs
from signpost.workspace import Workspace
from signpost.workspace.artifacts.searched import QueryRow


def test_lists_take_turns_and_nothing_comes_twice():
    assert mixed([["a", "b", "c"], ["b", "x"], []]) == ["a", "b", "x", "c"]


def test_ten_results_of_all_rankers_in_an_order_that_tells_nothing(tmp_path):
    pages = [
        SearchDocument(f"https://x.example/{n:02}", f"Bins {n}", "", "Bins " * n, "")
        for n in range(1, 31)
    ]
    with Workspace.open(tmp_path) as workspace:
        make_build(workspace, BuildPlan(1, pages, TrainingPairs(), "whoosh"))
        [build] = builds(workspace)
        pool = JudgingPool(LiveSearch(build, EditorialRules({}, hidden=("/01",))))
        found = [x.address for x in pool.results("bins")]
        assert len(found) == RESULTS
        assert "https://x.example/01" not in found
        assert [x.address for x in pool.results("bins")] == found
        assert all(x.snippet and x.score == 0 for x in pool.results("bins"))
        by_rank = [key for key, _ in build.load("whoosh").search("bins", 10)]
        assert [key for key in found if key in by_rank] != [k for k in by_rank if k in found]
        assert pool.results("zzzz qqqq") == []


def test_the_most_searched_are_judged_and_some_by_lot():
    rows = [QueryRow(query=f"q{n}", searches=500 - n) for n in range(400)]
    rows.append(QueryRow(query="of a story only", searches=0))
    found = queries_to_judge(rows)
    assert found[:50] == [f"q{n}" for n in range(50)]
    assert len(set(found)) == 100
    assert found == queries_to_judge(rows[::-1])
    assert "of a story only" not in found
    assert queries_to_judge([]) == []


@pytest.mark.parametrize(
    ("judge", "after", "expected"),
    [("Ada", "", "c"), ("Bo", "", "a"), ("Cy", "", "a"), ("Cy", "a", "c"), ("Di", "", "a")],
)
def test_what_one_other_judged_alone_comes_first(judge, after, expected):
    judged = [
        PersonsJudgement(query, "https://x.example/", 1, who)
        for query, who in [("a", "Ada"), ("b", "Ada"), ("b", "Bo"), ("b", "Eve"), ("c", "Bo")]
    ]
    name = query_id(after) if after else ""
    assert next_query(["b", "a", "c"], judged, judge, name) == expected
    assert next_query(["a"], judged, "Ada") is None
    assert grades_by(judged, "Ada", "A?") == {"https://x.example/": 1}
