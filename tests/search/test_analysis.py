import pytest

from search.analysis import STOP_WORDS, address_words, folded, query_weights, terms, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Children\u2019s services", ["childrens", "services"]),
        ("children's", ["childrens"]),
        ("self-assessment_form", ["self", "assessment", "form"]),
        ("Tŷ Mawr CAFÉ", ["ty", "mawr", "cafe"]),
        ("P60 (2026)", ["p60", "2026"]),
        ("", []),
        ("!!! ***", []),
    ],
)
def test_words(text, expected):
    assert words(text) == expected


def test_words_that_are_no_words_are_cut():
    assert len(words("a" * 5000)[0]) == 40


@pytest.mark.parametrize(
    ("one", "other"), [("bins", "bin"), ("collections", "collection"), ("children's", "children")]
)
def test_the_same_word_has_the_same_term(one, other):
    assert terms(one) == terms(other)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("how do i pay my council tax", {"pay": 1, "council": 1, "tax": 1}),
        ("who are you", {"who": 1, "are": 1, "you": 1}),
        ("tax tax band", {"tax": 2, "band": 1}),
        ("???", {}),
    ],
)
def test_query_weights(query, expected):
    assert query_weights(query) == expected


@pytest.mark.parametrize("word", ["will", "no", "not", "off", "out", "may", "under"])
def test_words_that_carry_meaning_are_no_stop_words(word):
    assert word not in STOP_WORDS


def test_the_same_question_has_one_key():
    assert folded("  Council-Tax? ") == folded("council tax") == "council tax"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://www.mereford.gov.uk/bins/bin-days.html?a=b", "bins bin days"),
        ("/1619-bursary-fund/2024", "bursary fund"),
        ("CACM-0001", ""),
        ("http://[bins/parks", "parks"),
        ("https://x.example/p%C3%AAche/index.aspx", "peche"),
    ],
)
def test_address_words(address, expected):
    assert address_words(address) == expected


@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("E-mail alerts", "email"), ("An x-ray", "xray"), ("Find your U.T.R.", "utr"),
        ("Send to N.H.S. staff.", "nhs"),
    ],
)  # fmt: skip
def test_a_letter_before_a_word_is_written_with_a_hyphen_or_without(page, query):
    assert set(query_weights(query)) <= set(terms(page))
    assert set(terms(query)) <= set(query_weights(page))
