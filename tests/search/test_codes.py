import pytest

from search.analysis import query_weights, terms
from search.codes import query_codes, written_codes


@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("Write to us at BN3 4AX.", "bn34ax"),
        ("Our depot: BN34AX", "BN3 4AX"),
        ("Ring 020 7946 0321", "02079460321"),
        ("Ring 02079460321", "020 7946 0321"),
        ("Ring +44 20 7946 0321", "020 7946 0321"),
        ("Fill in form CT 12", "ct12"),
        ("Fill in form CT12", "ct 12"),
        ("Application 24/01234/OUT", "2401234out"),
    ],
)
def test_codes_are_found_with_and_without_spaces(page, query):
    assert set(terms(page)) & {term for term in query_weights(query) if len(term) > 3}


@pytest.mark.parametrize(
    "text", ["page 3 of 12", "from 9 to 5", "in 2026", "May 2026", "no digits"]
)
def test_numbers_in_a_sentence_are_no_codes(text):
    assert written_codes(text) == []
    assert query_codes(text) == []
