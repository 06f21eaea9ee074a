import pytest

from search.stemming import stem


@pytest.mark.parametrize(
    "forms",
    [
        "bus buses", "virus viruses", "campus campuses", "house houses", "cause causes",
        "plan plans planned planning", "swim swimming", "wed wedding weddings",
        "licence licences licensing licensed", "child children", "library libraries",
        "gas gases", "tax taxes", "box boxes", "recycle recycling recycled", "fly flying",
        "charge charges charging", "library libraries", "child childrens", "woman women",
        "mp mps", "pcn pcns", "ehcp ehcps", "hmo hmos", "dvd dvds", "tpo tpos",
    ],
)  # fmt: skip
def test_forms_of_one_word_share_a_stem(forms):
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("news", "new"), ("university", "universal"), ("parking", "park"), ("universe", "university"),
        ("authority", "author"), ("business", "busy"), ("officer", "office"),
        ("department", "depart"), ("emergency", "emerge"), ("experience", "experiment"),
        ("probate", "probation"), ("training", "train"), ("policy", "police"),
        ("organ", "organic"), ("important", "import"),
        ("gas", "gate"), ("plus", "plum"), ("pass", "pas"), ("this", "thin"),
    ],
)  # fmt: skip
def test_words_that_only_look_alike_stay_apart(one, other):
    assert stem(one) != stem(other)


@pytest.mark.parametrize("word", ["p60", "2026", "ŵyn", "垃圾", "свалка", ""])
def test_what_is_no_english_word_is_left(word):
    assert stem(word) == word
