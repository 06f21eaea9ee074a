import json

import pytest

from search.benchmark import benchmark_collection, compare, compare_halves
from search.documents import SearchDocument, SearchError
from search.evaluation.judgements import JudgedQuery
from search.evaluation.terminal_table import table
from search.learning.training_pairs import half_of, learn_judged

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
    assert set(found["rankers"]) == {"whoosh", "tfidf", "signpost"}
    assert all(set(x) >= KEYS for x in found["rankers"].values())
    assert (found["queries"], found["documents"]) == (3, 3)
    assert ticks[-1] == (12, 12)
    assert json.loads(json.dumps(found)) == found
    whoosh = found["rankers"]["whoosh"]
    assert whoosh["ndcg@10"] == whoosh["unseen"]["ndcg@10"] == pytest.approx(0.6667, abs=1e-4)
    assert whoosh["zero_results"] == pytest.approx(0.3333, abs=1e-4)
    assert "whoosh" in table(found)


def test_what_was_learnt_is_reported_apart(files, tmp_path):
    (tmp_path / "train.tsv").write_text("t1\tRUBBISH!\n")
    (tmp_path / "train.trec").write_text("t1 0 https://x.example/bins?a=1&b=2 3\n")
    found = benchmark_collection(
        *files,
        learn_from=tmp_path / "train.trec",
        learn_queries=tmp_path / "train.tsv",
        rankers=["whoosh"],
    )["rankers"]["whoosh"]
    assert found["ndcg@10"] == 1
    assert found["queries"] == 3
    assert found["unseen"]["queries"] == 2


def test_all_queries_may_have_been_learnt_from(files):
    found = benchmark_collection(*files, learn_from=files[2], rankers="signpost")
    unseen = found["rankers"]["signpost"]["unseen"]
    assert (unseen["queries"], unseen["ndcg@10"]) == (0, None)
    assert "-" in table(found)


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
    leaky = compare(pages, judged, judged, ["whoosh"])["rankers"]["whoosh"]
    fair = compare_halves(pages, judged, learn_judged(judged), ["whoosh"])["rankers"]["whoosh"]
    assert leaky["ndcg@10"] == 1
    assert fair["ndcg@10"] == 0
    assert fair["unseen"]["queries"] == 12
