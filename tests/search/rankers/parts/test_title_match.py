import numpy as np
import pytest

from search.analysis import query_weights
from search.documents import SearchDocument
from search.rankers.parts.title_match import TitleMatcher
from search.scoring.char_ngrams import query_ngrams

DOCUMENTS = [
    SearchDocument(id="a", title="Council tax bands"),
    SearchDocument(id="b", title="Council tax"),
    SearchDocument(id="c", title=""),
    SearchDocument(id="d", title="Rubbish and recycling"),
]


def agreement(titles, query):
    pages = np.arange(len(DOCUMENTS))
    return [
        list(map(float, x))
        for x in titles.agreement(pages, query_ngrams(query), query_weights(query))
    ]


def test_shares_of_words_and_the_whole_name():
    asked, named, exact, _ = agreement(TitleMatcher.build(DOCUMENTS), "tax council")
    assert asked[:2] == pytest.approx([1, 1])
    assert asked[3] == named[3] == asked[2] == 0
    assert named[0] < named[1] == pytest.approx(1)
    assert exact == [0, 1, 0, 0]


def test_likeness_of_letters():
    likeness = agreement(TitleMatcher.build(DOCUMENTS), "recyclling")[3]
    assert likeness[3] > 0.1
    assert max(likeness[:3]) < 0.05


def test_saved_and_loaded(tmp_path):
    titles = TitleMatcher.build(DOCUMENTS)
    titles.save(tmp_path / "titles")
    again = TitleMatcher.load(tmp_path / "titles")
    for query in ("council tax", "zzz", "", "récycling"):
        assert agreement(again, query) == agreement(titles, query)


@pytest.mark.parametrize("query", ["recyclling", "council tax", "xq"])
def test_likeness_is_the_same_read_by_letters(query):
    titles = TitleMatcher.build(DOCUMENTS)
    grams = query_ngrams(query)
    by_page = titles.likeness(np.arange(len(DOCUMENTS)), grams)
    assert titles.likeness_of_all(grams) == pytest.approx(by_page, abs=1e-6)
