import json

import msgspec
import pytest

from search.benchmark import benchmark_collection
from search.documents import SearchDocument, SearchError
from search.evaluation.judgements import JudgedQuery
from search.learning.training_pairs import half_of, pairs_from_judgements
from search.ranker_comparison import answers_of_halves, compare, figures_of_halves
from search.rankers.registry import rankers
from search.terminal import benchmark_table

DOCS = [
    {"id": "https://x.example/bins?a=1&b=2", "title": "Bins", "body": "Bin day"},
    {"id": "/tax/", "title": "Council tax", "body": "Bands"},
    {"id": "doc 3", "title": "Parking", "body": "Permits"},
]
QUERIES = "query_id\tquery\tsearches\tsets\nq1\tbins\t9\ta\nq2\trubbish\t\tb\nq3\ttax\nq4\tnone\n"
QRELS = (
    "q1 0 https://x.example/bins?a=1&b=2 3\nq2 0 https://x.example/bins?a=1&b=2 3\n"
    "q3 0 /tax/ 2\nq4 0 /tax/ 0\n"
)
KEYS = {"ndcg@10", "mrr@10", "success@1", "success@5", "zero_results", "p50_ms", "p95_ms", "unseen"}


@pytest.fixture
def files(tmp_path):
    texts = {"docs": "\n".join(map(json.dumps, DOCS)), "queries": QUERIES, "qrels": QRELS}
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    return [tmp_path / name for name in texts]


def test_the_shape_that_leaves_the_house(files):
    ticks = []
    found = benchmark_collection(*files, progress=lambda done, total: ticks.append((done, total)))
    plain = msgspec.to_builtins(found)
    assert set(plain["rankers"]) == set(rankers())
    assert all(set(x) >= KEYS for x in plain["rankers"].values())
    assert (plain["queries"], plain["documents"]) == (3, 3)
    assert ticks[-1] == (12, 12)
    assert json.loads(json.dumps(plain)) == plain
    whoosh = found.rankers["whoosh"]
    assert whoosh.ndcg_at_10 == whoosh.unseen.ndcg_at_10 == pytest.approx(0.6667, abs=1e-4)
    assert whoosh.zero_results == pytest.approx(0.3333, abs=1e-4)
    assert "whoosh" in benchmark_table(found)


def test_what_was_learnt_is_reported_apart(files, tmp_path):
    (tmp_path / "train.tsv").write_text("t1\tRUBBISH!\n")
    (tmp_path / "train.trec").write_text("t1 0 https://x.example/bins?a=1&b=2 3\n")
    found = benchmark_collection(
        *files,
        learn_from=tmp_path / "train.trec",
        learn_queries=tmp_path / "train.tsv",
        rankers=["whoosh"],
    ).rankers["whoosh"]
    assert found.ndcg_at_10 == 1
    assert found.queries == 3
    assert found.unseen.queries == 2


def test_all_queries_may_have_been_learnt_from(files):
    found = benchmark_collection(*files, learn_from=files[2], rankers="signpost")
    unseen = found.rankers["signpost"].unseen
    assert (unseen.queries, unseen.ndcg_at_10) == (0, None)
    assert "-" in benchmark_table(found)


def test_files_that_do_not_belong_together_are_told(files, tmp_path):
    (tmp_path / "other").write_text("x9 0 /tax/ 1\n")
    with pytest.raises(SearchError, match=r"no query of .* has a relevant document"):
        benchmark_collection(files[0], files[1], tmp_path / "other")
    with pytest.raises(SearchError, match="none of its query_ids"):
        benchmark_collection(*files, learn_from=tmp_path / "other")


def test_halves_never_ask_what_they_told():
    """Each page is known by one word that only its own query has, so any leak would show."""
    pages = [SearchDocument(f"/{i}", f"Title{i}") for i in range(12)]
    judged = [JudgedQuery(f"q{i}", f"word{i}xyz{i}", {f"/{i}": 3}) for i in range(12)]
    assert {half_of(q.query) for q in judged} == {0, 1}
    leaky = compare(pages, judged, judged, ["whoosh"]).rankers["whoosh"]
    answers = answers_of_halves(pages, judged, pairs_from_judgements(judged))
    fair = figures_of_halves(pages, judged, answers).rankers["whoosh"]
    assert leaky.ndcg_at_10 == 1
    assert fair.ndcg_at_10 == 0
    assert fair.unseen.queries == 12
