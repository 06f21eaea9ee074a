from collections import Counter

import pytest

from search.documents import SearchDocument
from search.learning.abbreviations import (
    abbreviations,
    abbreviations_shown,
    expansion,
    stated_abbreviations,
)

ENGLISH = {"send": 5.1, "pip": 3.4}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Blue Badge (BB) scheme.", {("bb", "blue badge")}),
        ("Rules for houses in multiple occupation (HMOs)", {("hmo", "houses in multiple occupation")}),
        ("Freedom of Information (FOI)", {("foi", "freedom of information")}),
        ("Special Educational Needs and Disability (SEND)",
         {("send", "special educational needs and disability")}),
        # Not made of first letters; of one word; over a line; the small word would come first.
        ("Monday to Friday (BST)", set()),
        ("Council (C) tax", set()),
        ("blue\nbadge (BB)", set()),
        ("of badges (OB)", set()),
        ("(BB)", set()),
    ],
)  # fmt: skip
def test_pages_state_abbreviations(text, expected):
    assert set(stated_abbreviations([SearchDocument("/a", "A page", body=text)])) == expected


def test_a_page_states_each_once():
    page = SearchDocument(
        "/a", "Blue badge (BB)", body="A blue badge (BB) is blue. Blue Badge (BB)"
    )
    assert stated_abbreviations([page, page]) == {("bb", "blue badge"): 2}


def test_the_log_shows_abbreviations():
    titles = {"/hmo": ["licence", "for", "houses", "in", "multiple", "occupation", "landlords"]}
    found = abbreviations_shown(
        {"hmo licence": {"/hmo": 3}, "hmo": {"/hmo": 1}, "xyz": {"/hmo": 3}}, titles
    )
    assert found == {("hmo", "houses in multiple occupation"): 1}
    assert abbreviations_shown({"for": {"/hmo": 3}}, titles) == {}


def test_what_people_opened_decides_between_two_meanings():
    pages = Counter({("ilr", "individualised learner record"): 9, ("pip", "a b c"): 1})
    log = Counter({("ilr", "indefinite leave to remain"): 2})
    assert [m.means for m in abbreviations(pages, log, ENGLISH)] == ["indefinite leave to remain"]


@pytest.mark.parametrize("short", ["send", "dog"])
def test_usual_words_and_words_that_say_themselves_are_none(short):
    log = Counter(
        {("send", "special educational needs and disability"): 9, ("dog", "dogs or guide"): 9}
    )
    assert [m for m in abbreviations(Counter(), log, ENGLISH) if m.said == short] == []


def test_long_texts_cost_little():
    assert expansion("ab", ["a"] * 10_000) == []
    assert stated_abbreviations([SearchDocument("/a", "x", body="( " * 50_000 + "(AB)")]) == {}
