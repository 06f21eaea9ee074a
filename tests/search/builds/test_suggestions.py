import pytest

from search.builds.suggestions import Suggestions, write
from search.documents import SearchDocument
from search.editors import EditorialRules
from search.learning.training_pairs import TrainingPairs

DOCUMENTS = [
    SearchDocument("/bins", "Bin collections", headings="Bin day calendar"),
    SearchDocument("/binding", "Binding machines"),
    SearchDocument("/long", "Bins " * 30),
]
LEARNT = TrainingPairs({"/bins": {"bin day": 3, "bin collections": 3, "bin jane smith": 3}})


@pytest.fixture
def suggestions(tmp_path):
    write(tmp_path, DOCUMENTS, LEARNT)
    return Suggestions.load(tmp_path)


def test_the_most_wanted_come_first_and_titles_keep_their_capitals(suggestions):
    assert suggestions.begin("BIN") == ["Bin collections", "bin day", "Binding machines"]
    assert suggestions.begin("bin", 1) == ["Bin collections"]


def test_what_only_a_resident_wrote_is_not_shown_to_others(suggestions):
    assert "bin jane smith" not in suggestions.begin("bin j")


@pytest.mark.parametrize("typed", ["", "b", " ? ", "zz", "<script>"])
def test_nothing_to_offer(suggestions, typed):
    assert suggestions.begin(typed) == []


def test_a_build_without_suggestions_offers_none(tmp_path):
    assert Suggestions.load(tmp_path).begin("bins") == []


def test_editors_refuse_texts_and_hide_pages(tmp_path):
    write(tmp_path, DOCUMENTS, LEARNT)
    rules = EditorialRules({}, hidden=("/binding",), not_suggested=("bin day",))
    assert Suggestions.load(tmp_path, rules).begin("bin") == ["Bin collections"]


def test_a_title_of_two_pages_stays_while_one_of_them_is_shown(tmp_path):
    pages = [SearchDocument("/a", "Cemeteries"), SearchDocument("/b", "Cemeteries")]
    write(tmp_path, pages, TrainingPairs())
    one, both = (EditorialRules({}, hidden=hidden) for hidden in (("/a",), ("/a", "/b")))
    assert Suggestions.load(tmp_path, one).begin("cem") == ["Cemeteries"]
    assert Suggestions.load(tmp_path, both).begin("cem") == []


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("jo bloggs", True),
        ("about jo bloggs rent", True),
        ("jo bloggsworth", False),
        ("bloggs jo", False),
    ],
)
def test_refused_words_stand_whole_and_in_order(text, refused):
    assert EditorialRules({}, not_suggested=("jo bloggs",)).refuses_suggestion(text) is refused
