import numpy as np
import pytest

from search.documents import SearchDocument
from search.learning.training_pairs import TrainingPairs
from search.rankers.parts import signal_weights
from search.rankers.signpost_ranker import SignpostRanker


def examples(telling, count=60):
    """Queries of five pages each; one signal puts the right page first, the others are noise."""
    drawn = np.random.default_rng(1)
    for _ in range(count):
        grades = np.array([3, 0, 0, 1, 0.0])
        signals = drawn.random((5, len(signal_weights.NAMES)))
        signals[:, telling] = grades / 3 + 0.1 * drawn.random(5)
        yield signals, grades


@pytest.mark.parametrize("telling", [0, 4, 8])
def test_the_telling_signal_gets_the_weight(telling):
    weights = signal_weights.fit(examples(telling), towards=np.zeros(len(signal_weights.NAMES)))
    assert np.argmax(weights) == telling


def test_a_strong_pull_leaves_the_usual_weights():
    weights = signal_weights.fit(examples(0), pull=1e6)
    assert np.allclose(weights, signal_weights.default_weights(), atol=1e-3)


def test_nothing_to_learn_from_gives_the_usual_weights():
    signals = np.ones((3, len(signal_weights.NAMES)))
    assert np.array_equal(
        signal_weights.fit([(signals, np.zeros(3))]), signal_weights.default_weights()
    )


def test_weights_are_kept_by_name():
    weights = signal_weights.default_weights() + 1
    assert np.allclose(signal_weights.from_json(signal_weights.as_json(weights)), weights)
    assert signal_weights.from_json({})[0] == signal_weights.USUAL["page"]


def test_weights_are_fitted_on_a_log_that_is_long_enough(monkeypatch):
    documents = [
        SearchDocument(id=f"https://x.uk/{i:03}", title=f"word{i} page", body=f"text{i % 7}")
        for i in range(60)
    ]
    learnt = TrainingPairs(
        {d.id: {f"word{i} {w}": 3 for w in "abcd"} for i, d in enumerate(documents)}
    )
    ranker = SignpostRanker()
    ranker.build(documents, learnt)
    assert ranker.search("word7 z")[0][0] == "https://x.uk/007"
    assert not np.allclose(ranker._weights, signal_weights.default_weights())
    monkeypatch.setattr(signal_weights, "LEAST_QUERIES", 1000)
    assert np.array_equal(ranker.relearn(learnt)._weights, signal_weights.default_weights())
    assert ranker.relearn(TrainingPairs())._weights is None
