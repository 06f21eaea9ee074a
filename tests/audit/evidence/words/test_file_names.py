"""What a file's name says of what is in it."""

import pytest

from audit.evidence.words.file_names import file_words, name_words, stem_words


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("/i/town-hall_2.jpg?w=3", ["town", "hall"]),
        ("https://cdn.example/logos/oxfam-logo.png", ["oxfam"]),
        ("/i/w3c-logo.png", ["w3c"]),
        ("/i/8f3a2b9c1d.png", []),
        ("/i/Banner%20Large.png", []),
        ("data:image/png;base64,AAAtown/hall.png", []),
        ("", []),
    ],
)
def test_words_of_a_name(source: str, words: list[str]) -> None:
    assert stem_words(source) == words


def test_the_folder_counts_for_recordings() -> None:
    assert name_words(file_words("/media/otter-film/silent.mp4")) == ["otter"]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("/img/ZVwKBtv5eC-24.svg", []),
        ("/img/p7DQC7icqB-333.svg", []),
        ("/i/TownHall2.jpg", ["townhall"]),
        ("/i/RNLIboat.jpg", ["rnliboat"]),
        ("/i/DSCN_garden.jpg", ["dscn", "garden"]),
    ],
)
def test_names_that_a_system_made_up_give_none(source: str, words: list[str]) -> None:
    assert stem_words(source) == words
