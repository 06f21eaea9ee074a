import numpy as np
import pytest

from search.documents import SearchDocument
from search.learn import Learnt
from search.rankers import combining
from search.rankers.signpost_ranker import SignpostRanker


def examples(telling, count=60):
    """Queries of five pages each; one signal puts the right page first, the others are noise."""
    drawn = np.random.default_rng(1)
    for _ in range(count):
        grades = np.array([3, 0, 0, 1, 0.0])
        signals = drawn.random((5, len(combining.NAMES)))
        signals[:, telling] = grades / 3 + 0.1 * drawn.random(5)
        yield signals, grades


@pytest.mark.parametrize("telling", [0, 4, 8])
def test_the_telling_signal_gets_the_weight(telling):
    weights = combining.fit(examples(telling), towards=np.zeros(len(combining.NAMES)))
    assert np.argmax(weights) == telling


def test_a_strong_pull_leaves_the_usual_weights():
    weights = combining.fit(examples(0), pull=1e6)
    assert np.allclose(weights, combining.usual(), atol=1e-3)


def test_nothing_to_learn_from_gives_the_usual_weights():
    signals = np.ones((3, len(combining.NAMES)))
    assert np.array_equal(combining.fit([(signals, np.zeros(3))]), combining.usual())


def test_weights_are_kept_by_name():
    weights = combining.usual() + 1
    assert np.allclose(combining.from_json(combining.as_json(weights)), weights)
    assert combining.from_json({})[0] == combining.USUAL["page"]


def test_weights_are_fitted_on_a_log_that_is_long_enough(monkeypatch):
    documents = [
        SearchDocument(id=f"https://x.uk/{i:03}", title=f"word{i} page", body=f"text{i % 7}")
        for i in range(60)
    ]
    learnt = Learnt({d.id: {f"word{i} {w}": 3 for w in "abcd"} for i, d in enumerate(documents)})
    ranker = SignpostRanker()
    ranker.build(documents, learnt)
    assert ranker.search("word7 z")[0][0] == "https://x.uk/007"
    assert not np.allclose(ranker._weights, combining.usual())
    monkeypatch.setattr(combining, "LEAST_QUERIES", 1000)
    assert np.array_equal(ranker.relearn(learnt)._weights, combining.usual())
    assert ranker.relearn(Learnt())._weights is None
