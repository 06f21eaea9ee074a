import pytest

from search.answering.passages import mark_words, passage, plain_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("Short text.", "Short text."),
        ("start " * 100 + "the bin goes here " + "end " * 100, "bin goes here"),
        ("start " * 100, "start start"),
        ("one bin " + "start " * 100 + "the bin collections are here " + "end " * 100, "bin coll"),
        ("x" * 1000, "xxx"),
    ],
)
def test_passages_show_the_words_asked_for(text, expected):
    found = plain_text(passage(text, {"bin", "collect"}))
    assert expected in found
    assert len(found) <= 210


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"librari"}, ["Library", "libraries"]),
        ({"fine"}, ["fines"]),
        ({"libr"}, []),
        (set(), []),
        ({"("}, []),
    ],
)
def test_words_asked_for_are_marked_in_any_form(wanted, expected):
    parts = mark_words("Library fines, (all libraries)", wanted)
    assert [text for text, is_asked in parts if is_asked] == expected
    assert plain_text(parts) == "Library fines, (all libraries)"


@pytest.mark.parametrize(
    ("text", "wanted", "marked"),
    [
        ("Bore da o Lŷn", {"lyn"}, ["Lŷn"]),
        ("停车许可证申请", {"许可"}, ["许可"]),
        ("স্কুলে ভর্তি করুন", {"ভর্তি"}, ["ভর্তি"]),
        ("coun\u00adcil tax", {"council"}, ["council"]),
        ("Libraries and library cards", {"librari"}, ["Libraries", "library"]),
    ],
)
def test_words_of_any_script_are_marked(text, wanted, marked):
    assert [part for part, said in mark_words(text, wanted) if said] == marked
