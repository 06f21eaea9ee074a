import pytest

from search.evaluation.judgements import JudgedQuery
from search.evaluation.metrics import averages, chance_of_worse, interval, median_and_p95, per_query
from signpost.workspace.artifacts.search_figures import Figures

ODD = 'https://x.example/a b?c="d"&é=1#|\t\''


def test_by_hand():
    judged = [JudgedQuery("q", "bins", {"a": 3, "b": 1})]
    found = per_query(judged, {"q": ["x", "a"]})["q"]
    best = 3 + 1 / 1.5849625
    assert found["ndcg@10"] == pytest.approx((3 / 1.5849625) / best)
    assert (found["mrr@10"], found["success@1"], found["success@5"]) == (0.5, 0, 1)


def test_odd_ids_are_only_texts():
    judged = [JudgedQuery(ODD, "bins", {ODD: 1})]
    assert per_query(judged, {ODD: [ODD]})[ODD]["ndcg@10"] == 1


def test_order_counts_and_not_the_ids():
    # trec_eval itself breaks ties by id, which would reorder equal scores.
    judged = [JudgedQuery("q", "bins", {"z": 1})]
    assert per_query(judged, {"q": ["a", "z"]})["q"]["mrr@10"] == 0.5
    judged = [JudgedQuery("q", "bins", {"a": 1})]
    assert per_query(judged, {"q": ["z", "a"]})["q"]["mrr@10"] == 0.5


def test_a_query_that_nothing_answers_is_left_out_and_one_not_answered_counts_nought():
    judged = [
        JudgedQuery("a", "bins", {"x": 0}),
        JudgedQuery("b", "rent", {"x": 1}),
        JudgedQuery("c", "tax", {"x": 1}),
    ]
    answers = {"a": ["x"], "b": ["x"]}
    means = averages(per_query(judged, answers), answers)
    assert means == Figures(
        ndcg_at_10=0.5, mrr_at_10=0.5, success_at_1=0.5, success_at_3=0.5,
        success_at_5=0.5, zero_results=0.5, queries=2, ndcg_at_10_interval=[0.0, 1.0],
    )  # fmt: skip


def test_only_the_first_ten_count():
    judged = [JudgedQuery("q", "bins", {"a": 1})]
    many = [f"x{i}" for i in range(10)]
    assert per_query(judged, {"q": [*many, "a"]})["q"]["mrr@10"] == 0
    assert per_query(judged, {"q": [*many[:9], "a"]})["q"]["mrr@10"] == 0.1


def test_nothing_measured_is_none_and_not_nought():
    assert averages({}, {}).ndcg_at_10 is None
    assert median_and_p95([]) == (None, None)
    assert median_and_p95([1, 2, 3])[0] == 2


def test_an_interval_holds_the_mean_and_narrows_with_more_queries():
    few, many = interval([0.0, 1.0] * 10), interval([0.0, 1.0] * 1000)
    assert few[0] < many[0] < 0.5 < many[1] < few[1]
    assert few == interval([0.0, 1.0] * 10)
    assert interval([1.0]) is None


@pytest.mark.parametrize(
    ("differences", "least", "most"),
    [
        ([0.0] * 40, 1.0, 1.0),
        ([-0.5] * 40, 0.0, 0.0),
        ([0.5] * 40, 1.0, 1.0),
        ([-0.1, 0.1] * 20 + [-0.01], 0.3, 0.7),
        ([-0.5] * 20 + [0.0] * 20, 0.0, 0.001),
        ([], 1.0, 1.0),
    ],
)
def test_the_chance_of_a_fall(differences, least, most):
    assert least <= chance_of_worse(differences) <= most
