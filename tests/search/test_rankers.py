"""What every ranker has to do, whichever it is."""

import pytest

from search.documents import SearchDocument, SearchError
from search.learning.training_pairs import TrainingPairs
from search.rankers.registry import load_ranker, make_ranker, ranker_names, rankers

PAGES = [
    SearchDocument("/bins", "Bin collections", body="Find your bin day and what goes in it."),
    SearchDocument("/council-tax", "Council tax", body="Pay council tax, bands and discounts."),
    SearchDocument("/parking", "Parking permits", body="Apply to park in your street."),
    SearchDocument("/play", "Theatre", body="To be or not to be: this week's play."),
    SearchDocument("/waste", "Commercial waste", body="For shops. We collect from each bin."),
]
LEARNT = TrainingPairs({"/bins": {"rubbish": 3, "black bags": 2}, "/council-tax": {"ctax": 3}})
HOSTILE = [
    "", " ", "*", "?", "title:bins", '"', '"bin', "(", "bin)", "bin AND", "NOT", "bin~2", "[a TO b]",
    "bin^9", "\\", "\x00", "😀", "a" * 10_000, "bin " * 2_000, "<script>", "%", "'; DROP TABLE--",
]  # fmt: skip


@pytest.fixture(params=list(rankers()))
def name(request):
    return request.param


def built(name, learnt=TrainingPairs(), pages=PAGES):  # noqa: B008
    ranker = make_ranker(name)
    ranker.build(pages, learnt)
    return ranker


def ids(ranker, query, limit=10):
    return [key for key, _ in ranker.search(query, limit)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("bin", "/bins"),
        ("how do I pay my council tax", "/council-tax"),
        ("PERMITS for parking!", "/parking"),
        ("to be or not to be", "/play"),
        ("shops", "/waste"),
    ],
)
def test_the_right_page_comes_first(name, query, first):
    assert ids(built(name), query)[0] == first


def test_what_nobody_wrote_is_not_found(name):
    assert ids(built(name), "xylophone zeppelin") == []


def test_residents_words_are_learnt_and_only_then_known(name):
    assert ids(built(name), "rubbish") == []
    taught = built(name).relearn(LEARNT)
    assert ids(taught, "rubbish")[0] == "/bins"
    assert ids(taught.relearn(TrainingPairs()), "rubbish") == []


def test_relearning_is_the_same_as_learning_at_once(name):
    other = TrainingPairs({"/play": {"rubish": 3, "parkin": 1}})
    once, later = built(name, LEARNT), built(name, other).relearn(LEARNT)
    for query in ("rubbish", "rubish", "parkin", "bin day", "ctax discount"):
        assert once.search(query) == later.search(query)


@pytest.mark.parametrize("query", HOSTILE)
def test_any_text_may_be_a_query(name, query):
    found = built(name, LEARNT).search(query, 3)
    assert len(found) <= 3


def test_punctuation_is_not_syntax(name):
    ranker = built(name)
    for query in ("title:bins", '"bin', "bin AND", "bin^9", "bin*"):
        assert "/bins" in ids(ranker, query)


def test_saved_and_loaded_answers_the_same(name, tmp_path):
    ranker = built(name, LEARNT)
    ranker.save(tmp_path / name)
    loaded = load_ranker(name, tmp_path / name)
    for query in ("bin day", "rubbish", "parkng", "to be"):
        assert loaded.search(query) == ranker.search(query)


def test_the_same_input_gives_the_same_answers(name):
    twins = [SearchDocument(f"/{i}", "Bins", body="same words") for i in range(30)]
    first = built(name, pages=twins).search("bins", 7)
    assert [key for key, _ in first] == [page.id for page in twins[:7]]
    assert built(name, pages=twins).search("bins", 7) == first


@pytest.mark.parametrize("pages", [[], [SearchDocument("/empty", "")]])
def test_nothing_to_find_is_no_error(name, pages, tmp_path):
    ranker = built(name, LEARNT, pages)
    ranker.save(tmp_path / "x")
    assert ranker.search("bins") == load_ranker(name, tmp_path / "x").search("bins")


def test_damaged_files_are_told(name, tmp_path):
    with pytest.raises(SearchError, match="Run 'signpost index' again"):
        load_ranker(name, tmp_path / "none")


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("all", list(rankers())),
        (["all"], list(rankers())),
        ("tfidf, whoosh", ["tfidf", "whoosh"]),
        (["signpost", "signpost"], ["signpost"]),
    ],
)
def test_rankers_are_chosen_by_name(names, expected):
    assert ranker_names(names) == expected


def test_an_unknown_ranker_is_told():
    with pytest.raises(SearchError, match=r"there is no ranker 'solr'; there are: all, .*signpost"):
        ranker_names("solr")
