import pytest

from search.documents import SearchDocument
from search.learning.training_pairs import TrainingPairs
from search.rankers.signpost_ranker import SignpostRanker

PAGES = [
    SearchDocument("/bins", "Bin collections", body="Bin day."),
    SearchDocument("/passport", "Passport photos", body="Have a passport photo taken here."),
    SearchDocument("/recycling", "Recycling centre", body="Opening hours of the recycling centre."),
    SearchDocument("/tip", "Bin collections for shops", body="Bin day for shops."),
]
LEARNT = TrainingPairs(
    {
        "/bins": {"wheelie": 3, "black bags": 3},
        "/recycling": {"dump opening hours": 3, "the dump": 3},
    }
)


def first(query, learnt=TrainingPairs(), pages=PAGES):  # noqa: B008
    ranker = SignpostRanker()
    ranker.build(pages, learnt)
    return next((key for key, _ in ranker.search(query, 1)), None)


@pytest.mark.parametrize(
    ("query", "page"),
    [
        ("pasport", "/passport"),
        ("recyling center", "/recycling"),
        ("recyclingcentre", "/recycling"),
        ("pass port", "/passport"),
    ],
)
def test_slips_find_what_was_meant(query, page):
    assert first(query) == page


@pytest.mark.parametrize(("query", "page"), [("wheely", "/bins"), ("dumpp opning", "/recycling")])
def test_the_nearest_logged_question_helps_where_nothing_matches(query, page):
    assert first(query) is None
    assert first(query, LEARNT) == page


def test_popularity_decides_between_equals_only():
    assert first("bin day collections", LEARNT) == "/bins"
    assert first("bin collections shops", LEARNT) == "/tip"


def test_a_page_whose_text_is_not_known_is_not_pushed_down():
    pages = [
        SearchDocument("/a", "School meals"),
        SearchDocument("/b", "Term dates", body="School starts at nine. School meals end at one."),
        SearchDocument("/c", "Rent", body="Pay your rent."),
    ]
    assert first("school meals", pages=pages) == "/a"
