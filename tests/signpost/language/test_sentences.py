from __future__ import annotations

import pytest

from benchmarks import sentences as labelled
from signpost.language.sentences import is_address, sentence_at, split, words


@pytest.mark.parametrize(
    "text",
    [
        "Send it to Dr. Smith, St. Mary's Road, by 3.30 p.m. on Monday",
        "The fee is £12.50 e.g. for a bin, i.e. a big one, etc. as agreed",
        "Write to Mr J. R. Smith at 12 High Street, Mereford SE6 4RU",
        "See www.mereford.gov.uk/bins.html or ask help@mereford.gov.uk today",
        "Read No. 5 on p. 12 of the leaflet",
        "1. Apply online",
        "Cllr. Jones will answer",
        "It opens at 9.00 and closes at 5.30",
        "Is it approx. Three metres",
    ],
)
def test_stops_that_end_nothing(text: str) -> None:
    assert split(text) == (text,)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Pay now. It is due.", ("Pay now.", "It is due.")),
        ("Is it late? Yes! Call us.", ("Is it late?", "Yes!", "Call us.")),
        ("You pay Band D. The charge is £9.", ("You pay Band D.", "The charge is £9.")),
        ("We said “go.” Then we went.", ("We said “go.”", "Then we went.")),
        ("Bins are collected.Please wait.", ("Bins are collected.", "Please wait.")),
        ("Answer yes or no. Then sign.", ("Answer yes or no.", "Then sign.")),
        ("Wait... Then call.", ("Wait...", "Then call.")),
        (
            "Bring cups, plates etc. You will need them.",
            ("Bring cups, plates etc.", "You will need them."),
        ),
        ("", ()),
    ],
)
def test_stops_that_end_a_sentence(text: str, sentences: tuple[str, ...]) -> None:
    assert split(text) == sentences


def test_counts_words_and_no_dashes() -> None:
    assert words("a well-known fee \u2013 £12.50 & more") == [
        "a",
        "well-known",
        "fee",
        "£12.50",
        "more",
    ]


def test_finds_the_sentence_at_a_place() -> None:
    text = "It is identified. That is (ie here) it. End."

    assert sentence_at(text, text.index("ie here")) == "That is (ie here) it."


@pytest.mark.parametrize(
    ("token", "is_one"),
    [("www.a.uk", True), ("https://a.uk", True), ("a@b.uk", True), ("GOV.UK", False)],
)
def test_knows_addresses(token: str, is_one: bool) -> None:
    assert is_address(token) is is_one


def test_council_prose_that_was_labelled_by_hand() -> None:
    blocks = labelled.read()
    assert sum(len(block) - 1 for block in blocks) >= 400
    for half in (blocks[0::2], blocks[1::2]):
        assert labelled.score(labelled.ours)(half)[2] >= 0.98


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Wait in Studio C. Bring a towel.", 2),
        ("You get it if you rent.3 Owners do not.", 2),
        ("We open at 11 a.m. Tuesday to Saturday.", 1),
        ("We open at 11 a.m. Please knock.", 2),
        ("Come on Weds. 4 Feb. or on Sat. 7 Feb. instead.", 1),
        ("Ask for P. Rowe or Lt. Dunn.", 1),
        ("Sheep graze in N. Devon all year.", 1),
        ("It is 2.5 metres. That is the limit.", 2),
        ("a) Wash it. b) Dry it.", 2),
        ("We meet in Mill St. Everyone can come.", 2),
    ],
)
def test_stops_that_could_be_either(text: str, count: int) -> None:
    assert len(split(text)) == count


def test_bullets_in_the_text_begin_lines() -> None:
    text = "We spoke of these: • Roads that were shut are open again. • The hall ● Benches"
    assert split(text) == (
        "We spoke of these:",
        "Roads that were shut are open again.",
        "The hall",
        "Benches",
    )
