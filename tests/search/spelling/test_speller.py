import pytest

from search.spelling.edit_distance import cost, sound
from search.spelling.speller import Speller
from search.spelling.word_counts import english_words, word_pairs

KNOWN = {"passport": 90, "council": 200, "recycling": 60, "parking": 80, "form": 10, "p60": 5,
         "permit": 40, "garden": 30, "waste": 30, "gardens": 2}  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("pasport", "passport"),
        ("pasprot", "passport"),
        ("recyling", "recycling"),
        ("cuoncil", "council"),
        ("prking", "parking"),
    ],
)
def test_slips_are_mended(typed, meant):
    assert Speller(KNOWN).suggest(typed)[0][0] == meant


@pytest.mark.parametrize("typed", ["council", "zzzzzz", "2026", "fom", "", "gardens"])
def test_other_words_are_left(typed):
    assert Speller(KNOWN).suggest(typed) == []


def test_a_rare_word_of_the_site_is_no_slip():
    speller = Speller({**KNOWN, "parker": 3})
    assert speller.suggest("parker") == []
    assert speller.suggest("parkin", pages=2) == []
    assert speller.suggest("parkin")[0][0] == "parking"


def test_words_run_together_or_apart():
    speller = Speller(KNOWN)
    assert speller.joined(["form", "p", "60"]) == ["p60"]
    assert speller.split("gardenwaste") == ["garden", "waste"]
    assert speller.split("zzzzzzzz") == []


@pytest.mark.parametrize(
    ("typed", "near", "far"),
    [
        ("bisn", "bins", "bans"),
        ("councel", "council", "counted"),
        ("parrking", "parking", "marking"),
        ("lisence", "licence", "silence"),
        ("fotograph", "photograph", "autograph"),
    ],
)
def test_likely_slips_cost_less(typed, near, far):
    assert cost(typed, near, 2) < cost(typed, far, 2)


def test_cost_of_the_same_and_of_anything_further():
    assert cost("bins", "bins", 2) == 0
    assert cost("bins", "rent", 2) == 3


@pytest.mark.parametrize(("a", "b"), [("tax", "taks"), ("knife", "nife"), ("fotos", "photos")])
def test_what_sounds_alike(a, b):
    assert sound(a) == sound(b)
    assert sound(a) != sound("council")


def test_a_word_beside_its_neighbour_is_preferred():
    known = {"tax": 50, "task": 50, "take": 50, "council": 90}
    pairs = word_pairs([["council", "tax"], ["pay", "council", "tax"], ["task", "one"]])
    assert pairs == {"council tax"}
    speller = Speller(known, {}, pairs)
    assert speller.suggest("taks", neighbours=["council *"])[0][0] == "tax"


def test_usual_english_and_rare_words_of_the_site_are_no_slips():
    speller = Speller({"thrust": 500, "council": 900}, {"trust": 5.0}, rare={"councol"})
    assert speller.suggest("trust") == []
    assert speller.suggest("councol") == []
    assert speller.suggest("councl")[0][0] == "council"
    assert speller.split("trust") == []


def test_codes_are_no_slips():
    assert Speller({"sa100": 90, "sa1001": 90}).suggest("sa101") == []


def test_english_words_have_a_frequency():
    found = english_words(1000)
    assert found["the"] > found["council"] > 3


def test_saved_and_loaded(tmp_path):
    Speller(KNOWN, {"trust": 5.0}, {"council tax"}, {"wheelie"}).save(tmp_path / "words")
    speller = Speller.load(tmp_path / "words")
    assert speller.suggest("pasport")[0][0] == "passport"
    assert speller.is_word("trust")
    assert speller.is_word("wheelie")


def test_what_a_dictionary_has_is_looked_for_but_never_put_right():
    speller = Speller({"arts": 9, "believe": 9}, {"arts": 4.0, "believe": 5.0})
    assert speller.suggest("besiege")[0][0] == "believe"
    assert speller.is_right("besiege")
    assert speller.is_right("hamilton")
    assert not speller.is_right("beleive")


@pytest.mark.parametrize(
    "word", ["libary", "pasport", "collecton", "wheely", "recyclng", "counsil"]
)
def test_what_is_given_up_sooner_would_have_lost(word):
    for other in (*KNOWN, "counselling", "wheel", "physics"):
        whole = cost(word, other, 2)
        for wanted in (0.3, 0.6, 1.0, 1.7):
            sooner = cost(word, other, 2, wanted)
            assert sooner == whole or min(sooner, whole) > wanted


def test_a_slip_looked_up_again_says_the_same():
    speller = Speller({**KNOWN, "tax": 90, "task": 90}, pairs=["council tax"])
    alone = speller.suggest("taks")
    assert speller.suggest("taks", neighbours=["council *"])[0][0] == "tax"
    assert speller.suggest("taks") == alone
    assert speller.suggest("taks", limit=1) == alone[:1]
