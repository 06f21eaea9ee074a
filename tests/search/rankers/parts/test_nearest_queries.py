import numpy as np
import pytest

from search.rankers.parts.nearest_queries import NearestQueries
from search.scoring.char_ngrams import query_ngrams

LOG = {"bin day": {"/bins": 3, "/calendar": 1}, "bin days": {"/bins": 3}, "parking": {"/park": 2}}
IDS = ["/bins", "/calendar", "/park"]


def raised(nearest, query, **options):
    scores = np.zeros(len(IDS), np.float32)
    places = nearest.add(scores, query_ngrams(query), 1.0, **options)
    return scores, places


def test_pages_of_the_nearest_queries_are_raised_and_named():
    scores, places = raised(NearestQueries.build(LOG, IDS), "bin day")
    assert scores[0] > 1
    assert scores[1] == pytest.approx(1 / 3, abs=0.01)
    assert scores[2] == 0
    assert sorted(places.tolist()) == [0, 0, 1]


@pytest.mark.parametrize("query", ["zzz", "", "xylophone"])
def test_a_query_like_none_raises_nothing(query):
    scores, places = raised(NearestQueries.build(LOG, IDS), query)
    assert not scores.any()
    assert not len(places)


def test_no_log_at_all():
    scores, places = raised(NearestQueries.build({}, IDS), "bin day", least=0.0)
    assert not scores.any()
    assert not len(places)


def test_saved_and_loaded(tmp_path):
    made = NearestQueries.build(LOG, IDS)
    made.save(tmp_path)
    loaded = NearestQueries.load(tmp_path)
    assert raised(loaded, "bin dayz")[0].tolist() == raised(made, "bin dayz")[0].tolist()
