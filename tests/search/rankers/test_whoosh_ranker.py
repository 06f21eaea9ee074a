from pathlib import Path

import pytest
from whoosh import index
from whoosh.query.compound import Or
from whoosh.query.terms import Term
from whoosh.searching import Searcher

from search.analysis import query_weights
from search.documents import SearchDocument, read_collection
from search.evaluation.judgements import read_queries
from search.learning.training_pairs import TrainingPairs
from search.rankers.parts.whoosh_index import KEY, PAGE_FIELDS, pages_folder, scorer
from search.rankers.whoosh_ranker import WhooshRanker

DATA = Path(__file__).parents[4] / "shared" / "data" / "search"
DEPTH = 20
PAGES = [
    SearchDocument(
        "/a", "Bin collections", "Days", "Find your bin day. Bins go out at six.", "bins"
    ),
    SearchDocument("/b", "Garden waste", "", "A brown bin for garden waste costs more.", "garden"),
    SearchDocument("/c", "Council tax", "Bands\nDiscounts", "Pay your council tax.", "council tax"),
    SearchDocument("/d", "Missed collections", "", "", "missed bin"),
]


def whoosh_query(text, names):
    """Return a query as Whoosh's own searcher takes it: any of its terms in any field."""
    return Or(
        [
            Term(name, term, boost=weight * boost)
            for term, weight in query_weights(text).items()
            for name, boost in names.items()
        ]
    )


def answers_of_both(documents, queries, folder):
    """Yield each query with what the compiled scores and Whoosh's own searcher answer."""
    ranker = WhooshRanker()
    ranker.build(documents, TrainingPairs())
    ranker.save(folder)
    loaded = WhooshRanker()
    loaded.load(folder)
    searcher: Searcher
    stored = index.open_dir(str(pages_folder(folder)))
    with stored.searcher(weighting=scorer(PAGE_FIELDS)) as searcher:
        for query in queries:
            hits = searcher.search(whoosh_query(query, PAGE_FIELDS), limit=None)
            yield loaded.search(query, DEPTH), [(hit[KEY], hit.score) for hit in hits]


def check_same_order(compiled, own):
    """Both have the same scores in the same order; only pages of one score may change places."""
    assert len(compiled) == min(DEPTH, len(own))
    scores = dict(own)
    assert [score for _, score in compiled] == pytest.approx(
        [score for _, score in own[: len(compiled)]], rel=1e-4
    )
    for key, score in compiled:
        assert score == pytest.approx(scores[key], rel=1e-4)


@pytest.mark.parametrize(
    "query",
    ["bin", "missed bin collections", "council tax tax bands", "pay", "nowhere to be found"],
)
def test_compiled_scores_are_those_of_whooshs_own_searcher(tmp_path, query):
    [(compiled, own)] = answers_of_both(PAGES, [query], tmp_path)
    check_same_order(compiled, own)
    assert bool(own) == (query != "nowhere to be found")


@pytest.mark.slow
@pytest.mark.parametrize("collection", ["cranfield", "cacm"])
def test_compiled_scores_rank_as_whoosh_does_on_a_collection(tmp_path, collection):
    folder = DATA / collection
    if not folder.exists():
        pytest.skip(f"the collection {collection} is not here")
    documents = read_collection(folder / "docs.jsonl.gz")
    queries = [query for query, _ in read_queries(folder / "queries.tsv").values()]
    answered = list(answers_of_both(documents, queries, tmp_path))
    assert len(answered) == len(queries) > 50
    for compiled, own in answered:
        check_same_order(compiled, own)


def test_only_the_ranker_of_the_whole_log_saves_the_index(tmp_path):
    ranker = WhooshRanker()
    ranker.build(PAGES, TrainingPairs({"/a": {"refuse": 3}}))
    ranker.save(tmp_path / "whole")
    ranker.relearn(TrainingPairs({"/b": {"green bin": 3}})).save(tmp_path / "half")
    assert pages_folder(tmp_path / "whole").is_dir()
    assert not pages_folder(tmp_path / "half").exists()
    half = WhooshRanker()
    half.load(tmp_path / "half")
    assert half.search("green")[0][0] == "/b"
    assert half.search("refuse") == []
