import math

import pytest

from search.scoring.char_ngrams import GramWeights, char_ngrams, query_ngrams

VOCABULARY = {" bi": 0, "bin": 1, "in ": 2}
IDF = [1.0, 2.0, 4.0]


@pytest.mark.parametrize(
    ("text", "expected"), [("ab", [" ab", "ab ", " ab "]), ("a", [" a "]), ("", [])]
)
def test_letters_in_threes_and_fours(text, expected):
    assert char_ngrams(text) == expected


def test_a_query_is_counted_as_folded():
    assert query_ngrams("BÏN!") == query_ngrams("bin")
    assert query_ngrams("bin bin")["bin"] == 2


def test_letters_that_nobody_has_make_a_query_less_like():
    columns, weights = GramWeights(VOCABULARY, IDF).weigh(query_ngrams("bin"))
    length = math.sqrt(1 + 4 + 16 + 100 + 100)  # " bin" and "bin " are not known: 10 each
    assert columns.tolist() == [0, 1, 2, 3, 3]
    assert weights == pytest.approx([x / length for x in (1, 2, 4, 10, 10)])


def test_a_query_without_letters_weighs_nothing():
    columns, weights = GramWeights(VOCABULARY, IDF).weigh(query_ngrams(""))
    assert len(columns) == len(weights) == 0
