import math

import pytest

from search.rankers.char_ngrams import Scale, letters, letters_of

VOCABULARY = {" bi": 0, "bin": 1, "in ": 2}
IDF = [1.0, 2.0, 4.0]


@pytest.mark.parametrize(
    ("text", "expected"), [("ab", [" ab", "ab ", " ab "]), ("a", [" a "]), ("", [])]
)
def test_letters_in_threes_and_fours(text, expected):
    assert letters(text) == expected


def test_a_query_is_counted_as_folded():
    assert letters_of("BÏN!") == letters_of("bin")
    assert letters_of("bin bin")["bin"] == 2


def test_letters_that_nobody_has_make_a_query_less_like():
    columns, weights = Scale(VOCABULARY, IDF).weigh(letters_of("bin"))
    length = math.sqrt(1 + 4 + 16 + 100 + 100)  # " bin" and "bin " are not known: 10 each
    assert columns.tolist() == [0, 1, 2, 3, 3]
    assert weights == pytest.approx([x / length for x in (1, 2, 4, 10, 10)])


def test_a_query_without_letters_weighs_nothing():
    columns, weights = Scale(VOCABULARY, IDF).weigh(letters_of(""))
    assert len(columns) == len(weights) == 0
