from collections import Counter

import pytest

from search.answering.team_draft import drawn, team_draft


def ranked(text):
    return [(key, 1.0) for key in text]


@pytest.mark.parametrize("seed", range(8))
def test_both_have_as_many_results_and_none_stands_twice(seed):
    draft = team_draft(ranked("abcdef"), ranked("xaybzc"), seed)
    keys = [key for key, _ in draft.ranked]
    assert sorted(keys) == sorted(set("abcdefxyz"))
    counts = Counter(draft.teams.partition("-")[0])
    assert abs(counts["a"] - counts["b"]) <= 1
    assert team_draft(ranked("abcdef"), ranked("xaybzc"), seed) == draft


def test_who_begins_is_drawn_by_lot():
    firsts = Counter(team_draft(ranked("a"), ranked("b"), seed).ranked[0][0] for seed in range(400))
    assert 150 < firsts["a"] < 250


def test_what_both_would_put_next_says_nothing():
    assert team_draft(ranked("abc"), ranked("abc"), 1).teams == "---"
    draft = team_draft(ranked("abc"), ranked("acb"), 1)
    assert draft.teams[0] == "-"
    assert set(draft.teams[1:]) <= set("ab-")


def test_what_only_one_has_left_says_nothing():
    assert team_draft(ranked("abc"), [], 1).teams == "---"
    assert team_draft([], ranked("ab"), 1).ranked == ranked("ab")
    assert team_draft([], [], 1).teams == ""


def test_a_share_of_searches_is_drawn_the_same_again():
    found = [drawn(0.25, "build", f"query {n}") for n in range(2_000)]
    assert 400 < sum(x is not None for x in found) < 600
    assert found == [drawn(0.25, "build", f"query {n}") for n in range(2_000)]
    assert drawn(0.0, "x") is None
    assert drawn(1.0, "x") is not None
