import pytest

from search.documents import SearchDocument
from search.learning.synonyms import Synonyms
from search.learning.training_pairs import TrainingPairs
from search.rankers.parts.query_rewriter import LETTERS_LOOKED_UP, QueryRewriter, affordable
from search.rankers.signpost_ranker import SignpostRanker
from search.spelling.speller import Speller


@pytest.mark.parametrize("letters", [3, 8, 15])
def test_only_so_many_letters_are_looked_up(letters):
    typed = [f"{i:0{letters}}" for i in range(200 // letters)]
    assert sum(map(len, affordable(typed))) <= LETTERS_LOOKED_UP


def test_what_is_not_looked_up_is_searched_for_as_it_stands():
    rewriter = QueryRewriter(Speller({"recycling": 9}), Synonyms(), [])
    typed = " ".join(["qqqqqqqq"] + [f"wwwwwww{c}" for c in "abcdefgh"] + ["recyclng"])
    assert "recyclng" in rewriter.terms(typed)
    assert rewriter.corrected(typed) == ("", False)
    assert rewriter.corrected("recyclng") == ("recycling", True)


def test_a_misspelling_that_residents_clicked_through_is_not_right():
    pages = [SearchDocument("/a", "Recycling centre"), SearchDocument("/b", "Council tax")]
    learnt = TrainingPairs({"/a": {"recylcing": 3, "hwrc": 3}, "/b": {"counsil tax": 3}})
    ranker = SignpostRanker()
    ranker.build(pages, learnt)
    assert ranker.corrected("recylcing") == ("recycling", True)
    assert ranker.corrected("counsil tax") == ("council tax", True)
    assert ranker.corrected("hwrc") == ("", False)
    assert ranker.search("recylcing")[0][0] == "/a"


def test_words_typed_apart_are_found_as_one_where_a_part_is_nowhere():
    pages = [
        SearchDocument("/a", "Waste", body="Book a litter\u2060pick."),
        SearchDocument("/b", "Rent"),
    ]
    ranker = SignpostRanker()
    ranker.build(pages, TrainingPairs())
    assert ranker.search("litter pick")[0][0] == "/a"
