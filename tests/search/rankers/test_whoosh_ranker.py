import pytest
from whoosh import index
from whoosh.query.compound import Or
from whoosh.query.terms import Term
from whoosh.searching import Searcher

from search.analysis import query_weights
from search.documents import SearchDocument
from search.learning.training_pairs import TrainingPairs
from search.rankers.whoosh_ranker import PAGE_FIELDS, WhooshRanker, scorer

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


@pytest.mark.parametrize("query", ["bin", "missed bin collections", "council tax tax bands", "pay"])
def test_compiled_scores_are_those_of_whooshs_own_searcher(tmp_path, query):
    ranker = WhooshRanker()
    ranker.build(PAGES, TrainingPairs())
    ranker.save(tmp_path)
    stored = index.open_dir(str(tmp_path / "index" / "pages"))
    searcher: Searcher
    with stored.searcher(weighting=scorer(PAGE_FIELDS)) as searcher:
        hits = searcher.search(whoosh_query(query, PAGE_FIELDS), limit=None)
        expected = {PAGES[hit.docnum].id: hit.score for hit in hits}
    assert expected
    assert dict(ranker.search(query)) == pytest.approx(expected, rel=1e-4)
