import pytest

from search.spelling.names import known_names, people
from search.spelling.speller import Speller
from search.spelling.word_counts import english_words

SITE = {"car": 90, "that": 300, "working": 80, "parking": 60, "permit": 60, "housing": 70,
        "recycling": 50, "heysham": 9, "council": 99, "licence": 70, "collection": 70}  # fmt: skip


@pytest.fixture(scope="module")
def speller():
    return Speller(SITE, english_words(), {"parking permit"}, names=known_names())


@pytest.mark.parametrize("name", ["kaur", "bhatt", "okafor", "nowak", "hussain", "carr", "pham"])
def test_names_of_people_stand_for_nothing_else(speller, name):
    assert name in people()
    assert speller.is_right(name)
    assert speller.suggest(name) == []


def test_a_name_beside_a_neighbour_of_another_word_is_only_offered(speller):
    assert speller.correction("parkin") == ("", False)
    assert speller.correction("parkin", ["* permit"]) == ("parking", False)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("recylcing", ("recycling", True)),
        ("colection", ("collection", True)),
        ("woking", ("working", False)),
        ("hersham", ("heysham", False)),
        ("cra", ("", False)),
    ],
)
def test_only_what_is_sure_is_put_right_unasked(typed, found):
    # As where the list of places is not installed.
    alone = Speller(SITE, english_words(), names=people() | {"heysham"})
    assert alone.correction(typed) == found


def test_names_are_kept(speller, tmp_path):
    speller.save(tmp_path)
    assert Speller.load(tmp_path).is_name("kaur")
