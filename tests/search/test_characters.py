import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import folded, query_weights, terms, words
from search.characters import is_foreign, overlapping_pairs, same_length_letters, visible


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sut mae dŵr yn cael ei drin? Llŷn", ["sut", "mae", "dwr", "yn", "cael", "ei", "drin", "llyn"]),
        ("żłobek, Poznań", ["zlobek", "poznan"]),
        ("تصريح وقوف السيارات", ["تصریح", "وقوف", "السیارات"]),
        ("স্কুলে ভর্তি", ["স্কুলে", "ভর্তি"]),
        ("停车许可证", ["停车许可证"]),
        ("Caafimaadka bulshada", ["caafimaadka", "bulshada"]),
        ("پارکنگ کا اجازت نامہ", ["پارکنگ", "کا", "اجازت", "نامه"]),
        ("ਸਕੂਲ ਦਾਖ਼ਲਾ", ["ਸਕੂਲ", "ਦਾਖ਼ਲਾ"]),
        ("பள்ளி சேர்க்கை", ["பள்ளி", "சேர்க்கை"]),
        ("під'їзд до їдальні", ["підїзд", "до", "їдальні"]),
        ("Καλημέρα Ελλάς", ["καλημερα", "ελλασ"]),
        ("विद्यालय प्रवेश", ["विद्यालय", "प्रवेश"]),
        ("שָׁלוֹם", ["שלום"]),
        ("학교 입학", ["학교", "입학"]),
        ("Straße ÆRØ ﬁne", ["strasse", "aero", "fine"]),
    ],
)  # fmt: skip
def test_words_of_many_scripts_are_whole(text, expected):
    assert words(text) == expected


def test_both_keyboards_write_the_same_letter():
    assert words("ي") == words("ی")
    assert words("cafe\u0301") == words("café")


@pytest.mark.parametrize("sign", ["\u00ad", "\u2060", "\ufeff", "\u200d"])
def test_what_cannot_be_seen_parts_no_word(sign):
    assert words(f"coun{sign}cillor") == ["councillor"]


def test_a_place_where_a_line_may_break_is_found_both_ways():
    found = set(terms("play\u200bground"))
    assert set(terms("playground")) < found
    assert set(terms("play ground")) < found


@pytest.mark.parametrize("sign", "'\u2019\u2018\u02bc\u00b4\u2032`")
def test_apostrophes_of_every_kind_are_the_same(sign):
    assert folded(f"tenant{sign}s rights") == "tenants rights"


def test_scripts_without_spaces_are_found_by_pairs_and_by_one_character():
    page = terms("停车许可证")
    assert set(query_weights("许可")) <= set(page)
    assert set(query_weights("证")) <= set(page)
    assert overlapping_pairs("p停车") == ["p", "停车"]


def test_digits_of_other_scripts_are_digits():
    assert words("٣٠ ২০২৬") == ["30", "2026"]


def test_letters_are_folded_place_by_place():
    shown = visible("Gw\u0302yl\u00ad Æon")
    assert shown == "Gŵyl Æon"
    assert same_length_letters(shown) == "gwyl æon"


def test_english_is_not_foreign():
    assert not is_foreign("council's – £5")
    assert is_foreign("мусор")


@given(st.text(max_size=200))
def test_what_is_seen_is_all_but_format_characters(text):
    kept = "".join(c for c in text if unicodedata.category(c) != "Cf" or c.isascii())
    assert visible(text) == unicodedata.normalize("NFC", kept)
    assert len(same_length_letters(text)) == len(text)
