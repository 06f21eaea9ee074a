import pytest

from search.spelling import Speller, distance

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
    assert speller.suggest("parkin", usual=2) == []
    assert speller.suggest("parkin")[0][0] == "parking"


def test_words_run_together_or_apart():
    speller = Speller(KNOWN)
    assert speller.joined(["form", "p", "60"]) == ["p60"]
    assert speller.split("gardenwaste") == ["garden", "waste"]
    assert speller.split("zzzzzzzz") == []


@pytest.mark.parametrize(
    ("a", "b", "far"),
    [("bins", "bins", 0), ("bins", "bin", 1), ("bisn", "bins", 1), ("bins", "rent", 3)],
)
def test_distance(a, b, far):
    assert distance(a, b, 2) == far
    assert distance(b, a, 2) == far


def test_saved_and_loaded(tmp_path):
    Speller(KNOWN).save(tmp_path / "words.json")
    assert Speller.load(tmp_path / "words.json").suggest("pasport")[0][0] == "passport"
