import json

import pytest

from search.documents import SearchError
from search.learning.training_pairs import (
    TrainingPairs,
    apply_overrules,
    half_of,
    pairs_from_log,
    pairs_of_half,
)
from search.logs.query_log import LoggedQuery, QueryLog

LOG = QueryLog(
    (
        LoggedQuery("Rubbish", 9, {"/bins": 8, "/tip": 2}),
        LoggedQuery("black bag", 2, {"/bins": 1}),
        LoggedQuery("rent", 5),
    )
)


def test_learning_keeps_who_led_where():
    learnt = pairs_from_log(LOG)
    assert learnt.queries == {"/bins": {"black bag": 3, "rubbish": 3}, "/tip": {"rubbish": 2}}
    assert learnt.words("/tip") == ["rubbish", "rubbish"]
    assert learnt.by_query()["rubbish"] == {"/bins": 3, "/tip": 2}


def test_the_order_of_the_log_teaches_nothing():
    turned = QueryLog(tuple(reversed(LOG.queries)))
    assert json.dumps(pairs_from_log(turned).as_json()) == json.dumps(pairs_from_log(LOG).as_json())


def test_popularity_is_mild():
    learnt = pairs_from_log(LOG)
    assert 1 == learnt.popularity("/rent") < learnt.popularity("/tip") < learnt.popularity("/bins")
    many = TrainingPairs({"/bins": {f"query {i}": 3 for i in range(1000)}})
    assert many.popularity("/bins") < 2


def test_halves_share_no_query_and_lose_none():
    queries = [f"query {i}" for i in range(200)]
    learnt = TrainingPairs({"/bins": dict.fromkeys(queries, 1)})
    halves = [set(pairs_of_half(learnt, half).by_query()) for half in (0, 1)]
    assert not halves[0] & halves[1]
    assert halves[0] | halves[1] == set(queries)
    assert 60 < len(halves[0]) < 140
    assert half_of("Bins!") == half_of("bins")


def test_an_editor_may_overrule(tmp_path):
    file = tmp_path / "search-overrules.json"
    file.write_text('{"remove": {"/tip": ["Rubbish"]}, "add": {"/rent": ["landlord"]}}')
    found = apply_overrules(pairs_from_log(LOG), file)
    assert "/tip" not in found.queries
    assert found.queries["/rent"] == {"landlord": 3}


def test_no_overrules_change_nothing(tmp_path):
    assert apply_overrules(pairs_from_log(LOG), tmp_path / "none.json") == pairs_from_log(LOG)


@pytest.mark.parametrize("text", ["{", "[]", '{"ad": {}}', '{"add": {"/bins": "rubbish"}}'])
def test_bad_overrules_are_told(tmp_path, text):
    file = tmp_path / "search-overrules.json"
    file.write_text(text)
    with pytest.raises(SearchError, match=r"search-overrules\.json"):
        apply_overrules(pairs_from_log(LOG), file)
